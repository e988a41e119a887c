"""What a run says when the system, memory or progc itself lets it down: in the reader's language, code 2."""

import errno
import os
from pathlib import Path

import pytest

from progc.build import making
from progc.cli import run
from progc.files.disk import Refusal, reason

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


def test_a_crash_says_what_it_was_at(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(recipe: object, *of: object) -> bytes:
        raise KeyError("hoppsan")

    monkeypatch.setattr(making, "make", make)
    assert run(["build", "--only", "html", "--jobs", "1"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "det här är ett fel i progc, inte i programmet: KeyError: 'hoppsan'"
    assert said[1].startswith("under arbetet med `html/")
    assert said[2:] == [
        f"under arbetet med `{here / 'tiny'}`",
        "kör igen med --debug för att se var",
    ]


def crash(path: str) -> None:
    with making.at_work_on(path):
        raise KeyError("hoppsan")


def test_a_crash_in_a_worker_says_what_it_was_at_too() -> None:
    with making.started(2) as pool, pytest.raises(KeyError, match="hoppsan") as told:
        list(pool.map(crash, ["html/index.html"]))
    assert told.value.__notes__ == ["html/index.html"]


def end_at_once(path: str) -> None:
    os._exit(9)


def test_a_worker_that_is_killed_is_no_bug() -> None:
    with pytest.raises(Refusal) as told, making.started(2) as pool:
        list(pool.map(end_at_once, ["html/index.html"]))
    said = told.value.text.to("sv")
    assert said.startswith("en process som progc hade startat avbröts utifrån")
    assert "fel i progc" not in said
