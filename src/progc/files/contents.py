"""A bundle on disk, folder or zip → the files in it, and what is wrong with how they lie."""

import stat
import struct
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from progc.diagnostics import Text, say
from progc.files.archive import is_as_written
from progc.files.disk import Refusal, walk
from progc.files.manifest import leaves_bundle

_ENCRYPTED = 0x1
BROKEN = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    OverflowError,
    struct.error,
)
"""What Python's zip reader raises for what is no whole zip, json for what is no JSON, a disk for damage."""


@dataclass(frozen=True)
class Contents:
    """`sizes` has each plain file's size by its path. `told` are the paths that a problem is about already.

    `open` gives a file's bytes to read; it and the reading raise one of BROKEN where they are damaged.
    `as_written` compares what lies around the files with what progc writes; asked once all are whole.
    """

    sizes: Mapping[str, int]
    problems: tuple[Text, ...]
    told: frozenset[str]
    open: Callable[[str], IO[bytes]]
    as_written: Callable[[], bool] = lambda: True


@contextmanager
def contents(place: Path) -> Iterator[Contents]:
    """What is in a bundle. Raises Refusal where there is nothing that could be one, OSError for no access."""
    if place.is_dir():
        yield _folder(place)
    elif place.is_file():
        with place.open("rb") as file:
            yield from _zip(file)
    else:
        raise Refusal(
            say("there is no bundle `{place}`", "det finns inget paket `{place}`", place=str(place)),
            str(place),
        )


def _folder(place: Path) -> Contents:
    sizes: dict[str, int] = {}
    problems: dict[str, Text] = {}
    for inside in walk(place):
        path = _shown(inside.relative_to(place).as_posix())
        status = inside.lstat()
        if stat.S_ISREG(status.st_mode):
            sizes[path] = status.st_size
        elif not stat.S_ISDIR(status.st_mode):
            problems[path] = _no_plain_file(path, stat.S_ISLNK(status.st_mode))
    return Contents(
        sizes, tuple(problems.values()), frozenset(problems), lambda path: (place / path).open("rb")
    )


def _zip(file: IO[bytes]) -> Iterator[Contents]:
    """The zip's contents, once, open as long as the caller needs them."""
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN:
        broken = say("it is no zip, or not a whole one", "det är ingen zip, eller ingen hel")
        yield Contents({}, (broken,), frozenset(), lambda path: file)
        return
    with archive:
        yield _entries(archive, file)


def _entries(archive: zipfile.ZipFile, file: IO[bytes]) -> Contents:
    found: dict[str, zipfile.ZipInfo] = {}
    problems: list[Text] = []
    told: set[str] = set()
    for entry in archive.infolist():
        path = _shown(entry.orig_filename)
        problem = _twice(path) if path in found or path in told else _problem(path, entry)
        if problem:
            problems.append(problem)
            told.add(path)
        else:
            found[path] = entry
    sizes = {path: entry.file_size for path, entry in found.items() if path not in told}

    def opened(path: str) -> IO[bytes]:
        return archive.open(found[path])

    return Contents(
        sizes, tuple(problems), frozenset(told), opened, lambda: is_as_written(file, sizes, opened)
    )


def _problem(path: str, entry: zipfile.ZipInfo) -> Text | None:
    """What is wrong with one entry of a zip, as it stands in the zip's directory."""
    if leaves_bundle(path.removesuffix("/")):
        return say("`{path}` leads out of the bundle", "`{path}` leder ut ur paketet", path=path)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return _no_plain_file(path, kind == stat.S_IFLNK)
    if entry.flag_bits & _ENCRYPTED:
        return say("`{path}` is encrypted", "`{path}` är krypterad", path=path)
    if entry.compress_type != zipfile.ZIP_STORED or entry.compress_size != entry.file_size:
        return say(
            "`{path}` is compressed: progc stores files as they are",
            "`{path}` är komprimerad: progc lägger in filer som de är",
            path=path,
        )
    return None


def _twice(path: str) -> Text:
    return say("`{path}` stands in the zip twice", "`{path}` finns två gånger i zip-filen", path=path)


def _no_plain_file(path: str, link: bool) -> Text:
    if link:
        return say("`{path}` is a link", "`{path}` är en länk", path=path)
    return say("`{path}` is no plain file", "`{path}` är ingen vanlig fil", path=path)


def _shown(path: str) -> str:
    """A name that is not UTF-8 is shown with U+FFFD; no manifest lists such a name."""
    return path.encode("utf-8", "replace").decode("utf-8")
