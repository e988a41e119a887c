"""A build's folder → what is in it: bundles and zips of progc's, whose they are, and what is somebody's own.

A folder or zip is progc's when its manifest says so and it bears the name that the manifest gives it.
"""

import hashlib
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from progc.files.disk import walk
from progc.files.manifest import MANIFEST, Manifest, read_manifest
from progc.files.swap import DRAFT, NEW, OLD


class Seen(NamedTuple):
    """What is remembered of an output: a file with this size and time has this content.

    Of a zip, `sha256` is that of the manifest that it was made after.
    """

    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True)
class Stock:
    """`folders` and `zips` are by name. `others` are the names that progc did not give, in order."""

    out: Path
    folders: Mapping[str, Manifest]
    zips: Mapping[str, Manifest]
    others: tuple[str, ...]

    def manifest(self, name: str) -> Manifest | None:
        """What the last build wrote under a bundle's name, also where its manifest.json is gone."""
        zipped = (manifest for manifest in self.zips.values() if manifest.name == name)
        return self.folders.get(name) or next(zipped, None)


@dataclass(frozen=True)
class Shelf:
    """What lies in a bundle's folder. `own` are paths that no manifest lists: somebody's own files."""

    folder: Path
    paths: frozenset[str] = frozenset()
    own: tuple[str, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)

    def has(self, manifest: bytes) -> bool:
        """Whether this is the manifest that lies there."""
        place = self.folder / MANIFEST
        return MANIFEST in self.paths and place.is_file() and place.read_bytes() == manifest

    def intact(self, path: str, sha256: str) -> bool:
        """Whether a file has this content. It is read unless what is remembered of it still holds."""
        if path not in self.paths or self.digests.get(path) != sha256:
            return False
        place = self.folder / path
        status = place.lstat()
        if not stat.S_ISREG(status.st_mode):
            return False
        before = self.seen.get(path)
        if before and tuple(before) == (status.st_size, status.st_mtime_ns, sha256):
            return True
        with place.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def take_stock(out: Path, program: str = "") -> Stock:
    """What is in a build's folder. Names that begin with a dot, and drafts, are left out.

    With a program's id only names that begin with it: its bundles are among them.
    """
    folders: dict[str, Manifest] = {}
    zips: dict[str, Manifest] = {}
    others: list[str] = []
    entries = sorted(out.iterdir(), key=lambda place: (not place.is_dir(), place.name))
    for place in entries:
        if place.name.startswith(".") or place.name == DRAFT or place.name.endswith((NEW, OLD)):
            continue
        if not place.name.startswith(program):
            continue
        found = read_manifest(place) if place.is_dir() else _zip_manifest(place, folders)
        if found and place.is_dir() and place.name == found.name:
            folders[place.name] = found
        elif found and not place.is_dir() and place.name == found.zip_name:
            zips[place.name] = found
        else:
            others.append(place.name)
    return Stock(out, folders, zips, tuple(sorted(others)))


def _zip_manifest(place: Path, folders: Mapping[str, Manifest]) -> Manifest | None:
    """A zip's manifest: that of the folder beside it where the name fits, so that few zips are opened."""
    if place.suffix != ".zip":
        return None
    beside = (manifest for manifest in folders.values() if manifest.zip_name == place.name)
    return next(beside, None) or read_manifest(place)


def shelf(stock: Stock, name: str, seen: Mapping[str, Seen]) -> Shelf:
    """What lies in a bundle's folder. `seen` is by path in the build's folder."""
    folder = stock.out / name
    if not folder.is_dir() or folder.is_symlink():
        return Shelf(folder)
    inside = [place for place in walk(folder) if place.is_symlink() or not place.is_dir()]
    paths = frozenset(place.relative_to(folder).as_posix() for place in inside)
    manifest = stock.manifest(name)
    digests = dict(manifest.files) if manifest else {}
    own = tuple(sorted(paths - digests.keys() - {MANIFEST}))
    mine = {path: each for path in paths if (each := seen.get(f"{name}/{path}"))}
    return Shelf(folder, paths, own, digests, mine)
