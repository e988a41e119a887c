"""New files and folders that lie ready beside the old ones → in their places, all of them or none.

Ready is `<name>.progc.new`. A journal is written, then each name gets its new content: at once where the
system can exchange two names, else the old one becomes `<name>.progc.old` first. Then the journal goes, then
what is old. While there is a journal the build is finished by whoever comes next; without one, what has
either ending is left over and goes. The endings are such as nobody gives a file of their own.
"""

import errno
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import NamedTuple, NoReturn

from progc.diagnostics import say
from progc.files.disk import DISK, Disk, Refusal, discard, exists, refusal, walk
from progc.files.lock import lock

JOURNAL = ".progc.journal"
NEW = ".progc.new"
OLD = ".progc.old"
DRAFT = "draft"

_TURN = 0.1
"""Seconds between two looks whether the build's folder is free."""
_TURNS_IN_SILENCE = 10
_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8)


class Change(NamedTuple):
    """A name that gets new content. `inode` is that of the new content, None for a name that goes away."""

    name: str
    inode: int | None


@contextmanager
def building(out: Path, disk: Disk = DISK, waiting: Callable[[], object] = lambda: None) -> Iterator[None]:
    """Hold the build's folder alone, after what was cut off is finished. Makes the folder.

    While another progc is building in it this waits; `waiting` is called once, after a second. Raises Refusal
    where what was cut off cannot be finished.
    """
    for turn in count():
        out.mkdir(parents=True, exist_ok=True)
        with lock(out) as alone:
            if alone:
                _settle(out, disk)
                yield
                return
        if turn == _TURNS_IN_SILENCE:
            waiting()
        disk.sleep(_TURN)


def recover(out: Path, disk: Disk = DISK) -> Refusal | None:
    """Finish what a build that was cut off left undone; what stood in the way, None if nothing did.

    Does nothing where there is no folder, or while another progc is building in it.
    """
    if not out.is_dir():
        return None
    with lock(out) as alone:
        if alone:
            try:
                _settle(out, disk)
            except Refusal as refusal:
                return refusal
    return None


def swap(out: Path, names: Sequence[str], gone: Sequence[str], disk: Disk = DISK) -> None:
    """Put what is ready under each of `names` in its place and take `gone` away.

    Raises Refusal where the system refuses, as Windows does while a file is open in another program: then all
    is as it was, or, where even that was refused, as the journal lets the next run make it.
    """
    changes = [Change(name, (out / (name + NEW)).lstat().st_ino) for name in names]
    changes += [Change(name, None) for name in gone]
    try:
        _write_journal(out, changes, disk)
        _forward(out, changes, disk)
    except OSError as problem:
        _undo(out, changes, disk, problem)
    try:
        _finish(out, disk)
    except OSError as problem:
        raise _refusal(problem, undone=False) from problem


def _write_journal(out: Path, changes: Sequence[Change], disk: Disk) -> None:
    ready = out / f"journal{NEW}"
    with disk.create(ready) as file:
        file.write(json.dumps({"format": 1, "changes": changes}).encode())
    disk.fsync(ready)
    disk.fsync(out)
    disk.rename(ready, out / JOURNAL)
    disk.fsync(out)


def _read_journal(out: Path) -> list[Change] | None:
    """What the journal says, None where there is none; raises Refusal where it is none of progc's."""
    place = out / JOURNAL
    if not exists(place):
        return None
    try:
        said = json.loads(place.read_text(encoding="utf-8"))
        changes = [Change(str(name), inode) for name, inode in said["changes"]]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        changes = [Change("/", None)]
    if any(_leads_out(name) for name, _ in changes):
        raise Refusal(
            say(
                "`{place}` is no journal of progc's: look at the folder, then delete it",
                "`{place}` är ingen journal från progc: se efter i mappen och ta bort den",
                place=str(place),
            ),
            str(place),
        )
    return changes


