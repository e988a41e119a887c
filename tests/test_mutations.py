"""Both programs spoilt in ten thousand ways: reports in both languages, places in the texts, no exception.

What has no error is lowered and emitted too, and a sample of it is made. The catch-all is off: where a seed
fails, what was done to the program stands in the exception's notes.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from random import Random

import pytest

from mutating import Spoiler
from progc.check import Checked, check
from progc.cli import run
from progc.diagnostics import Finding
from progc.files.load import load
from progc.files.resources import schemas, templates
from progc.language.parse import parse
from progc.language.parse.parsed import Parsed
from progc.publish.emit import emit, make
from progc.publish.lower import lower
from progc.publish.recipe import Recipe
from progc.report.reported import Reported
from progc.report.text import text
from progc.source import File, Folder, Source, Span
from test_emit_pdf import PHOTO

PROGRAMS = Path(__file__).parent.parent / "programs"
NAMES = ("tobakshjalpen", "framat")
SHARDS, EACH = 40, 250


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


def look_at(folder: Folder) -> None:
    """Check a folder, read what is said of it, and emit it where there is no error."""
    found = checked(folder)
    for diagnostic in found.diagnostics:
        for span in spans(diagnostic.finding):
            assert 0 <= span.start <= span.end <= len(span.source.text)
    for lang in ("sv", "en"):
        said = text(Reported("", found.diagnostics, found.counted), lang)
        assert said.count(": progc explain ") == len(found.diagnostics)
    if found.project and not found.errors:
        for program in found.project.programs:
            assert emit(lower(program))


@pytest.mark.parametrize("shard", range(SHARDS))
def test_spoilt(shard: int) -> None:
    for seed in range(shard * EACH, (shard + 1) * EACH):
        with spoilt(seed) as folder:
            look_at(folder)


@cache
def recipes(name: str) -> Mapping[str, Recipe]:
    """What a program as it is becomes."""
    project = checked(whole(name)).project
    assert project
    return emit(lower(project.program))


def data(file: File) -> bytes:
    """What a file holds; of a media file that a seed made, a picture."""
    return file.text.encode() if isinstance(file, Source) else PHOTO


@pytest.mark.parametrize("shard", range(6))
def test_what_has_no_error_can_be_made(shard: int) -> None:
    """Ten spoilt programs without errors: every output that is not as it was."""
    made = 0
    for seed in range(1_000_000 + shard * 1_000, 1_001_000 + shard * 1_000):
        with spoilt(seed) as folder:
            found = checked(folder)
            programs = found.project.programs if found.project and not found.errors else ()
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


class Disk:
    """Both programs on disk, each time as a seed has spoilt them: only what differs is written."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.there: dict[str, Mapping[str, File]] = {}
        for name in NAMES:
            self.hold(name, whole(name))

    def hold(self, name: str, folder: Folder) -> None:
        """Write a folder, as far as a disk can hold it."""
        before = self.there.get(name, {})
        for path in sorted(before.keys() - folder.files.keys(), reverse=True):
            with suppress(OSError):
                self._clear(self.root / name / path)
        for path, file in folder.files.items():
            if before.get(path) is not file:
                with suppress(OSError):
                    self._write(self.root / name / path, file)
        self.there[name] = folder.files

    def _clear(self, place: Path) -> None:
        if place.is_dir() and not place.is_symlink():
            place.rmdir()
        else:
            place.unlink(missing_ok=True)

    def _write(self, place: Path, file: File) -> None:
        self._clear(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        if file.fault == "folder":
            place.mkdir()
        elif file.fault == "symlink":
            place.symlink_to("..")
        else:
            place.write_bytes(data(file) + b"\xff" * (file.fault == "not-utf-8"))


@pytest.mark.parametrize("shard", range(10))
def test_the_command(
    shard: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A thousand more go the whole way, from the disk to the exit code."""
    monkeypatch.setenv("PROGC_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    disk = Disk(tmp_path)
    for seed in range(2_000_000 + shard * 100, 2_000_100 + shard * 100):
        name = NAMES[seed % 2]
        with spoilt(seed) as folder:
            disk.hold(name, folder)
            lang = ("sv", "en")[seed // 2 % 2]
            code = run(["lint", name, "--lang", lang, "--debug", "--jobs", "1"])
            said = capsys.readouterr()
            assert code in (0, 1, 2)
            assert (code == 2) == (not (tmp_path / name / "program.yaml").is_file())
            assert (code == 1) == ("error[" in said.out or "fel[" in said.out)
            assert bool(said.err) == (code == 2)
