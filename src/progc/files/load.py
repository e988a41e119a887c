"""A program's folder, and an editor's unsaved texts → a Folder: every entry, with its fault where it has one.

Entries whose name begins with a dot, and what Windows and Office leave behind, are skipped. Links are never
followed, and what is no plain file is never opened. Text has LF line ends and no byte order mark;
`fault_offset` is the byte on disk. A file that is not UTF-8 keeps its text with U+FFFD where it is not, so
that a report can show the line.
"""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from progc.files.media import Facts, facts
from progc.source import File, Folder, Media, Source

OWN_BUILD = "build"
"""A folder of this name in a program's folder holds what was built there, and is no part of the program."""

TEXT_LIMIT = 10_000_000
"""Bytes of text that are read; a larger text has the fault "too-large"."""

TEXT_ENDINGS = (".yaml", ".yml", ".md", ".vtt", ".svg")
MEDIA_ENDINGS = (".png", ".jpg", ".jpeg", ".webp", ".mp4", ".mp3", ".m4a", ".pdf")

_LEFT = ("thumbs.db", "desktop.ini")
_MARK = b"\xef\xbb\xbf"
_SAFELY = ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
_FLAGS = sum(getattr(os, name, 0) for name in _SAFELY) | os.O_RDONLY


class Stamp(NamedTuple):
    """What is remembered of a media file, so that it is not read again. May be stored as a plain tuple."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: str
    facts: tuple[str, int | None, int | None, float | None]


class _Entry(NamedTuple):
    """One entry of the folder. `path` is relative; `place` is where it is on disk."""

    path: str
    place: str
    fault: str = ""


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
        found[entry.path] = _file(entry, known or {}, stamps)
    for path, text in (unsaved or {}).items():
        if _may_stand(path, found):
            data = text.encode("utf-8", "surrogatepass")
            found[path] = _source(path, data, len(data))
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


def _entries(top: Path, skip: str) -> Iterator[_Entry]:
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
            yield _Entry(inside.rstrip("/"), folder, "unreadable")
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


def _entry(path: str, entry: "os.DirEntry[str]") -> _Entry | None:
    """What one entry is; None for a folder to look into."""
    shown = os.fsencode(path).decode("utf-8", "replace")
    if shown != path:
        return _Entry(shown, entry.path, "unreadable")
    try:
        if _is_link(entry):
            return _Entry(path, entry.path, "symlink")
        if entry.is_dir(follow_symlinks=False):
            folder = path.lower().endswith((*TEXT_ENDINGS, *MEDIA_ENDINGS))
            return _Entry(path, entry.path, "folder") if folder else None
        return _Entry(path, entry.path, "" if entry.is_file(follow_symlinks=False) else "special")
    except OSError:
        return _Entry(path, entry.path, "unreadable")


def _is_link(entry: "os.DirEntry[str]") -> bool:
    """A symbolic link, or a junction on Windows. What OneDrive keeps is a reparse point too, but no link."""
    if entry.is_symlink():
        return True
    tag = getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) if os.name == "nt" else 0
    return bool(tag) and tag == getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)


def _file(entry: _Entry, known: Mapping[str, Sequence[Any]], stamps: dict[str, Stamp]) -> File:
    if entry.fault:
        return File(entry.path, 0, "", entry.fault)
    try:
        with os.fdopen(os.open(entry.place, _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return File(entry.path, 0, "", "special")
            if entry.path.lower().endswith(TEXT_ENDINGS):
                return _text(entry.path, file, status.st_size)
            return _media(entry.path, file, status, known, stamps)
    except OSError:
        return File(entry.path, 0, "", "unreadable")


def _text(path: str, file: BinaryIO, size: int) -> Source:
    if size > TEXT_LIMIT:
        return Source(path, size, "", "too-large")
    data = file.read(TEXT_LIMIT + 1)
    return _source(path, data, len(data)) if len(data) <= TEXT_LIMIT else Source(path, size, "", "too-large")


def _source(path: str, data: bytes, size: int) -> Source:
    mark = len(_MARK) if data.startswith(_MARK) else 0
    fault, offset = "", 0
    try:
        text = data[mark:].decode("utf-8")
    except UnicodeDecodeError as problem:
        fault, offset = "not-utf-8", mark + problem.start
        text = data[mark:].decode("utf-8", "replace")
    if not fault and "\0" in text:
        fault, offset = "nul", data.index(b"\0")
    crlf = "\r" in text
    if crlf:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return Source(path, size, digest, fault, offset, text, bool(mark), crlf)


def _media(
    path: str,
    file: BufferedReader,
    status: os.stat_result,
    known: Mapping[str, Sequence[Any]],
    stamps: dict[str, Stamp],
) -> Media:
    looked = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    before = known.get(path)
    if before and tuple(before[:4]) == looked:
        stamp = Stamp(*before)
    else:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        shown = facts(file) if path.lower().endswith(MEDIA_ENDINGS) else Facts()
        stamp = Stamp(*looked, digest, (*shown,))
    after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) == looked[:2]:
        stamps[path] = stamp
    return Media(path, looked[0], stamp.digest, "", 0, *stamp.facts)
