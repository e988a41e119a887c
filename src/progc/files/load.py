"""A program's folder, and an editor's unsaved texts → a Folder: every entry, with its fault where it has one.

Entries whose name begins with a dot, and what Windows and Office leave behind, are skipped. Links are never
followed, and what is no plain file is never opened.
"""

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from progc.files.read import MEDIA_ENDINGS, TEXT_ENDINGS, Entry, Stamp, read_file, text_file
from progc.source import File, Folder

OWN_BUILD = "build"
"""A folder of this name in a program's folder holds what was built there, and is no part of the program."""

_LEFT = ("thumbs.db", "desktop.ini")


def load(
    root: str,
    unsaved: Mapping[str, str] | None = None,
    known: Mapping[str, Sequence[Any]] | None = None,
    skip: str = "",
) -> Folder:
    """The folder at `root`; raises OSError where it is not a folder that can be read.

    `unsaved` has texts by path, as an editor holds them; they stand in for what is on disk. `known` has a
    `Stamp` (or the same as a plain tuple) by path: a media file with the same size, times and inode is not
    read. `skip` is a folder to leave out wherever it is, as where `--out` lies in the program's folder.
    """
    return load_stamped(root, unsaved, known, skip)[0]


def load_stamped(
    root: str,
    unsaved: Mapping[str, str] | None = None,
    known: Mapping[str, Sequence[Any]] | None = None,
    skip: str = "",
) -> tuple[Folder, dict[str, Stamp]]:
    """As `load`, and what to hand in as `known` the next time."""
    top = Path(root).absolute()
    stamps: dict[str, Stamp] = {}
    found: dict[str, File] = {}
    for entry in _entries(top, str(Path(skip).absolute()) if skip else ""):
        found[entry.path] = read_file(entry, known or {}, stamps)
    for path, text in (unsaved or {}).items():
        if _may_stand(path, found):
            data = text.encode("utf-8", "surrogatepass")
            found[path] = text_file(path, data, len(data))
    return Folder(str(top), dict(sorted(found.items()))), stamps


def settled(stamps: Mapping[str, Stamp], mark_ns: int) -> dict[str, Stamp]:
    """The stamps that may be trusted later: of files that had not changed since `mark_ns`.

    The mark is the time of a file written just before the folder was read: a file with that time or a later
    one could change again within the clock's tick, and look the same (git's racy rule).
    """
    return {path: each for path, each in stamps.items() if max(each.mtime_ns, each.ctime_ns) < mark_ns}


def _may_stand(path: str, found: Mapping[str, File]) -> bool:
    """Whether an unsaved text may be the folder's: not hidden, not at or below what is no plain file."""
    parts = path.split("/")
    if not path.lower().endswith(TEXT_ENDINGS) or any(part.startswith(".") or not part for part in parts):
        return False
    if any("/".join(parts[:depth]) in found for depth in range(1, len(parts))):
        return False
    return path not in found or found[path].fault not in ("symlink", "folder", "special")


def _entries(top: Path, skip: str) -> Iterator[Entry]:
    """Every file below the folder, and what cannot be read as one. Raises OSError for the folder itself."""
    waiting = [("", str(top))]
    while waiting:
        inside, folder = waiting.pop()
        try:
            with os.scandir(folder) as listed:
                entries = list(listed)
        except OSError:
            if not inside:
                raise
            yield Entry(inside.rstrip("/"), folder, "unreadable")
            continue
        for entry in entries:
            own_build = not inside and entry.name == OWN_BUILD
            if own_build or entry.name.startswith((".", "~$")) or entry.path == skip:
                continue
            if entry.name.lower() in _LEFT:
                continue
            found = _entry(f"{inside}{entry.name}", entry)
            if found:
                yield found
            else:
                waiting.append((f"{inside}{entry.name}/", entry.path))


def _entry(path: str, entry: "os.DirEntry[str]") -> Entry | None:
    """What one entry is; None for a folder to look into."""
    shown = os.fsencode(path).decode("utf-8", "replace")
    if shown != path:
        return Entry(shown, entry.path, "unreadable")
    try:
        if _is_link(entry):
            return Entry(path, entry.path, "symlink")
        if entry.is_dir(follow_symlinks=False):
            folder = path.lower().endswith((*TEXT_ENDINGS, *MEDIA_ENDINGS))
            return Entry(path, entry.path, "folder") if folder else None
        return Entry(path, entry.path, "" if entry.is_file(follow_symlinks=False) else "special")
    except OSError:
        return Entry(path, entry.path, "unreadable")


def _is_link(entry: "os.DirEntry[str]") -> bool:
    """A symbolic link, or a junction on Windows. What OneDrive keeps is a reparse point too, but no link."""
    if entry.is_symlink():
        return True
    tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) if os.name == "nt" else 0
    return bool(tag) and tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
