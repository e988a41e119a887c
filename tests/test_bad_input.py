"""Broken programs, and all that `progc lint` says of each: every message, whole, at its place.

A case is a heading in bad_input/*.md: files that lie over the tiny program (`+` after a path adds to its
end), then a fence `text sv` or `text en` with what is printed. `{U+00A0}` is that character. A line `…` in
what is printed stands for more of the same. The folders of disk.md are made by bad_folders.py.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bad_folders import CASES
from progc.cli import run

HERE = Path(__file__).parent
_PART = re.compile(
    r"^## (?P<title>[^\n]+)\n"
    r"|^(?P<fence>`{3,})(?P<kind>\w+) (?P<path>\S+)(?P<added> \+)?\n(?P<body>.*?)^(?P=fence)\n",
    re.M | re.S,
)
_SIGN = re.compile(r"\{U\+([0-9A-F]{4})\}")
MEMORY = 1_500_000_000


@dataclass
class Case:
    """`files` are (path, text, added to what is there); `said` is by language."""

    title: str
    files: list[tuple[str, str, bool]] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)


def cases(text: str) -> Iterator[Case]:
    """The cases of one Markdown file."""
    case: Case | None = None
    for part in _PART.finditer(text):
        if part["title"]:
            yield from filter(None, [case])
            case = Case(part["title"])
            continue
        assert case is not None
        body = _SIGN.sub(lambda sign: chr(int(sign[1], 16)), part["body"])
        if part["kind"] == "text":
            case.said[part["path"]] = body
        else:
            case.files.append((part["path"], body, bool(part["added"])))
    yield from filter(None, [case])


def read(name: str) -> list[Case]:
    return list(cases((HERE / "bad_input" / f"{name}.md").read_text(encoding="utf-8")))


TEXTS = [
    pytest.param(case, lang, id=f"{path.stem}: {case.title} ({lang})")
    for path in sorted((HERE / "bad_input").glob("*.md"))
    if path.stem != "disk"
    for case in read(path.stem)
    for lang in case.said
]
DISK = {case.title: case for case in read("disk")}


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the tiny program, where the run stands."""
    root = tmp_path / "exempel"
    shutil.copytree(HERE / "tiny", root)
    monkeypatch.setenv("PROGC_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(("case", "lang"), TEXTS)
def test_text(case: Case, lang: str, program: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path, text, added in case.files:
        place = program / path
        place.parent.mkdir(parents=True, exist_ok=True)
        before = place.read_bytes() if added else b""
        place.write_bytes(before + text.encode())
    code = run(["lint", "--lang", lang, "--debug", "--out", str(program.parent / "build")])
    said = capsys.readouterr()
    assert said.out == case.said[lang]
    assert (code, said.err) == (exit_code(case.said[lang]), "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes, and links need a right")
@pytest.mark.parametrize("title", CASES)
def test_disk(title: str, program: Path) -> None:
    CASES[title](program)
    before = {path: path.lstat() for path in sorted(program.rglob("*"))}
    done = subprocess.run(
        [sys.executable, "-m", "progc", "lint", "--lang", "sv", "--out", "../build", "."],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "PYTHONPATH": ""},
        preexec_fn=little_memory,
        check=False,
    )
    # Every path of the report is a place in the program's folder: its own is left out.
    said = (done.stdout + done.stderr).replace(str(program), "exempel")
    first, more, last = DISK[title].said["sv"].partition("\n…\n")
    assert said.startswith(first) and said.endswith(last) if more else said == first
    assert done.returncode == exit_code(said)
    assert {path: path.lstat() for path in sorted(program.rglob("*"))}.keys() == before.keys()


def little_memory() -> None:
    """The run may not take more than this."""
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def exit_code(said: str) -> int:
    """What the last line means: 0 no errors, 1 errors; 2 where there is none."""
    found = re.search(
        r"^(inga|no|\d+) (?:fel|errors?) (?:och|and) .* \d+ (?:filer|fil|files?)\n\Z", said, re.M
    )
    return 2 if found is None else int(found[1] not in ("inga", "no"))


def test_the_table_is_whole() -> None:
    assert set(DISK) == set(CASES)
    titles = [parameter.id for parameter in TEXTS]
    assert len(set(titles)) == len(titles)
    assert len(titles) + len(CASES) >= 170
