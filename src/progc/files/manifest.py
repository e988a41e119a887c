"""A bundle's files → its manifest.json, and back. What identifies a bundle on disk is its manifest."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from progc.source import MEDIA_TYPES

MANIFEST = "manifest.json"
MANIFEST_LIMIT = 50_000_000
"""Bytes of a manifest that are read."""

_TYPES = {
    **MEDIA_TYPES,
    "css": "text/css",
    "html": "text/html",
    "json": "application/json",
    "txt": "text/plain",
    "woff2": "font/woff2",
}
_DRIVE = re.compile(r"^[A-Za-z]:")


@dataclass(frozen=True)
class Made:
    """One output file. `file` is where its bytes lie on disk; `type` is a media type ("text/html")."""

    file: str
    size: int
    sha256: str
    type: str
    role: str


@dataclass(frozen=True)
class Bundle:
    """One edition of a program, made. `edition` is "" for the base, `progc` is progc's version.

    `tools` are the versions of what shapes the bytes, by package. `files` is by path in the bundle.
    """

    program: str
    edition: str
    version: str
    progc: str
    tools: Mapping[str, str]
    files: Mapping[str, Made]

    @property
    def name(self) -> str:
        return bundle_name(self.program, self.edition)

    @property
    def zip_name(self) -> str:
        return zip_name(self.name, self.version)

    def manifest(self) -> bytes:
        """manifest.json as schemas/bundle/manifest.schema.json says; it does not list itself."""
        listed = [
            {"path": path, "size": made.size, "sha256": made.sha256, "type": made.type, "role": made.role}
            for path, made in sorted(self.files.items())
        ]
        head = {"format": 1, "program": self.program, "edition": self.edition, "version": self.version}
        whole = {**head, "progc": self.progc, "tools": dict(sorted(self.tools.items())), "files": listed}
        return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


@dataclass(frozen=True)
class Manifest:
    """What is read of a manifest on disk: whose the bundle is, and each file's digest by path."""

    program: str
    edition: str
    version: str
    digest: str = ""
    files: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return bundle_name(self.program, self.edition)

    @property
    def zip_name(self) -> str:
        return zip_name(self.name, self.version)


def media_type(path: str) -> str:
    """What an output is, by its ending (IANA's names)."""
    return _TYPES.get(path.rsplit(".", 1)[-1], "application/octet-stream")


def bundle_name(program: str, edition: str) -> str:
    """The name of a bundle's folder."""
    return f"{program}-{edition}" if edition else program


def zip_name(name: str, version: str) -> str:
    """The name of the zip beside a bundle's folder."""
    return f"{name}-{version}.zip"


def read_manifest(place: Path) -> Manifest | None:
    """The manifest of a bundle, folder or zip; None where there is none that progc can have written."""
    try:
        if place.is_symlink():
            return None
        if place.is_dir():
            with (place / MANIFEST).open("rb") as file:
                return _manifest(file.read(MANIFEST_LIMIT))
        with ZipFile(place) as archive, archive.open(MANIFEST) as member:
            return _manifest(member.read(MANIFEST_LIMIT))
    except (OSError, BadZipFile, LookupError, ValueError, TypeError, NotImplementedError, RuntimeError):
        return None


def _manifest(data: bytes) -> Manifest:
    said: Any = json.loads(data)
    files = {str(each["path"]): str(each["sha256"]) for each in said["files"]}
    digest = hashlib.sha256(data).hexdigest()
    return Manifest(str(said["program"]), str(said["edition"]), str(said["version"]), digest, files)


def leaves_bundle(path: str) -> bool:
    """Whether a path is none of a bundle's: absolute, with `..`, a backslash or a drive, or not plain."""
    if not path or "\\" in path or "\0" in path or _DRIVE.match(path):
        return True
    return any(part in ("", ".", "..") for part in path.split("/"))
