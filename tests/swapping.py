"""What tests of the swap share: two builds, steps that stop, and looking at what stands on disk."""

import errno
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from builds import bundle, tree, whole
from progc.files.disk import Disk
from progc.files.swap import JOURNAL, NEW, OLD, building
from progc.files.write import write

ONE = {"html/a.html": "one", "html/b.html": "same"}


TWO = {"html/a.html": "two", "html/b.html": "same", "pdf/c.pdf": "new"}


BUNDLES = ("prova", "prova-kalmar")


class Stop(BaseException):
    """The machine stops here."""


def cannot_exchange(one: Path, other: Path) -> None:
    raise OSError(errno.EINVAL, "no exchange here", str(one))


def no_fsync(place: Path) -> None:
    """A test's crash loses nothing that was written: waiting for the disk would only take minutes."""


QUICK = Disk(fsync=no_fsync)


def counting(disk: Disk, tick: Callable[[str], None]) -> Disk:
    """The same disk; `tick` hears of each step before and after it, and of a write when half is done."""

    def counted(name: str) -> Callable[..., Any]:
        step = getattr(disk, name)

        def run(*arguments: Any) -> Any:
            tick(f"before {name}")
            result = step(*arguments)
            tick(f"after {name}")
            return CountedFile(result, tick) if name == "create" else result

        return run

    return Disk(**{each.name: counted(each.name) for each in fields(Disk)})


class CountedFile:
    def __init__(self, file: Any, tick: Callable[[str], None]) -> None:
        self.file, self.tick = file, tick

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)

    def __enter__(self) -> "CountedFile":
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def write(self, data: bytes) -> int:
        half = len(data) // 2
        self.file.write(data[:half])
        self.tick("half write")
        return half + int(self.file.write(data[half:]))


def stop_at(number: int) -> Callable[[str], None]:
    """Stops at that step, counted from 0."""
    left = number

    def tick(_: str) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Stop

    return tick


def newer(out: Path, builds: Path, disk: Disk) -> None:
    write(
        out, "prova", [bundle(builds / "blobs", TWO, "1.1.0", edition=e) for e in ("", "kalmar")], disk=disk
    )


def copy(builds: Path, out: Path) -> Path:
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(builds / "old", out)
    return out


def look_whole(out: Path, never_missing: bool, where: object) -> None:
    """Each bundle that both builds have is whole, folder and zip, in one of the two versions."""
    for name in BUNDLES:
        found = [whole(out / f"{name}{ending}") for ending in ("", NEW, OLD)]
        assert any(found), (where, name)
        assert found[0] or not never_missing, (where, name)
        zips = [f"{name}-{version}.zip{end}" for version in ("1.0.0", "1.1.0") for end in ("", NEW, OLD)]
        assert any(whole(out / each) for each in zips), (where, name)


def look_one(out: Path, builds: Path, where: object) -> str:
    """All is of one build: its name."""
    found = tree(out)
    [name] = [name for name in ("old", "new") if found == tree(builds / name)] or [f"neither at {where}"]
    assert name in ("old", "new"), name
    return name


def stops(builds: Path, out: Path, disk: Disk) -> Iterator[tuple[int, str]]:
    """The build, stopped at every step in turn; ends with the first that is not stopped."""
    for number in range(10_000):
        copy(builds, out)
        tick, last = stop_at(number), ""

        def note(step: str, tick: Callable[[str], None] = tick) -> None:
            nonlocal last
            last = step
            tick(step)

        try:
            with building(out):
                newer(out, builds, counting(disk, note))
        except Stop:
            yield number, last
        else:
            return


def same_inodes(out: Path, again: Path) -> None:
    """Write the copy's journal anew after the copy's inodes: what the original's would say of it."""
    inodes = {place.lstat().st_ino: place.name for place in out.iterdir()}
    journal = json.loads((again / JOURNAL).read_text())
    changes = [[name, inode and (again / inodes[inode]).lstat().st_ino] for name, inode in journal["changes"]]
    (again / JOURNAL).unlink()
    (again / JOURNAL).write_text(json.dumps({**journal, "changes": changes}))


def windows(rename: Callable[[Path, Path], object]) -> tuple[Disk, list[float]]:
    """A disk that cannot exchange and renames as told; how long it slept."""
    slept: list[float] = []
    return replace(QUICK, rename=rename, exchange=cannot_exchange, sleep=slept.append), slept


def renames(builds: Path, out: Path) -> list[tuple[str, str]]:
    """All renames of the swap, by name."""
    seen: list[tuple[str, str]] = []

    def rename(one: Path, other: Path) -> None:
        seen.append((one.name, other.name))
        one.rename(other)

    copy(builds, out)
    with building(out):
        newer(out, builds, windows(rename)[0])
    return seen
