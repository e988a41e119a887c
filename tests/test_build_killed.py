"""`progc build` itself, killed: what stands on disk, which processes are left, what the next run makes."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from builds import tree
from conftest import Run
from progc.files.swap import JOURNAL, NEW, OLD

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a folder is gone for a moment")

STATES = (("1.0.0", "Hej."), ("1.0.0", "Hej igen."), ("1.1.0", "Hej."))
"""A version and a welcome text: from one to another a folder changes, with or without its zip's name."""


def edit(place: Path, state: tuple[str, str]) -> None:
    """Give the tiny program a version and a welcome text."""
    program = place / "tiny" / "program.yaml"
    lines = program.read_text(encoding="utf-8").splitlines()
    told = [f"version: {state[0]}" if line.startswith("version:") else line for line in lines]
    program.write_text("\n".join(told) + "\n", encoding="utf-8")
    (place / "tiny" / "welcome.md").write_text(f"{state[1]}\n", encoding="utf-8")


def begin(place: Path, *words: str) -> "subprocess.Popen[bytes]":
    """Start a build in a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "progc", "build", *words],
        cwd=place,
        env={**os.environ, "PROGC_CACHE": str(place / "cache"), "PROGC_LANG": "sv"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def kill(running: "subprocess.Popen[bytes]", trace: Path | None, seconds: float) -> None:
    """Kill the group so long after it began, or after its trace was seen or it was done without one."""
    look = os.WEXITED | os.WNOHANG | os.WNOWAIT
    while trace and not os.path.lexists(trace) and os.waitid(os.P_PID, running.pid, look) is None:
        pass
    time.sleep(seconds)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def left_over(out: Path) -> set[str]:
    """The endings of what a build that was cut off left behind."""
    return {end for end in (JOURNAL, NEW, OLD) if any(place.name.endswith(end) for place in out.iterdir())}


def tiny_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {name: data for name, data in files.items() if name.startswith("tiny/")}


@pytest.mark.parametrize("shard", range(4))
def test_a_hundred_kills_of_the_command(run: Run, place: Path, shard: int) -> None:
    """Four times 25: a third at any moment, a third once something lies ready, a third in the swap."""
    rng, out, longest = random.Random(shard), place / "build", 1.0
    built: dict[tuple[str, str], dict[str, bytes]] = {}
    for state in STATES:
        edit(place, state)
        begun = time.monotonic()
        assert run("build").returncode == 0
        longest = time.monotonic() - begun
        assert run("verify", "build/tiny", f"build/tiny-{state[0]}.zip").returncode == 0
        built[state] = tree(out)
    moments = ((None, longest), (out / f"tiny{NEW}", 0.015), (out / JOURNAL, 0.0025))
    done, cuts = STATES[-1], set[frozenset[str]]()
    for turn in range(25):
        wanted = rng.choice([state for state in STATES if state != done])
        edit(place, wanted)
        trace, span = moments[turn % 3]
        kill(begin(place), trace, rng.uniform(0, span))
        left = left_over(out)
        cuts.add(frozenset(left))
        assert tiny_of(tree(out)) in (tiny_of(built[done]), tiny_of(built[wanted])), turn
        if turn % 2:
            # Lint finishes what was begun: forward where there is a journal.
            assert (run("lint").returncode, left_over(out)) == (0, set()), turn
            assert tree(out) == built[wanted] or (JOURNAL not in left and tree(out) == built[done]), turn
        again = run("build")
        assert (again.returncode, again.stderr) == (0, ""), turn
        assert tree(out) == built[wanted], turn
        done = wanted
    assert frozenset({NEW}) in cuts and any(JOURNAL in left for left in cuts)


def begun_by(parent: int) -> list[int]:
    """The processes that a process has started, and those that these have."""
    try:
        own = [int(pid) for pid in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:
        return []
    return own + [pid for each in own for pid in begun_by(each)]


def alive(pid: int) -> bool:
    """Whether a process runs still: not gone, and not only waiting for somebody to ask how it went."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False


@pytest.mark.parametrize("programs", [1, 3])
def test_no_worker_outlives_a_killed_build(run: Run, place: Path, programs: int) -> None:
    """Workers that make one program's outputs, and workers that each prepare a program."""
    for number in range(1, programs):
        shutil.copytree(place / "tiny", place / f"tiny{number}")
    running = begin(place, "--jobs", "2")
    # Two of Python's own, one of which the workers come from, and two workers.
    while len(begun_by(running.pid)) < 4 and running.poll() is None:
        pass
    started = begun_by(running.pid)
    running.kill()
    running.wait()
    assert len(started) == 4
    # Longer than any machine takes; workers that were not told to end would wait for work for ever.
    deadline = time.monotonic() + 60
    while any(map(alive, started)) and time.monotonic() < deadline:
        time.sleep(0.01)
    left = [pid for pid in started if alive(pid)]
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    assert left == []
    done = run("build")
    assert (done.returncode, done.stderr) == (0, "")
    assert run("verify", *(f"build/{name.name}" for name in place.glob("tiny*"))).returncode == 0
