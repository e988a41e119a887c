"""What was made before, by content: a program's parsed sources, and the bytes of recipes.

Lies in the user's cache folder and may be deleted at any time. Whatever cannot be read there is made again.
"""

import hashlib
import json
import os
import pickle
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from progc.files.cache import cache_folder
from progc.files.load import Stamp
from progc.files.resources import digest_files
from progc.language.parse import parse
from progc.language.parse.parsed import Parsed
from progc.publish.recipe import Recipe
from progc.source import Source

TOOLS = (
    "brotli",
    "font-source-sans-pro",
    "font-source-serif-pro",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "typst",
)
"""The packages that shape the bytes of outputs; pyproject.toml pins them, the manifest names them."""


@cache
def tools() -> Mapping[str, str]:
    """The versions of the packages that shape the bytes of outputs."""
    return {name: version(name) for name in TOOLS}


@cache
def code_digest() -> str:
    """What made an output besides its recipe: progc's own files and the pinned packages."""
    whole = hashlib.sha256(json.dumps(tools()).encode())
    for path in digest_files():
        if "/templates/" not in path and not path.endswith(".md"):
            whole.update(path.rsplit("/progc/", 1)[-1].encode())
            whole.update(hashlib.sha256(Path(path).read_bytes()).digest())
    return whole.hexdigest()


class Blob(NamedTuple):
    """The bytes of an output: where they lie, how many, and their SHA-256 (hex)."""

    file: str
    size: int
    sha256: str


class Memory:
    """What is remembered of one program: trees by path and digest, stamps of media, digests of blobs."""

    def __init__(self, root: str) -> None:
        name = hashlib.sha256(os.fsencode(root)).hexdigest()[:32]
        self._path = Path(cache_folder(), "trees", f"{name}.pickle")
        self._code = code_digest()
        said = _unpickled(self._path)
        whole = isinstance(said, dict) and said.get("code") == self._code and said.get("root") == root
        self._root = root
        self._before: dict[tuple[str, str], Parsed] = said["trees"] if whole else {}
        self.stamps: dict[str, Stamp] = said["stamps"] if whole else {}
        self._blobs: dict[str, tuple[int, str]] = said["blobs"] if whole else {}
        self._now: dict[tuple[str, str], Parsed] = {}
        self._found: dict[str, tuple[int, str]] = {}

    def parse(self, source: Source) -> Parsed:
        """A source's tree, from memory where the same text stood at the same path."""
        key = (source.path, source.digest)
        if key not in self._now:
            known = self._before.get(key)
            self._now[key] = known if known is not None else _parse(source)
        return self._now[key]

    def blob(self, key: str) -> Blob | None:
        """The bytes made for a recipe before, if they are still there as they were."""
        file = blob_path(key)
        try:
            size = file.stat().st_size
            if self._blobs.get(key, (size, ""))[0] != size:
                return None
            sha256 = (
                self._blobs[key][1] if key in self._blobs else hashlib.sha256(file.read_bytes()).hexdigest()
            )
        except OSError:
            return None
        self._found[key] = (size, sha256)
        return Blob(str(file), size, sha256)

    def made(self, key: str, blob: Blob) -> None:
        """Remember what a recipe's bytes are."""
        self._found[key] = (blob.size, blob.sha256)

    def keep(self, stamps: Mapping[str, Stamp]) -> None:
        """Write what was used this time; what was not is forgotten."""
        said = {
            "code": self._code,
            "root": self._root,
            "trees": self._now,
            "stamps": dict(stamps),
            "blobs": self._found or self._blobs,
        }
        if self._now.keys() != self._before.keys() or self._found != self._blobs or stamps != self.stamps:
            write_whole(self._path, pickle.dumps(said, protocol=pickle.HIGHEST_PROTOCOL))


def _parse(source: Source) -> Parsed:
    try:
        return parse(source)
    except Exception as problem:
        problem.add_note(source.path)
        raise


def _unpickled(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            return pickle.load(file)
    except (
        OSError,
        pickle.UnpicklingError,
        EOFError,
        AttributeError,
        ImportError,
        ValueError,
        TypeError,
        KeyError,
    ):
        return None


def blob_path(key: str) -> Path:
    """Where the bytes of a recipe lie."""
    return Path(cache_folder(), "blobs", key[:2], key[2:])


def put_blob(key: str, data: bytes) -> Blob:
    """Keep the bytes of a recipe."""
    write_whole(blob_path(key), data)
    return Blob(str(blob_path(key)), len(data), hashlib.sha256(data).hexdigest())


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is never seen half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, ready = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(ready).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(ready).unlink()
        raise


def recipe_key(recipe: Recipe, media: Mapping[str, str], templates: str) -> str:
    """The digest of all that a recipe's bytes depend on. `media` has digests, `templates` is their digest."""
    said = [code_digest(), templates, recipe.maker, recipe.template, recipe.data, dict(media)]
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def mark() -> int:
    """The time (ns) of a file written just now: what changes later may look the same if it is not older."""
    path = Path(cache_folder(), "mark")
    write_whole(path, b"")
    return path.stat().st_mtime_ns
