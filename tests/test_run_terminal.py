"""Runs on a terminal and elsewhere: progress, colours and language, the first time and unchanged."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from conftest import Run

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")

SOUND = "inga fel och inga varningar i 6 filer\n"
Shown = Callable[..., tuple[str, str]]
COLOR = re.compile(r"\x1b\[[0-9;]*m")
CONTROL = re.compile(r"\x1b")
OTHERS = ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "COLORTERM", "COLUMNS", "LINES")


@pytest.fixture
def shown(place: Path) -> Shown:
    """Run progc with a terminal of its own as stdout, stderr or both: what came out of each."""

    def progc(*words: str, terminal: str, **env: str) -> tuple[str, str]:
        environment = {name: value for name, value in os.environ.items() if name not in OTHERS}
        environment |= {
            "PROGC_CACHE": str(place / "cache"),
            "PROGC_LANG": "sv",
            "TERM": "xterm-256color",
            **env,
        }
        # Of a pipe as of a terminal the second end is the program's.
        ends = [os.openpty() if name in terminal else os.pipe() for name in ("out", "err")]
        running = subprocess.Popen(
            [sys.executable, "-m", "progc", *words],
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=ends[0][1],
            stderr=ends[1][1],
        )
        for _, theirs in ends:
            os.close(theirs)
        # Both at once: a terminal that nobody reads from takes a few thousand signs and no more.
        with ThreadPoolExecutor() as readers:
            out, err = readers.map(read, [ours for ours, _ in ends])
        running.wait()
        return out, err

    return progc


def read(end: int) -> str:
    """All that comes out of a terminal or a pipe until nobody writes to it."""
    whole = b""
    with os.fdopen(end, "rb", buffering=0) as file:
        try:
            while data := file.read(65536):
                whole += data
        except OSError:
            # Linux says so of a terminal that everybody has left.
            pass
    return whole.decode().replace("\r\n", "\n")


def spoil(place: Path) -> None:
    page = place / "tiny" / "modules" / "start" / "valkommen.md"
    page.write_text(page.read_text(encoding="utf-8").replace("form fragor", "form fragr"), encoding="utf-8")


def test_progress_is_drawn_on_a_terminal_and_wiped_off(shown: Shown) -> None:
    out, err = shown("build", terminal="err")
    assert out == SOUND
    drawn = CONTROL.split(err)
    assert any("tiny" in piece or "gör" in piece for piece in drawn), err
    assert re.search(r"\d+/\d+", COLOR.sub("", err)), err
    # The last thing is to move up and to wipe the line.
    assert err.endswith("\x1b[1A\x1b[2K"), err
    assert shown("build", terminal="err") == (SOUND, "")


@pytest.mark.parametrize(
    ("words", "terminal", "env"),
    [
        ("build", "", {}),
        ("build", "", {"FORCE_COLOR": "1"}),
        ("build", "out", {}),
        ("build --quiet", "out err", {}),
        ("build --quiet", "err", {}),
        ("lint -q", "out err", {}),
        ("build", "out err", {"TERM": "dumb"}),
    ],
)
def test_no_progress_elsewhere(shown: Shown, words: str, terminal: str, env: dict[str, str]) -> None:
    for _ in range(2):
        quiet = "-q" in words
        assert shown(*words.split(), terminal=terminal, **env) == ("" if quiet else SOUND, "")


@pytest.mark.parametrize(
    ("terminal", "env", "colored"),
    [
        ("out", {}, True),
        ("out", {"TERM": "dumb"}, False),
        ("out", {"NO_COLOR": "1"}, False),
        ("err", {}, False),
        ("", {"FORCE_COLOR": "1"}, True),
        ("", {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ("out", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
    ],
)
def test_colours(shown: Shown, place: Path, terminal: str, env: dict[str, str], colored: bool) -> None:
    spoil(place)
    plain, _ = shown("lint", terminal="")
    assert "fel[PC201]: det finns inget formulär som heter `fragr`" in plain
    assert COLOR.search(shown("lint", terminal="out")[0])
    for _ in range(2):
        out, _ = shown("lint", terminal=terminal, **env)
        assert bool(COLOR.search(out)) == colored
        assert COLOR.sub("", out) == plain


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}])
def test_progress_has_no_colours_where_none_are_wanted(shown: Shown, env: dict[str, str]) -> None:
    _, err = shown("build", terminal="err", **env)
    assert re.search(r"\d+/\d+", COLOR.sub("", err))
    assert bool(re.search(r"\x1b\[(3|9|38;)\d", err)) == (not env), err


NO_LANGUAGE = dict.fromkeys(("PROGC_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"), "")


def test_the_first_that_says_a_language_is_heard(run: Run) -> None:
    """Each alone, and against all that come after it; once as new and once unchanged."""
    names = ("LANG", "LC_MESSAGES", "LC_ALL", "PROGC_LANG", "--lang")
    said = {"sv": SOUND, "en": "no errors and no warnings in 6 files\n"}
    values = {"sv": "sv_SE.UTF-8", "en": "en_US.UTF-8"}
    asked = [
        (lang, {**dict.fromkeys(names[:number] if against else (), values[other]), name: values[lang]})
        for number, name in enumerate(names)
        for lang, other in (("sv", "en"), ("en", "sv"))
        for against in ((False, True) if number else (False,))
    ]
    for turn in range(2):
        for lang, each in asked:
            words = ("--lang", lang) if "--lang" in each else ()
            env = {name: value for name, value in each.items() if name != "--lang"}
            done = run("lint", *words, **NO_LANGUAGE | env, PYTHONPROFILEIMPORTTIME="1")
            assert done.stdout == said[lang], (turn, each)
            assert ("click" in done.stderr) == (turn == 0), (turn, each)
    assert run("lint", **NO_LANGUAGE | {"LC_ALL": "C"}).stdout == said["en"]
    assert run("lint", **NO_LANGUAGE | {"PROGC_LANG": "de", "LANG": "sv_SE"}).stdout == said["en"]
