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
from importlib.metadata import requires, version
from pathlib import Path
from typing import NamedTuple

from progc.files.cache import cache_folder
from progc.files.read import Stamp
from progc.files.resources import digest_files
from progc.language.parse import parse
from progc.language.parse.parsed import Parsed
from progc.publish.recipe import Recipe
from progc.source import Source


@cache
def tools() -> Mapping[str, str]:
    """The versions of the packages that shape the bytes of outputs: those that pyproject.toml pins."""
    needed = [said.split(";")[0] for said in requires("progc") or ()]
    pinned = [said.split("==")[0].strip() for said in needed if "==" in said]
    return {name: version(name) for name in pinned}


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
    """What is remembered of one program: trees by path and digest, and stamps of media."""

    def __init__(self, root: str) -> None:
        name = hashlib.sha256(os.fsencode(root)).hexdigest()[:32]
        self._path = Path(cache_folder(), "trees", f"{name}.pickle")
        self._code = code_digest()
        data = _sealed(self._path)
        said = pickle.loads(data) if data else {}
        whole = said.get("code") == self._code and said.get("root") == root
        self._root = root
        self._before: dict[tuple[str, str], Parsed] = said["trees"] if whole else {}
        self.stamps: dict[str, Stamp] = said["stamps"] if whole else {}
        self._now: dict[tuple[str, str], Parsed] = {}

    def parse(self, source: Source) -> Parsed:
        """A source's tree, from memory where the same text stood at the same path."""
        key = (source.path, source.digest)
        if key not in self._now:
            known = self._before.get(key)
            self._now[key] = known if known is not None else _parse(source)
        return self._now[key]

    def keep(self, stamps: Mapping[str, Stamp]) -> None:
        """Write what was used this time; what was not is forgotten."""
        if self._now.keys() != self._before.keys() or stamps != self.stamps:
            said = {"code": self._code, "root": self._root, "trees": self._now, "stamps": dict(stamps)}
            data = pickle.dumps(said, protocol=pickle.HIGHEST_PROTOCOL)
            write_whole(self._path, hashlib.sha256(data).digest() + data)


def _parse(source: Source) -> Parsed:
    try:
        return parse(source)
    except Exception as problem:
        problem.add_note(source.path)
        raise


def _sealed(path: Path) -> bytes | None:
    """A file's bytes after the digest that they begin with; None where it is missing or spoilt."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    return whole[32:] if hashlib.sha256(whole[32:]).digest() == whole[:32] else None


def _blob_paths(key: str) -> tuple[Path, Path]:
    """Where the bytes of a recipe lie, and beside them their digest."""
    place = Path(cache_folder(), "blobs", key[:2], key[2:])
    return place, place.with_name(f"{place.name}.sha256")


def find_blob(key: str) -> Blob | None:
    """The bytes made for a recipe before; None where they are missing or are not what was put there."""
    place, seal = _blob_paths(key)
    try:
        data, sha256 = place.read_bytes(), seal.read_text(encoding="ascii")
    except (OSError, ValueError):
        return None
    return Blob(str(place), len(data), sha256) if hashlib.sha256(data).hexdigest() == sha256 else None


def put_blob(key: str, data: bytes) -> Blob:
    """Keep the bytes of a recipe."""
    place, seal = _blob_paths(key)
    sha256 = hashlib.sha256(data).hexdigest()
    write_whole(place, data)
    write_whole(seal, sha256.encode())
    return Blob(str(place), len(data), sha256)


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
