"""One entry of a program's folder → a File: a text or what a media file shows, with its fault if it has one.

Text has LF line ends and no byte order mark; `fault_offset` is the byte on disk. A file that is not UTF-8
keeps its text with U+FFFD where it is not, so that a report can show the line.
"""

import hashlib
import os
import stat
from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BufferedReader
from typing import Any, BinaryIO, NamedTuple

from progc.files.manifest import media_type
from progc.files.media import Facts, facts
from progc.files.picture import drawable
from progc.source import MEDIA_TYPES, MOST_PIXELS, PICTURES, File, Media, Source

TEXT_LIMIT = 10_000_000
"""Bytes of text that are read; a larger text has the fault "too-large"."""

TEXT_ENDINGS = (".yaml", ".yml", ".md", ".vtt", ".svg")
MEDIA_ENDINGS = tuple(f".{ending}" for ending in MEDIA_TYPES if f".{ending}" not in TEXT_ENDINGS)

_MARK = b"\xef\xbb\xbf"
_SAFELY = ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY")
_FLAGS = sum(getattr(os, name, 0) for name in _SAFELY) | os.O_RDONLY


class Stamp(NamedTuple):
    """What is remembered of a media file or a drawing, so that it is not looked at again.

    May be stored as a plain tuple.
    """

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: str
    facts: tuple[str, int | None, int | None, float | None]
    drawable: bool = True


class Entry(NamedTuple):
    """One entry of the folder. `path` is relative; `place` is where it is on disk."""

    path: str
    place: str
    fault: str = ""


def read_file(entry: Entry, known: Mapping[str, Sequence[Any]], stamps: dict[str, Stamp]) -> File:
    """The file of an entry. `known` and `stamps` are what was and what is to be remembered, by path."""
    if entry.fault:
        return File(entry.path, 0, "", entry.fault)
    try:
        with os.fdopen(os.open(entry.place, _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return File(entry.path, 0, "", "special")
            if entry.path.lower().endswith(".svg"):
                return _drawing(entry.path, file, status, known, stamps)
            if entry.path.lower().endswith(TEXT_ENDINGS):
                return _text(entry.path, file, status.st_size)
            return _media(entry.path, file, status, known, stamps)
    except OSError:
        return File(entry.path, 0, "", "unreadable")


def _text(path: str, file: BinaryIO, size: int) -> Source:
    if size > TEXT_LIMIT:
        return Source(path, size, "", "too-large")
    data = file.read(TEXT_LIMIT + 1)
    return (
        text_file(path, data, len(data)) if len(data) <= TEXT_LIMIT else Source(path, size, "", "too-large")
    )


def _drawing(
    path: str,
    file: BinaryIO,
    status: os.stat_result,
    known: Mapping[str, Sequence[Any]],
    stamps: dict[str, Stamp],
) -> Source:
    """An SVG's text; whether it can be drawn is remembered by its digest."""
    source = _text(path, file, status.st_size)
    if source.fault:
        return source
    before = Stamp(*known[path]) if path in known else None
    if before and before.digest == source.digest:
        drawn = before.drawable
    else:
        drawn = "<svg" not in source.text or drawable(source.text.encode(), ".svg")
    stamps[path] = Stamp(*_looked(status), source.digest, (*Facts(),), drawn)
    return replace(source, drawable=drawn)


def text_file(path: str, data: bytes, size: int) -> Source:
    """A text as an author's editor or the disk holds it; `size` is in bytes on disk."""
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
    return Source(path, size, digest, fault, offset, True, text, bool(mark), crlf)


def _media(
    path: str,
    file: BufferedReader,
    status: os.stat_result,
    known: Mapping[str, Sequence[Any]],
    stamps: dict[str, Stamp],
) -> Media:
    looked = _looked(status)
    before = known.get(path)
    if before and tuple(before[:4]) == looked:
        stamp = Stamp(*before)
    else:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        shown = facts(file) if path.lower().endswith(MEDIA_ENDINGS) else Facts()
        stamp = Stamp(*looked, digest, (*shown,), _drawn(path, file, shown))
    after = os.fstat(file.fileno())
    if (after.st_size, after.st_mtime_ns) == looked[:2]:
        stamps[path] = stamp
    return Media(path, looked[0], stamp.digest, "", 0, stamp.drawable, *stamp.facts)


def _drawn(path: str, file: BinaryIO, shown: Facts) -> bool:
    """False for a picture that cannot be drawn. What is another thing than its name says, or has more pixels
    than are drawn, is not tried: rules tell it.
    """
    ending = path.lower()[path.rfind(".") :]
    too_many = (shown.width or 0) * (shown.height or 0) > MOST_PIXELS
    if ending not in PICTURES or shown.type != media_type(ending) or too_many:
        return True
    file.seek(0)
    return drawable(file.read(), ending)


def _looked(status: os.stat_result) -> tuple[int, int, int, int]:
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
