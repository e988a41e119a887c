"""An MP4 or M4A file → its media type and length, from its boxes (ISO/IEC 14496-12).

A library for sound takes the length of the sound track for that of the film, so the few boxes are read here.
Film data is never read: a box is skipped by its size, wherever in the file the facts stand.
"""

import struct
from collections.abc import Iterator
from typing import BinaryIO

_SOUND_BRANDS = (b"M4A ", b"M4B ")
_STILL_BRANDS = {b"avif": "image/avif", b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heic"}
_MOST_BOXES = 1000


def film_facts(file: BinaryIO, brand: bytes) -> tuple[str, float | None]:
    """Media type and seconds; None where no length is said, as in a film that is cut off or in fragments.

    `brand` is the four bytes after "ftyp".
    """
    if brand in _STILL_BRANDS:
        return _STILL_BRANDS[brand], None
    seconds = None
    handlers = set()
    for kind, start, end in _boxes(file, 0, file.seek(0, 2)):
        if kind != b"moov":
            continue
        for inner, at, stop in _boxes(file, start, end):
            if inner == b"mvhd":
                seconds = _length(_read(file, at, min(stop - at, 32)))
            elif inner == b"trak":
                handlers.add(_handler(file, at, stop))
    if brand == b"qt  ":
        return "video/quicktime", seconds
    only_sound = brand in _SOUND_BRANDS or (b"soun" in handlers and b"vide" not in handlers)
    return ("audio/mp4" if only_sound else "video/mp4"), seconds


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Type, start and end of the content of the boxes between two offsets, as long as sizes make sense."""
    for _ in range(_MOST_BOXES):
        head = _read(file, start, 16)
        if start >= end or len(head) < 8:
            return
        size, kind = struct.unpack(">I4s", head[:8])
        begins = 8
        if size == 1 and len(head) == 16:
            size, begins = struct.unpack(">Q", head[8:])[0], 16
        stop = end if size == 0 else start + size
        if stop < start + begins or stop > end:
            return
        yield kind, start + begins, stop
        start = stop


def _handler(file: BinaryIO, start: int, end: int) -> bytes:
    """What a track holds: "vide", "soun" or another handler type; empty where it does not say."""
    for kind, at, stop in _boxes(file, start, end):
        if kind == b"mdia":
            for inner, inside, _ in _boxes(file, at, stop):
                if inner == b"hdlr":
                    return _read(file, inside + 8, 4)
    return b""


def _length(header: bytes) -> float | None:
    """Seconds from a movie header: its duration over its units a second; 0 and all ones mean not known."""
    long = header[:1] == b"\x01"
    shape, at, unknown = (">IQ", 20, 2**64 - 1) if long else (">II", 12, 2**32 - 1)
    if len(header) < at + struct.calcsize(shape):
        return None
    units, duration = struct.unpack_from(shape, header, at)
    return round(duration / units, 3) if units and duration not in (0, unknown) else None


def _read(file: BinaryIO, at: int, size: int) -> bytes:
    file.seek(at)
    return file.read(size)
