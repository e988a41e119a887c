"""The steps that change a disk, one callable each: real by default; a test can stop or refuse any of them.

Also what progc says when the disk does not let it write.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from progc.diagnostics import Text, say

_FULL = ("the disk is full", "disken är full")
_DENIED = ("permission is denied", "behörighet saknas")
_MANY = ("too many files are open", "för många filer är öppna")
_REASONS = {
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EMFILE: _MANY,
    errno.ENFILE: _MANY,
    errno.ENOENT: ("there is no such file or folder", "det finns ingen sådan fil eller mapp"),
    errno.EEXIST: ("there is such a file or folder already", "det finns redan en sådan fil eller mapp"),
    errno.EISDIR: ("it is a folder, not a file", "det är en mapp och ingen fil"),
    errno.ENOTDIR: ("it is a file, not a folder", "det är en fil och ingen mapp"),
    errno.ENOTEMPTY: ("the folder is not empty", "mappen är inte tom"),
    errno.EROFS: ("the disk can only be read", "disken går bara att läsa"),
    errno.EBUSY: ("another program uses it", "ett annat program använder den"),
    errno.ENAMETOOLONG: ("the name is too long", "namnet är för långt"),
    errno.ELOOP: ("its links lead in a circle", "länkarna leder runt i en ring"),
    errno.EIO: ("the disk cannot be read or written", "disken går inte att läsa eller skriva"),
    errno.EAGAIN: ("the system cannot start more processes", "systemet kan inte starta fler processer"),
    errno.ENOMEM: ("the memory is full", "minnet är fullt"),
    errno.EPIPE: ("nobody reads what progc writes", "ingen läser det som progc skriver"),
}
"""What errors of the system mean, in English and Swedish."""

_EXCHANGE = 2
_HERE = -100


class Refusal(Exception):
    """What was asked for cannot be done. `text` says why, `place` is the file or folder that it is about.

    Unless the text says otherwise nothing on disk has changed.
    """

    def __init__(self, text: Text, place: str = "") -> None:
        super().__init__(text.to("en"))
        self.text = text
        self.place = place


def refusal(problem: OSError, place: Path, state: Text) -> Refusal:
    """What the system said, about a file or a folder, and in what state it leaves the build."""
    match problem.errno:
        case errno.EACCES | errno.EPERM:
            what = say(
                "`{place}` is open in another program or write-protected: close it and run again",
                "`{place}` är öppen i ett annat program eller skrivskyddad: stäng den och kör igen",
                place=str(place),
            )
        case errno.ENOSPC | errno.EDQUOT:
            what = reason(problem)
        case _:
            what = say("`{place}`: {reason}", "`{place}`: {reason}", place=str(place), reason=reason(problem))
    return Refusal(say("{what}; {state}", "{what}; {state}", what=what, state=state), str(place))


def reason(problem: OSError) -> Text:
    """Why the system did not do what it was asked, in words that are not the system's own."""
    known = _REASONS.get(problem.errno or 0)
    if known:
        return say(*known)
    if problem.errno is None:
        return say("{said}", "{said}", said=str(problem) or type(problem).__name__)
    name = errno.errorcode.get(problem.errno or 0, type(problem).__name__)
    return say("the system answers {name}", "systemet svarar {name}", name=name)


def exchange(one: Path, other: Path) -> None:
    """Let two names change places at once (Linux, renameat2(2)); raises OSError where the system cannot."""
    import ctypes  # the command line's help waits for this file, and ctypes takes as long as the rest of it

    rename = (
        getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    )
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(one))
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE):
        problem = ctypes.get_errno()
        raise OSError(problem, os.strerror(problem), str(one))


def fsync(place: Path) -> None:
    """Have a file's content or a folder's names reach the disk. Windows has no such call for a folder."""
    if os.name == "nt" and place.is_dir():
        return
    handle = os.open(place, (os.O_RDWR if os.name == "nt" else os.O_RDONLY) | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _create(place: Path) -> BinaryIO:
    return place.open("xb")


def _link(source: Path, place: Path) -> None:
    os.link(source, place, follow_symlinks=False)


@dataclass(frozen=True)
class Disk:
    """`create` opens a file that does not exist yet; `link(source, place)` gives a file a second name."""

    mkdir: Callable[[Path], None] = Path.mkdir
    create: Callable[[Path], BinaryIO] = _create
    link: Callable[[Path, Path], None] = _link
    rename: Callable[[Path, Path], object] = Path.rename
    exchange: Callable[[Path, Path], None] = exchange
    unlink: Callable[[Path], None] = Path.unlink
    rmdir: Callable[[Path], None] = Path.rmdir
    fsync: Callable[[Path], None] = fsync
    sleep: Callable[[float], None] = time.sleep


DISK = Disk()


def exists(place: Path) -> bool:
    """Whether a name is taken, also by a link to nothing."""
    return os.path.lexists(place)


def walk(folder: Path) -> Iterator[Path]:
    """All that is in a folder, at any depth, the folder after what is in it. Links are not followed."""
    found: list[Path] = []
    waiting = [folder]
    while waiting:
        with os.scandir(waiting.pop()) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
        found += [Path(entry.path) for entry in entries]
        waiting += [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
    yield from reversed(found)


def discard(place: Path, disk: Disk = DISK) -> None:
    """Delete a file or a folder with all that is in it; what the system will not delete stays."""
    try:
        if place.is_dir() and not place.is_symlink():
            for inside in walk(place):
                (disk.rmdir if inside.is_dir() and not inside.is_symlink() else disk.unlink)(inside)
            disk.rmdir(place)
        elif exists(place):
            disk.unlink(place)
    except OSError:
        return
