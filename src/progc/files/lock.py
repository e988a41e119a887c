"""A folder → whether this process has it alone, for as long as asked; one that dies lets go."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path

_WINDOWS_FILE = ".progc.lock"


@contextmanager
def lock(folder: Path) -> Iterator[bool]:
    """True while this process alone has the folder, False if another has it.

    POSIX: flock(2) on the folder itself, so that no file is left; Windows: a lock on a file in it. Both go
    with the process, however it ends. Where the file system knows no locks the folder counts as free.
    """
    handle = _windows(folder) if sys.platform == "win32" else _posix(folder)
    try:
        yield handle is not None
    finally:
        if handle:
            with suppress(OSError):
                os.close(handle)
        if handle and sys.platform == "win32":
            # Windows refuses while another process has it open: then that one deletes it.
            with suppress(OSError):
                (folder / _WINDOWS_FILE).unlink()


def _posix(folder: Path) -> int | None:
    """An open handle that has the lock, 0 where there are no locks, None where another has it."""
    import fcntl

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return None
    except OSError:
        os.close(handle)
        return 0
    return handle


def _windows(folder: Path) -> int | None:
    """As `_posix`. A file that was left when the power went is nobody's lock, and taken over."""
    locking = import_module("msvcrt")
    try:
        handle = os.open(folder / _WINDOWS_FILE, os.O_CREAT | os.O_RDWR)
    except PermissionError:
        # Being deleted by who had it, or a folder that cannot be written: then the build says so.
        return None if _WINDOWS_FILE in (place.name for place in folder.iterdir()) else 0
    except OSError:
        return 0
    try:
        locking.locking(handle, locking.LK_NBLCK, 1)
    except PermissionError:
        os.close(handle)
        return None
    except OSError:
        os.close(handle)
        return 0
    return handle
