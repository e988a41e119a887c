"""What the tests share: a program's folder made of texts, and golden files with `--update`."""

from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from progc.source import Folder, Source


def folder_of(files: Mapping[str, str], root: str = "prova") -> Folder:
    """A folder as the shell would have read it, from path → text."""
    sources = {}
    for path, text in sorted(files.items()):
        content = text.encode("utf-8")
        sources[path] = Source(path, len(content), sha256(content).hexdigest(), text=text)
    return Folder(root, sources)


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
