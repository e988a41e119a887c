"""A build that is stopped, refused or killed anywhere leaves every bundle whole; the next run, one build."""

import errno
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from builds import bundle, tree, versions, whole
from progc.files.disk import Disk, Refusal
from progc.files.swap import JOURNAL, NEW, OLD, building, recover
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


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the builds `old` and `new`; the new one has lost an edition and has a new version."""
    top = tmp_path_factory.mktemp("builds")
    for edition in ("", "kalmar", "norr"):
        bundle(top / "blobs", ONE, edition=edition)
    for out in ("old", "new"):
        with building(top / out):
            write(top / out, "prova", [bundle(top / "blobs", ONE, edition=e) for e in ("", "kalmar", "norr")])
    with building(top / "new"):
        newer(top / "new", top, QUICK)
    return top


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


@pytest.mark.parametrize("can_exchange", [True, False])
def test_stopped_before_and_after_every_step(tmp_path: Path, builds: Path, can_exchange: bool) -> None:
    disk = QUICK if can_exchange else replace(QUICK, exchange=cannot_exchange)
    swaps = sys.platform == "linux" and can_exchange
    ends, kinds = [], set()
    for number, step in stops(builds, tmp_path / "out", disk):
        out = tmp_path / "out"
        look_whole(out, swaps, (number, step))
        had_journal = (out / JOURNAL).exists()
        assert recover(out, disk) is None
        ends.append(look_one(out, builds, (number, step)))
        assert not had_journal or ends[-1] == "new"
        kinds.add(step)
    assert ends == sorted(ends, reverse=True)
    assert {"old", "new"} == set(ends)
    expected = ["create", "link", "mkdir", "fsync", "rename", "unlink", "rmdir"]
    expected += ["exchange"] if swaps else []
    assert {f"{when} {kind}" for kind in expected for when in ("before", "after")} <= kinds
    assert "half write" in kinds


@pytest.mark.parametrize("can_exchange", [True, False])
def test_stopped_again_while_it_is_finished(tmp_path: Path, builds: Path, can_exchange: bool) -> None:
    disk = QUICK if can_exchange else replace(QUICK, exchange=cannot_exchange)
    out, again = tmp_path / "out", tmp_path / "again"
    for number, step in stops(builds, out, disk):
        if not (out / JOURNAL).exists() or step not in ("after rename", "after exchange"):
            continue
        for inner in range(10_000):
            shutil.rmtree(again, ignore_errors=True)
            # Renamed, not copied: a journal knows the new folders by their inodes.
            shutil.copytree(out, again, copy_function=os.link)
            _same_inodes(out, again)
            try:
                recover(again, counting(disk, stop_at(inner)))
            except Stop:
                look_whole(again, False, (number, step, inner))
                assert recover(again, disk) is None
                assert look_one(again, builds, (number, step, inner)) == "new"
            else:
                break


def _same_inodes(out: Path, again: Path) -> None:
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


def test_a_rename_that_is_refused_changes_nothing(tmp_path: Path, builds: Path) -> None:
    out = tmp_path / "out"
    for number, (held, _) in enumerate(renames(builds, out)):
        copy(builds, out)

        def rename(one: Path, other: Path, held: str = held) -> None:
            if one.name == held:
                raise PermissionError(errno.EACCES, "in use", str(one))
            one.rename(other)

        disk, slept = windows(rename)
        with building(out), pytest.raises(Refusal) as refused:
            newer(out, builds, disk)
        assert refused.value.place == str(out / held)
        assert refused.value.text.to("sv") == (
            f"`{out / held}` är öppen i ett annat program eller skrivskyddad: stäng den och kör igen; "
            "inget i bygget har ändrats"
        )
        assert slept or held.startswith("journal")
        assert look_one(out, builds, number) == "old"


def test_a_rename_that_is_late_goes_through(tmp_path: Path, builds: Path) -> None:
    out = copy(builds, tmp_path / "out")
    tries: dict[str, int] = {}

    def rename(one: Path, other: Path) -> None:
        tries[one.name] = tries.get(one.name, 0) + 1
        if tries[one.name] < 4 and not one.name.startswith("journal"):
            raise PermissionError(errno.EACCES, "in use", str(one))
        one.rename(other)

    disk, slept = windows(rename)
    with building(out):
        newer(out, builds, disk)
    assert look_one(out, builds, "") == "new"
    assert sum(slept) > 0


@pytest.mark.parametrize("done", [True, False])
def test_a_rename_that_fails_half_way_with_no_way_back(tmp_path: Path, builds: Path, done: bool) -> None:
    """From some rename on all fail, after or before they were done: the next run finishes the build."""
    out = tmp_path / "out"
    for number in range(1, len(renames(builds, out))):
        copy(builds, out)
        count = 0

        def rename(one: Path, other: Path, number: int = number) -> None:
            nonlocal count
            count += 1
            if count <= number or (done and count == number + 1):
                one.rename(other)
            if count > number:
                raise PermissionError(errno.EACCES, "in use", str(one))

        disk, _ = windows(rename)
        with building(out), pytest.raises(Refusal) as refused:
            newer(out, builds, disk)
        look_whole(out, False, number)
        if (out / JOURNAL).exists():
            assert refused.value.text.to("en").endswith("; the next run finishes the build")
            if recover(out, disk) is not None:
                with pytest.raises(Refusal), building(out, disk):
                    pass
                look_whole(out, False, number)
            assert recover(out, QUICK) is None
            assert look_one(out, builds, number) == "new"
        else:
            assert look_one(out, builds, number) == "old"


def test_a_rename_that_was_done_though_it_failed(tmp_path: Path, builds: Path) -> None:
    out = tmp_path / "out"
    for number in range(len(renames(builds, out))):
        copy(builds, out)
        count = 0

        def rename(one: Path, other: Path, number: int = number) -> None:
            nonlocal count
            count += 1
            one.rename(other)
            if count == number + 1:
                raise OSError(errno.EIO, "Input/output error", str(one))

        with building(out), pytest.raises(Refusal, match="nothing in the build has changed"):
            newer(out, builds, windows(rename)[0])
        assert look_one(out, builds, number) == "old"


@pytest.mark.parametrize("step", [field.name for field in fields(Disk) if field.name != "sleep"])
def test_any_step_that_fails_leaves_one_build(tmp_path: Path, builds: Path, step: str) -> None:
    """A full or broken disk: the n-th call of one step fails, once."""
    out = tmp_path / "out"
    for number in range(1000):
        copy(builds, out)
        count = 0

        def tick(name: str, number: int = number) -> None:
            nonlocal count
            count += name == f"before {step}"
            if name == f"before {step}" and count == number + 1:
                raise OSError(errno.ENOSPC, "No space left on device")

        try:
            with building(out):
                newer(out, builds, counting(QUICK, tick))
        except Refusal:
            look_whole(out, False, number)
        assert recover(out) is None
        look_one(out, builds, number)
        if count <= number:
            return


def test_left_over_without_a_journal_goes(tmp_path: Path, builds: Path) -> None:
    out = copy(builds, tmp_path / "out")
    shutil.copytree(out / "prova", out / f"prova{NEW}")
    (out / f"prova-1.0.0.zip{OLD}").write_bytes(b"x")
    (out / f"journal{NEW}").write_bytes(b"{")
    (out / "draft").mkdir()
    (out / f"draft/prova{NEW}").mkdir()
    assert recover(out) is None
    assert not [*(out / "draft").iterdir()]
    assert look_one(out, builds, "") == "old"


def test_a_build_without_anything_to_recover_is_left_alone(tmp_path: Path) -> None:
    assert recover(tmp_path / "none") is None
    assert not (tmp_path / "none").exists()
    for name in ("x.old", "y.new", "prova-1.0.0.zip.old"):
        (tmp_path / name).write_text("mine")
    assert recover(tmp_path) is None
    assert len(tree(tmp_path)) == 3


@pytest.mark.parametrize(
    "text",
    [
        '{"format": 1, "changes": [["../victim", null]]}',
        '{"format": 1, "changes": [["a/../../victim", null]]}',
        '{"format": 1, "changes": [["..\\\\victim", null]]}',
        '{"format": 1, "changes": [["..", null]]}',
        '{"format": 1, "changes": [3]}',
        "[]",
        "",
        "[" * 100_000,
    ],
)
def test_a_journal_that_is_none_of_progc_s(tmp_path: Path, text: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "victim").write_text("x")
    (out / JOURNAL).write_text(text)
    (out / f"prova{NEW}").mkdir()
    refused = recover(out)
    assert refused is not None
    assert refused.place == str(out / JOURNAL)
    assert (tmp_path / "victim").exists()
    assert (out / f"prova{NEW}").exists()


HOLD = """
import os, sys, time
from pathlib import Path
from progc.files.swap import building
with building(Path(sys.argv[1])):
    if len(sys.argv) > 2 and not os.fork():
        time.sleep(60)
    print("held", flush=True)
    time.sleep(60)
