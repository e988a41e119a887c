"""A build of a whole program that is stopped by Ctrl-C, or asked to end: it says so and leaves nothing."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parent.parent / "programs" / "framat"
MOMENTS = [round(random.Random(n).uniform(0, 0.2) + n / 5, 2) for n in range(9)]
"""Seconds after the cache is there: while the program is read, while workers start, while they make."""


@pytest.mark.skipif(os.name == "nt", reason="signals to a group of processes as POSIX has them")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminate"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_it_says_so_and_leaves_nothing(tmp_path: Path, sent: signal.Signals, moment: float) -> None:
    """Sent to all its processes, as a terminal does. stdout ends only when the last of them has ended."""
    cache, out = tmp_path / "cache", tmp_path / "out"
    running = subprocess.Popen(
        [sys.executable, "-m", "progc", "build", str(PROGRAM), "--out", str(out), "--jobs", "2"],
        env={**os.environ, "PROGC_CACHE": str(cache), "PROGC_LANG": "sv"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    while not cache.exists() and running.poll() is None:
        time.sleep(0.01)
    time.sleep(moment)
    os.killpg(running.pid, sent)
    said = running.communicate(timeout=60)
    if running.returncode == 0:
        assert said[0].startswith("inga fel") and (out / "framat").is_dir()
        return
    assert (running.returncode, said) == (2, ("", "\navbrutet\n"))
    assert not out.exists() or not list(out.iterdir())
