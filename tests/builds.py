"""What tests of writing share: small bundles, and looking at whether what stands on disk is whole."""

import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from progc.files.manifest import Bundle, Made
from progc.files.swap import NEW, OLD


def made(folder: Path, files: Mapping[str, str]) -> dict[str, Made]:
    """Each text put into a file of its own, as a cache would hold it."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {}
    for path, text in files.items():
        data = text.encode()
        digest = hashlib.sha256(data).hexdigest()
        (folder / digest).write_bytes(data)
        found[path] = Made(str(folder / digest), len(data), digest, "text/html", "page")
    return found


def bundle(
    blobs: Path, files: Mapping[str, str], version: str = "1.0.0", program: str = "prova", edition: str = ""
) -> Bundle:
    """A bundle as an earlier progc made it, whose outputs only that one knows."""
    return Bundle(program, edition, version, "0.0.1", {"typst": "0.15.2"}, made(blobs, files))


def tree(folder: Path) -> dict[str, bytes]:
    """Every file's content by path. Empty for what is no folder."""
    return {
        place.relative_to(folder).as_posix(): place.read_bytes()
        for place in sorted(folder.rglob("*"))
        if place.is_file()
    }


def whole(place: Path) -> str:
    """The version of a bundle on disk, folder or zip, when each file is as its manifest says; else ""."""
    try:
        if place.is_dir():
            files = tree(place)
        else:
            with zipfile.ZipFile(place) as archive:
                files = {name: archive.read(name) for name in archive.namelist()}
        manifest = json.loads(files.pop("manifest.json"))
    except (OSError, KeyError, ValueError, zipfile.BadZipFile):
        return ""
    listed = {each["path"]: each["sha256"] for each in manifest["files"]}
    same = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()} == listed
    return str(manifest["version"]) if same else ""


def versions(out: Path, name: str) -> set[str]:
    """The versions that a bundle is whole in, under its name or beside it."""
    return {whole(place) for place in out.glob(f"{name}*") if _is(place, name)} - {""}


def _is(place: Path, name: str) -> bool:
    bare = place.name.removesuffix(NEW).removesuffix(OLD)
    return bare == name or (
        bare.startswith(f"{name}-") and bare.endswith(".zip") and bare[len(name) + 1].isdigit()
    )