"""


def start(script: str, *arguments: object) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-c", script, *map(str, arguments)]
    running = subprocess.Popen(words, stdout=subprocess.PIPE, start_new_session=True)
    assert running.stdout and running.stdout.readline()
    return running


def kill(running: "subprocess.Popen[bytes]") -> None:
    running.kill()
    if running.stdout:
        running.stdout.close()
    running.wait()


@pytest.mark.skipif(os.name == "nt", reason="forks")
def test_only_one_progc_builds_in_a_folder(tmp_path: Path, builds: Path) -> None:
    out = copy(builds, tmp_path / "out")
    (out / f"prova{NEW}").mkdir()
    running = start(HOLD, out, "with a worker that outlives it")
    (out / f"prova{NEW}").mkdir()
    try:
        with pytest.raises(Refusal) as refused, building(out):
            pass
        assert refused.value.text.to("sv") == f"en annan progc bygger i `{out}`: vänta tills den är klar"
        assert recover(out) is None
        assert (out / f"prova{NEW}").exists()
        kill(running)
        with building(out):
            assert look_one(out, builds, "") == "old"
    finally:
        os.killpg(running.pid, signal.SIGKILL)


BUILD = """
import sys
from pathlib import Path
from builds import bundle
from progc.files.swap import building
from progc.files.write import write
out, blobs, version = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
files = {f"html/{n % 7}/{n}.html": f"{n} {version if n % 3 else 0}" for n in range(60)}
bundles = [bundle(blobs, files, version, edition=edition) for edition in ("", "kalmar")]
print("ready", flush=True)
with building(out):
    write(out, "prova", bundles)
"""


def test_a_hundred_kills_at_random_moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    rng = random.Random(11)
    out = tmp_path / "out"
    begun = time.monotonic()
    first = start(BUILD, out, tmp_path / "blobs", "0.0.0")
    assert first.wait() == 0
    longest = min(time.monotonic() - begun, 0.1)
    current, cut = "0.0.0", 0
    for turn in range(1, 101):
        wanted = f"0.0.{turn}"
        running = start(BUILD, out, tmp_path / "blobs", wanted)
        time.sleep(rng.uniform(0, longest))
        kill(running)
        for name in BUNDLES:
            found = versions(out, name)
            assert found & {current, wanted}, (turn, name)
        cut += any(place.name.endswith((NEW, OLD, JOURNAL)) for place in out.iterdir())
        assert recover(out) is None
        zips = {name: [*out.glob(f"{name}-0.*.zip")] for name in BUNDLES}
        now = {whole(out / name) for name in BUNDLES} | {
            whole(one) for every in zips.values() for one in every
        }
        assert len(now) == 1 and now <= {current, wanted}, (turn, now)
        assert [len(every) for every in zips.values()] == [1, 1]
        assert len([*out.iterdir()]) == 4
        [current] = now
    assert cut > 10
    assert current != "0.0.0"