def _leads_out(name: str) -> bool:
    return Path(name).name != name or "\\" in name or name.startswith(".")


def _settle(out: Path, disk: Disk) -> None:
    """Finish what the journal says; delete what is left over. Raises Refusal where that cannot be done."""
    try:
        changes = _read_journal(out)
        if changes is not None:
            _forward(out, changes, disk)
            _finish(out, disk)
    except OSError as problem:
        raise _refusal(problem, undone=False) from problem
    left = discard_left_over(out, disk)
    if left:
        raise _refusal(PermissionError(errno.EACCES, "", str(left)), undone=True)
    if (out / DRAFT).is_dir() and not (out / DRAFT).is_symlink():
        _settle(out / DRAFT, disk)


def _forward(out: Path, changes: Sequence[Change], disk: Disk) -> None:
    """Take every change to its end, from whatever state it is in."""
    for name, inode in changes:
        place, new, old = out / name, out / (name + NEW), out / (name + OLD)
        if inode is None:
            if exists(place) and not exists(old):
                _patiently(disk, disk.rename, place, old)
        elif _inode(place) != inode and exists(new):
            if exists(place) and not _exchanged(place, new, disk):
                _patiently(disk, disk.rename, place, old)
            if _inode(place) != inode:
                _patiently(disk, disk.rename, new, place)


def _exchanged(place: Path, new: Path, disk: Disk) -> bool:
    try:
        disk.exchange(place, new)
    except OSError:
        return False
    return True


def _undo(out: Path, changes: Sequence[Change], disk: Disk, problem: OSError) -> NoReturn:
    """Take every change back to its start, and raise Refusal."""
    try:
        _back(out, changes, disk)
        _finish(out, disk)
    except OSError as again:
        raise _refusal(again, undone=False) from problem
    raise _refusal(problem, undone=True) from problem


def _back(out: Path, changes: Sequence[Change], disk: Disk) -> None:
    for name, inode in reversed(changes):
        place, new, old = out / name, out / (name + NEW), out / (name + OLD)
        if inode is not None and _inode(place) == inode:
            if exists(new):
                disk.exchange(place, new)
            else:
                _patiently(disk, disk.rename, place, new)
        if exists(old) and not exists(place):
            _patiently(disk, disk.rename, old, place)


def _patiently(disk: Disk, step: Callable[[Path, Path], object], one: Path, other: Path) -> None:
    """Virus scanners and indexers on Windows hold a file for a moment: try again for a second and a half."""
    for seconds in _PATIENCE:
        try:
            step(one, other)
            return
        except PermissionError:
            disk.sleep(seconds)
    step(one, other)


def _finish(out: Path, disk: Disk) -> None:
    disk.fsync(out)
    if exists(out / JOURNAL):
        disk.unlink(out / JOURNAL)
        disk.fsync(out)
    discard_left_over(out, disk)


def discard_left_over(out: Path, disk: Disk) -> Path | None:
    """Delete all that is ready or old; the first that the system will not delete."""
    left = sorted(place for place in out.iterdir() if place.name.endswith((NEW, OLD)))
    for place in left:
        discard(place, disk)
    return next((place for place in left if exists(place)), None)


def _inode(place: Path) -> int | None:
    return place.lstat().st_ino if exists(place) else None


def _refusal(problem: OSError, undone: bool) -> Refusal:
    place = Path(str(problem.filename or ""))
    if isinstance(problem, PermissionError):
        place = _held(place)
    state = (
        say("nothing in the build has changed", "inget i bygget har ändrats")
        if undone
        else say("the next run finishes the build", "nästa körning gör klart bygget")
    )
    return refusal(problem, place, state)


def _held(place: Path) -> Path:
    """The file in a folder that another program has open, if it can be told: Windows will not rename it."""
    if not place.is_dir():
        return place
    for inside in walk(place):
        try:
            inside.rename(inside)
        except OSError:
            return inside
    return place
