"""What is in a program's folder, and places in it. Comes in: what the shell read. Goes out: plain values."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

MEDIA_TYPES = {
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "mp4": "video/mp4",
    "vtt": "text/vtt",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "pdf": "application/pdf",
}
"""What a program can show, by its file's ending: IANA's name of its media type."""

PICTURES = tuple(f".{ending}" for ending, type in MEDIA_TYPES.items() if type.startswith("image/"))
"""The endings of what can be drawn."""

MOST_PIXELS = 50_000_000
"""Pixels of a picture that are drawn: more than telephones take, some 200 MB of memory. Our own bound."""


@dataclass(frozen=True, eq=False)
class File:
    """One entry of a program's folder.

    `path` is relative to the program's folder, with forward slashes. `size` is in bytes as on disk.
    `digest` is the SHA-256 (hex) of the content as progc reads it, "" where it was not read.
    `fault` names why the content cannot be used ("symlink", "not-utf-8", "too-large", "nul", "unreadable",
    "folder"), "" where it can; `fault_offset` is the byte it starts at, where there is one.
    `drawable` is False for a picture that is damaged.
    """

    path: str
    size: int
    digest: str
    fault: str = ""
    fault_offset: int = 0
    drawable: bool = True


@dataclass(frozen=True, eq=False)
class Source(File):
    """A text file. `text` has LF line ends and no byte order mark; what it had is kept for --fix."""

    text: str = ""
    had_bom: bool = False
    had_crlf: bool = False

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets of the lines' first characters, in code points. Only LF ends a line."""
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return tuple(starts)

    def line_column(self, offset: int) -> tuple[int, int]:
        """The one-based line and column of a code point."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """One line without its end; lines count from 1."""
        start = self.line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]


@dataclass(frozen=True, eq=False)
class Media(File):
    """A picture, a film, a sound or a PDF: facts from its head.

    `type` is the media type that the content shows ("image/png"), "" if unknown. `width` and `height`
    are in pixels, `seconds` is a length; each is None where the file has or says none.
    """

    type: str = ""
    width: int | None = None
    height: int | None = None
    seconds: float | None = None


@dataclass(frozen=True, eq=False)
class Folder:
    """A program's folder. `root` is for reports only; `files` is by path, in sorted order."""

    root: str
    files: Mapping[str, File] = field(default_factory=dict)

    def source(self, path: str) -> Source | None:
        """The text file at a path, if there is one that can be read."""
        found = self.files.get(path)
        return found if isinstance(found, Source) and not found.fault else None


@dataclass(frozen=True)
class Span:
    """A place in a source: code points, `end` exclusive. Compared by path and offsets."""

    source: Source = field(compare=False, repr=False)
    start: int
    end: int
    path: str = field(default="", repr=True)

    def __post_init__(self) -> None:
        object.__setattr__(self, "path", self.source.path)

    @property
    def line(self) -> int:
        return self.source.line_column(self.start)[0]

    @property
    def column(self) -> int:
        return self.source.line_column(self.start)[1]

    @property
    def end_line(self) -> int:
        return self.source.line_column(self.end)[0]

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]
