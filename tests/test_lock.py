"""Two builds into one folder: the second waits for the first, says so after a second, and then builds."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from conftest import Run
from progc.files import lock as locks
from progc.files.swap import building

fcntl = pytest.importorskip("fcntl", reason="stands in for Windows' locks")
HOLD = """
import sys, time
from pathlib import Path
from progc.files.swap import building
with building(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def begin(place: Path, cache: str, *words: str) -> "subprocess.Popen[str]":
    """`progc build` with a cache of its own, at work."""
    return subprocess.Popen(
        [sys.executable, "-m", "progc", "build", "--out", "out", *words],
        cwd=place,
        env={**os.environ, "PROGC_CACHE": str(place / cache), "PROGC_LANG": "sv"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def test_a_build_waits_for_one_that_is_killed(place: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(place / "out")], stdout=subprocess.PIPE)
    try:
        assert holder.stdout and holder.stdout.readline() == b"held\n"
        build = begin(place, "cache", "tiny")
        assert build.stderr
        assert build.stderr.readline() == "ett annat bygge skriver i samma mapp; väntar\n"
        assert build.poll() is None
        assert not list((place / "out").iterdir())
    finally:
        holder.kill()
        holder.communicate()
    out, err = build.communicate(timeout=60)
    assert (build.returncode, out, err) == (0, "inga fel och inga varningar i 6 filer\n", "")
    assert sorted(entry.name for entry in (place / "out").iterdir()) == ["tiny", "tiny-1.0.0.zip"]


def test_builds_at_the_same_time_are_all_whole(run: Run, place: Path) -> None:
    names = ["tiny", "andra", "tredje"]
    for name in names[1:]:
        shutil.copytree(place / "tiny", place / name)
    begun = [begin(place, f"cache-{name}", name) for name in names]
    done = [(*build.communicate(timeout=120), build.returncode) for build in begun]
    assert [code for _, _, code in done] == [0, 0, 0], done
    assert run("verify", *(f"out/{name}" for name in names)).returncode == 0


def test_waiting_is_told_once(tmp_path: Path) -> None:
    told: list[str] = []
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE)
    try:
        assert holder.stdout and holder.stdout.readline()

        def waiting() -> None:
            told.append("waiting")
            holder.kill()

        with building(tmp_path, waiting=waiting):
            assert told == ["waiting"]
    finally:
        holder.kill()
        holder.communicate()


def test_a_lock_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what Windows' C library does, done by flock: also a file that is left from a power cut is free."""

    def locking(handle: int, mode: int, size: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise PermissionError from None

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    monkeypatch.setattr(sys, "platform", "win32")
    (tmp_path / ".progc.lock").write_bytes(b"")
    with locks.lock(tmp_path) as alone:
        assert alone
        with locks.lock(tmp_path) as second:
            assert not second
        assert (tmp_path / ".progc.lock").exists()
    assert not list(tmp_path.iterdir())
    with locks.lock(tmp_path) as alone:
        assert alone
