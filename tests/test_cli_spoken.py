"""The command line's own words: help and errors of use have no word of click's in another language."""

import re
import subprocess
from collections.abc import Callable

import click
import pytest

from progc.cli import group
from progc.cli.language import language
from progc.diagnostics import Lang

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|show|try|error|invalid|missing|default|such|got|the|is|and)\b"
)
SWEDISH = re.compile(r"\b(användning|val|kommando|visa|och|är|det|inte|saknas|finns)\b")
COMMANDS = ["", *group("sv").list_commands(click.Context(group("sv")))]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_one_language(run: Run, command: str) -> None:
    words = [command] if command else []
    swedish = run(*words, "--help")
    english = run(*words, "--help", "--lang", "en")
    assert (swedish.returncode, english.returncode) == (0, 0)
    assert swedish.stdout.startswith("Användning: progc ") and "Visa den här hjälpen." in swedish.stdout
    assert not ENGLISH.findall(swedish.stdout.lower())
    assert not SWEDISH.findall(english.stdout.lower())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("bygg", "det finns inget kommando `bygg`"),
        ("lnt", "det finns inget kommando `lnt`; menade du `lint`?"),
        ("lint --stric", "det finns inget val `--stric`; menade du `--strict`?"),
        ("lint --out", "`--out` har fått inget värde"),
        ("lint --quiet=3", "`--quiet` har inget värde"),
        ("build --jobs x", "`--jobs` tar ett heltal, minst 1"),
        ("build --only docx", "`--only` tar ett av `html`, `pdf`"),
        ("lint --lang fr", "`--lang` tar ett av `sv`, `en`"),
        ("verify", "PAKET saknas"),
        ("explain a b", "`b` är ett ord för mycket"),
    ],
)
def test_wrong_use_is_told_in_one_language(run: Run, words: str, said: str) -> None:
    done = run(*words.split())
    assert (done.returncode, done.stdout) == (2, "")
    assert f"\ndet går inte: {said}\n" in done.stderr
    assert not ENGLISH.findall(re.sub(r"--\w+", "", done.stderr.lower()))


def test_no_command_is_wrong_use_that_shows_the_help(run: Run) -> None:
    done = run()
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == run("--help").stdout == run("--lang", "sv").stderr


@pytest.mark.parametrize(
    ("words", "env", "lang"),
    [
        ("lint", {}, "en"),
        ("lint", {"LANG": "sv_SE.UTF-8"}, "sv"),
        ("lint", {"LANG": "sv_SE.UTF-8", "PROGC_LANG": "en"}, "en"),
        ("lint --lang sv", {"PROGC_LANG": "en"}, "sv"),
        ("lint --lang=en x", {"PROGC_LANG": "sv"}, "en"),
        ("lint --lang fr", {"PROGC_LANG": "sv"}, "sv"),
        ("lint --lang", {"PROGC_LANG": "sv"}, "sv"),
    ],
)
def test_whose_language(monkeypatch: pytest.MonkeyPatch, words: str, env: dict[str, str], lang: Lang) -> None:
    for name in ("PROGC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert language(words.split()) == lang
