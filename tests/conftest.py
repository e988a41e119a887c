"""What the tests share: a program's folder made of texts, and golden files with `--update`."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from builds import bundle
from progc.diagnostics import Diagnostic
from progc.files.swap import building
from progc.files.write import write
from progc.source import Folder, Source, Span
from swapping import ONE, QUICK, newer

TINY = Path(__file__).parent / "tiny"
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def folder_of(files: Mapping[str, str], root: str = "prova") -> Folder:
    """A folder as the shell would have read it, from path → text."""
    sources = {}
    for path, text in sorted(files.items()):
        content = text.encode("utf-8")
        sources[path] = Source(path, len(content), sha256(content).hexdigest(), text=text)
    return Folder(root, sources)


def span_of(told: Diagnostic) -> Span:
    """Where it is told, which is a place in a text and not a whole file."""
    at = told.finding.at
    assert isinstance(at, Span), (told.rule.name, at.path)
    return at


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files; the diff is the review")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, Mapping[str, bytes]], None]:
    """Compare files by path with the golden folder tests/emit/<name>, whole; `--update` rewrites it."""

    def compare(name: str, made: Mapping[str, bytes]) -> None:
        folder = Path(__file__).parent / "emit" / name
        kept = {p.relative_to(folder).as_posix(): p for p in sorted(folder.rglob("*")) if p.is_file()}
        if request.config.getoption("--update"):
            for path in kept.keys() - made.keys():
                kept[path].unlink()
            for path, content in made.items():
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content)
            return
        assert sorted(made) == sorted(kept), "run pytest --update and read the diff"
        for path, content in made.items():
            assert content.decode() == kept[path].read_bytes().decode(), path

    return compare


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the builds `old` and `new`; the new one has lost an edition and has a new version."""
    top = tmp_path_factory.mktemp("builds")
    for edition in ("", "kalmar", "norr"):
        bundle(top / "blobs", ONE, edition=edition)
    for out in ("old", "new"):
        with building(top / out):
            write(top / out, "prova", [bundle(top / "blobs", ONE, edition=e) for e in ("", "kalmar", "norr")])
    with building(top / "new"):
        newer(top / "new", top, QUICK)
    return top


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "build"


@pytest.fixture
def blobs(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with a copy of the tiny program."""
    shutil.copytree(TINY, tmp_path / "tiny")
    return tmp_path


@pytest.fixture
def run(place: Path) -> Run:
    """Run progc in that folder, or in `folder` below it, with a cache of its own."""

    def progc(*words: str, folder: str = ".", **env: str) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "PROGC_CACHE": str(place / "cache"), "PROGC_LANG": "sv", **env}
        return subprocess.run(
            [sys.executable, "-m", "progc", *words],
            cwd=place / folder,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )

    return progc
