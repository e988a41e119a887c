"""An open media file → its type, size in pixels and length, as its head shows, whatever its name says."""

from typing import BinaryIO, NamedTuple

from progc.files.film import film_facts

_HEAD = 32
_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)
_RIFF = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}


class Facts(NamedTuple):
    """The media type ("" where the content shows none that is known), pixels as shown, and seconds."""

    type: str = ""
    width: int | None = None
    height: int | None = None
    seconds: float | None = None


def facts(file: BinaryIO) -> Facts:
    """What a file's content shows. Never raises for what is in it: one that lies or is cut off says less.

    The length of a sound in MP3 is that of its Xing or VBRI header, else the file's size over the first
    frame's bit rate: an estimate where the rate varies and no header says the length.
    """
    file.seek(0)
    head = file.read(_HEAD)
    kind = _kind(head)
    if kind.startswith("image/"):
        return Facts(kind, *_pixels(file))
    if kind:
        return Facts(kind)
    if head[4:8] == b"ftyp":
        kind, seconds = film_facts(file, head[8:12])
        return Facts(kind, seconds=seconds)
    if head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] >= b"\xe0"):
        return _sound(file)
    return Facts()


def _kind(head: bytes) -> str:
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], "")
    return next((kind for start, kind in _STARTS if head.startswith(start)), "")


def _pixels(file: BinaryIO) -> tuple[int | None, int | None]:
    """Width and height as shown, turned as the picture's EXIF says; None where the head does not say."""
    import imagesize

    file.seek(0)
    width, height = imagesize.get(file)
    return (int(width), int(height)) if width > 0 and height > 0 else (None, None)


def _sound(file: BinaryIO) -> Facts:
    from mutagen import MutagenError
    from mutagen.mp3 import MPEGInfo

    try:
        found = MPEGInfo(file)
    except (MutagenError, ValueError, ArithmeticError, EOFError):
        return Facts()
    if found.sketchy or found.layer != 3:
        return Facts()
    return Facts("audio/mpeg", seconds=round(float(found.length), 3))
