"""What a run says when the system, memory or progc itself lets it down: in the reader's language, code 2."""

import errno
import os
import signal
import sys
from multiprocessing import parent_process
from pathlib import Path

import pytest

from progc.build import making
from progc.cli import run
from progc.files.disk import reason

CODES = (errno.EACCES, errno.ENOSPC, errno.EISDIR, errno.ENOTDIR, errno.EROFS, errno.EMFILE)


@pytest.fixture
def here(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with the tiny program and an empty cache."""
    monkeypatch.chdir(place)
    monkeypatch.setenv("PROGC_CACHE", str(place / "cache"))
    monkeypatch.setenv("PROGC_LANG", "sv")
    return place


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
def test_the_system_s_own_words_are_not_shown(code: int) -> None:
    said = reason(OSError(code, os.strerror(code)))
    assert said.to("sv") != said.to("en")
    assert os.strerror(code) not in (said.to("sv"), said.to("en"))


def test_an_error_without_words_of_its_own_is_named() -> None:
    assert reason(OSError(errno.EXDEV, "x")).to("sv") == "systemet svarar EXDEV"
    assert reason(FileNotFoundError("a package is not installed")).to("sv") == "a package is not installed"


def test_out_is_a_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "bygge").write_text("x")
    assert run(["build", "--out", "bygge"]) == 2
    where = here / "bygge"
    assert capsys.readouterr().err == (
        f"progc kunde inte fortsätta: det finns redan en sådan fil eller mapp: `{where}`\n"
    )


def test_memory_that_is_full(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(*of: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(making, "make", make)
    assert run(["build", "--jobs", "1"]) == 2
    assert capsys.readouterr().err == "progc kunde inte fortsätta: minnet är fullt\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_crash_says_what_it_was_at(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, jobs: str
) -> None:
    if jobs == "2" and sys.platform != "linux":
        pytest.skip("workers that start anew know nothing of the patch")

    def make(recipe: object, *of: object) -> bytes:
        raise KeyError("hoppsan")

    monkeypatch.setattr(making, "make", make)
    assert run(["build", "--only", "html", "--jobs", jobs]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "det här är ett fel i progc, inte i programmet: KeyError: 'hoppsan'"
    assert said[1].startswith("under arbetet med `html/")
    assert said[2:] == [
        f"under arbetet med `{here / 'tiny'}`",
        "kör igen med --debug för att se var",
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="workers that start anew know nothing of the patch")
def test_a_worker_that_is_killed_is_no_bug(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(*of: object) -> bytes:
        assert parent_process() is not None, "made by a worker"
        os.kill(os.getpid(), signal.SIGKILL)
        return b""

    monkeypatch.setattr(making, "make", make)
    assert run(["build", "--jobs", "2"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("en process som progc hade startat avbröts utifrån")
    assert "fel i progc" not in said
    assert not list((here / "build").iterdir())
