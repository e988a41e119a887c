"""Files from where they were made → a new folder beside its place. Every byte that is copied is checked."""

import hashlib
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from progc.diagnostics import say
from progc.files.disk import Disk, Refusal, walk
from progc.files.manifest import Made, leaves_bundle
from progc.files.swap import NEW

_CHUNK = 1 << 20


def fill(
    new: Path, files: Mapping[str, Made], links: Mapping[str, Path], data: Mapping[str, bytes], disk: Disk
) -> None:
    """Make a folder with these files, by path in it.

    `links` are files that lie whole in the old folder, and are linked, or copied where the disk cannot link.
    `data` is written as it is. Raises OSError; Refusal where a file is no longer what it was said to be.
    """
    if any(leaves_bundle(path) for path in files):
        raise ValueError("a path that leaves the bundle")
    made_folders = {new}
    disk.mkdir(new)
    for path in sorted({*files, *links, *data}):
        place = new / path
        for folder in reversed([folder for folder in place.parents if folder.is_relative_to(new)]):
            if folder not in made_folders:
                disk.mkdir(folder)
                made_folders.add(folder)
        if path in data:
            with disk.create(place) as file:
                file.write(data[path])
        elif path in links:
            _link(links[path], place, disk)
        else:
            _copy_made(files[path], place, disk)


def sync(out: Path, names: Sequence[str], disk: Disk) -> None:
    """Have what is ready under these names reach the disk; a file with a second name is there already."""
    for name in names:
        new = out / (name + NEW)
        for place in [*(walk(new) if new.is_dir() else ()), new]:
            status = place.lstat()
            if stat.S_ISDIR(status.st_mode) or (stat.S_ISREG(status.st_mode) and status.st_nlink == 1):
                disk.fsync(place)


def _link(source: Path, place: Path, disk: Disk) -> None:
    try:
        disk.link(source, place)
    except OSError:
        if not stat.S_ISREG(source.lstat().st_mode):
            raise
        _copy(source, place, disk)


def _copy_made(made: Made, place: Path, disk: Disk) -> None:
    if _copy(Path(made.file), place, disk) != (made.size, made.sha256):
        raise Refusal(
            say(
                "`{file}` changed while progc was building: build again",
                "`{file}` ändrades medan progc byggde: bygg igen",
                file=made.file,
            ),
            made.file,
        )


def _copy(source: Path, place: Path, disk: Disk) -> tuple[int, str]:
    """Copy a file's bytes; their number and SHA-256."""
    size, digest = 0, hashlib.sha256()
    with source.open("rb") as read, disk.create(place) as write:
        while chunk := read.read(_CHUNK):
            write.write(chunk)
            digest.update(chunk)
            size += len(chunk)
    return size, digest.hexdigest()
