"""Both programs spoilt in ten thousand ways, each the whole way from the disk to an exit code: no exception.

What the command checked on its way is looked at: its places lie in the texts, it is told in both languages,
and what has no error is lowered and emitted; a sample of that is made. The catch-all is off: where a seed
fails, what was done to the program stands in the exception's notes.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random

import pytest

from mutating import Spoiler
from progc.check import Checked, check
from progc.cli import run
from progc.diagnostics import Finding, Lang
from progc.files.load import load
from progc.files.resources import schemas, templates
from progc.language.parse import parse
from progc.language.parse.parsed import Parsed
from progc.publish.emit import emit, make
from progc.publish.lower import lower
from progc.publish.recipe import Recipe
from progc.report.reported import Reported
from progc.report.text import text
from progc.source import Folder, Source, Span
from spoilt_disk import Disk, Held, data

PROGRAMS = Path(__file__).parent.parent / "programs"
NAMES = ("tobakshjalpen", "framat")
LANGS: tuple[Lang, Lang] = ("sv", "en")
SHARDS, EACH = 40, 250
PREPARE = import_module("progc.build.prepare")
"""By its name: `progc.build` has a function that is called the same."""


@cache
def whole(name: str) -> Folder:
    """A program's folder as it is."""
    return load(str(PROGRAMS / name))


@cache
def known() -> Mapping[tuple[str, str], Parsed]:
    """Every file of both programs, parsed: a spoilt program costs only the files that differ."""
    files = [file for name in NAMES for file in whole(name).files.values() if isinstance(file, Source)]
    read = [file for file in files if file.path.endswith((".yaml", ".md"))]
    return {(file.path, file.digest): parse(file) for file in read}


def remembered(source: Source) -> Parsed:
    return known().get((source.path, source.digest)) or parse(source)


@contextmanager
def spoilt(seed: int) -> Iterator[Folder]:
    """The program that a seed makes; what happens with it is noted with what was done."""
    folder, done = Spoiler(Random(seed)).spoil(whole(NAMES[seed % 2]))
    try:
        yield folder
    except Exception as problem:
        problem.add_note(f"seed {seed}: {done}")
        raise


def checked(folder: Folder) -> Checked:
    return check(folder, schemas(), remembered, "prov")


def spans(finding: Finding) -> Iterator[Span]:
    if isinstance(finding.at, Span):
        yield finding.at
    yield from (label.span for label in finding.related)
    yield from (edit.span for edit in finding.edits)


def look_at(found: Checked, lang: Lang) -> None:
    """Look at a folder's diagnostics, read them in a language, and emit what has no error."""
    for diagnostic in found.diagnostics:
        for span in spans(diagnostic.finding):
            assert 0 <= span.start <= span.end <= len(span.source.text)
    assert_told(text(Reported("", found.diagnostics, found.counted), lang), found)
    if not found.errors:
        for program in found.project.programs:
            assert emit(lower(program))


def assert_told(said: str, found: Checked) -> None:
    assert said.count(": progc explain ") == len(found.diagnostics)


@cache
def recipes(name: str) -> Mapping[str, Recipe]:
    """What a program as it is becomes."""
    return emit(lower(checked(whole(name)).project.program))


@pytest.mark.parametrize("shard", range(6))
def test_what_has_no_error_can_be_made(shard: int) -> None:
    """Ten spoilt programs without errors: every output that is not as it was."""
    made = 0
    for seed in range(1_000_000 + shard * 1_000, 1_001_000 + shard * 1_000):
        with spoilt(seed) as folder:
            found = checked(folder)
            programs = () if found.errors else found.project.programs
            new = [
                recipe
                for program in programs
                for path, recipe in emit(lower(program)).items()
                if recipe != recipes(NAMES[seed % 2]).get(path)
            ]
            for recipe in new[:40]:
                media = {name: data(folder.files[path]) for name, path in recipe.media.items()}
                assert make(recipe, templates(), media)
        made += bool(new)
        if made == 10:
            return
    raise AssertionError("too few programs without errors")


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Where the command runs: what it checks is kept."""
    monkeypatch.setenv("PROGC_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    there = Disk(tmp_path)
    monkeypatch.setattr(PREPARE, "check", there.check)
    return there


def lint(disk: Disk, seed: int, capsys: pytest.CaptureFixture[str]) -> None:
    """Spoil a program and lint it, from the disk to the exit code; look at what was checked, once."""
    name = NAMES[seed % 2]
    lang, other = LANGS if seed // 2 % 2 else LANGS[::-1]
    with spoilt(seed) as folder:
        disk.hold(name, folder)
        code = run(["lint", name, "--lang", lang, "--debug", "--jobs", "1"])
        said = capsys.readouterr()
        assert code in (0, 1, 2)
        assert (code == 2) == (not (disk.root / name / "program.yaml").is_file())
        assert (code == 1) == ("error[" in said.out or "fel[" in said.out)
        assert bool(said.err) == (code == 2)
        assert len(disk.checked) == (code != 2)
        for found in disk.checked:
            assert (code == 1) == bool(found.errors)
            assert_told(said.out, found)
            look_at(found, other)


@pytest.mark.parametrize("shard", range(SHARDS))
def test_spoilt(
    shard: int, disk: Disk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ten thousand; that a file's tree is known already costs no reading of a store."""
    monkeypatch.setattr(PREPARE, "Memory", lambda root: Held(remembered))
    for seed in range(shard * EACH, (shard + 1) * EACH):
        lint(disk, seed, capsys)


@pytest.mark.parametrize("shard", range(3))
def test_spoilt_with_the_store(shard: int, disk: Disk, capsys: pytest.CaptureFixture[str]) -> None:
    """Three hundred more, each over what the run before it left in the store on disk."""
    for seed in range(2_000_000 + shard * 100, 2_000_100 + shard * 100):
        lint(disk, seed, capsys)
