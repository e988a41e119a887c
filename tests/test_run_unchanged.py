"""Runs with nothing changed: they answer whole and by the short way; and what makes them look closer."""

import mmap
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run

HEAVY = {"click", "dataclasses", "pathlib", "typing", "inspect", "yaml", "progc.cli", "progc.build"}
SOUND = "inga fel och inga varningar i 6 filer\n"


def loaded(done: "subprocess.CompletedProcess[str]") -> tuple[set[str], str]:
    """The modules that a run with PYTHONPROFILEIMPORTTIME imported, and what else it said on stderr."""
    lines = done.stderr.splitlines(keepends=True)
    told = [line for line in lines if line.startswith("import time:")]
    return {line.rsplit("|", 1)[1].strip() for line in told}, "".join(
        line for line in lines if line not in told
    )


def written(place: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of every output."""
    return {
        str(entry): (entry.stat().st_ino, entry.stat().st_mtime_ns) for entry in (place / "build").rglob("*")
    }


def sound(place: Path) -> None:
    pass


def an_error(place: Path) -> None:
    page = place / "tiny" / "modules" / "start" / "valkommen.md"
    page.write_text(page.read_text(encoding="utf-8").replace("form fragor", "form fragr"), encoding="utf-8")


def a_line(text: str) -> Callable[[Path], None]:
    def add(place: Path) -> None:
        program = place / "tiny" / "program.yaml"
        program.write_text(program.read_text(encoding="utf-8") + text, encoding="utf-8")

    return add


def an_unpublished_edition(place: Path) -> None:
    (place / "tiny" / "editions").mkdir()
    (place / "tiny" / "editions" / "norr.yaml").write_text("title: Norr\npublish: false\n", encoding="utf-8")


def somebody_s_own(place: Path) -> None:
    (place / "build").mkdir()
    (place / "build" / "mitt.txt").write_text("mitt", encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "first", "code"),
    [
        ("lint", sound, 0),
        ("build", sound, 0),
        ("lint tiny --quiet", sound, 0),
        ("build --only html", sound, 0),
        ("build --out webb", sound, 0),
        ("lint", an_error, 1),
        ("lint --quiet", an_error, 1),
        ("build", an_error, 1),
        ("lint", a_line("days: 800\n"), 0),
        ("lint --strict", a_line("days: 800\n"), 1),
        ("build --strict --lang en", a_line("days: 800\n"), 1),
        ("build", a_line("publish: false\n"), 0),
        ("build --edition norr", an_unpublished_edition, 2),
        ("build", somebody_s_own, 0),
    ],
)
def test_it_answers_the_same_without_importing_much(
    run: Run, place: Path, words: str, first: Callable[[Path], None], code: int
) -> None:
    first(place)
    known, before = run(*words.split(), PYTHONPROFILEIMPORTTIME="1"), written(place)
    again = run(*words.split(), PYTHONPROFILEIMPORTTIME="1")
    (long, said), (short, said_again) = loaded(known), loaded(again)
    assert {"click", "dataclasses"} <= long
    assert not short & HEAVY, words
    assert (known.returncode, again.returncode) == (code, code)
    assert (again.stdout, said_again) == (known.stdout, said)
    assert known.stdout or said or "--quiet" in words
    assert written(place) == before


def test_version_is_answered_by_the_short_way(run: Run) -> None:
    done = run("--version", PYTHONPROFILEIMPORTTIME="1")
    assert done.stdout.startswith("progc ") and not loaded(done)[0] & HEAVY


def test_strict_and_lenient_runs_do_not_answer_for_each_other(run: Run, place: Path) -> None:
    a_line("days: 800\n")(place)
    for _ in range(2):
        assert [run("lint").returncode, run("lint", "--strict").returncode] == [0, 1]


@pytest.mark.skipif(os.name == "nt", reason="a mapped file changes its time there")
def test_a_change_within_the_clock_s_tick_is_noticed(run: Run, place: Path) -> None:
    """A page that is as young as the run, and changed again with all that the system tells of it the same.

    A page of memory that is not yet on disk takes a change without a new time, as two changes in one tick do.
    """
    path = place / "tiny" / "modules" / "start" / "valkommen.md"
    text = path.read_bytes()
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as mapped:
        mapped[:] = text
        os.utime(path, (4e9, 4e9))
        assert run("lint").stdout == SOUND
        mapped[:] = text.replace(b"form fragor", b"form fragar")
        done = run("lint")
    assert done.returncode == 1 and "`fragar`" in done.stdout


def test_a_page_of_the_same_size_and_time_is_noticed(run: Run, place: Path) -> None:
    path = place / "tiny" / "modules" / "start" / "valkommen.md"
    assert run("build").stdout == SOUND
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"form fragor", b"form fragar"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert "`fragar`" in run("build").stdout


def test_what_is_new_beside_is_noticed(run: Run, place: Path) -> None:
    """Another program below the folder, and another working folder: the words alone say nothing."""
    assert run("lint").stdout == SOUND
    other = place / "under" / "liten"
    other.parent.mkdir()
    (place / "tiny").rename(other)
    assert run("lint").stdout == SOUND
    other.with_name("tom").mkdir()
    (other.with_name("tom") / "program.yaml").write_text("format: 1\n", encoding="utf-8")
    done = run("lint")
    assert done.returncode == 1 and "under/tom/program.yaml" in done.stdout
