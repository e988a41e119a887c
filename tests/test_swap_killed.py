"""A build that is killed anywhere leaves every bundle whole; only one progc builds in a folder."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builds import versions, whole
from progc.files.swap import JOURNAL, NEW, OLD, building, recover
from swapping import BUNDLES, QUICK, copy, look_one

HOLD = """
import sys, time
from pathlib import Path
from progc.files.swap import building
with building(Path(sys.argv[1])):
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


class Waited(Exception):
    """Raised where a build would go on waiting for another one."""


def wait() -> None:
    raise Waited


def test_only_one_progc_builds_in_a_folder(tmp_path: Path, builds: Path) -> None:
    out = copy(builds, tmp_path / "out")
    (out / f"prova{NEW}").mkdir()
    running = start(HOLD, out)
    (out / f"prova{NEW}").mkdir()
    try:
        with pytest.raises(Waited), building(out, QUICK, wait):
            pass
        assert recover(out) is None
        assert (out / f"prova{NEW}").exists()
    finally:
        kill(running)
    with building(out):
        assert look_one(out, builds, "") == "old"


BUILD = """
import sys
from pathlib import Path
from builds import bundle
from progc.files.swap import building
from progc.files.write import write
from swapping import QUICK
out, blobs, version = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
files = {f"html/{n % 7}/{n}.html": f"{n} {version if n % 3 else 0}" for n in range(60)}
bundles = [bundle(blobs, files, version, edition=edition) for edition in ("", "kalmar")]
print("ready", flush=True)
with building(out, QUICK):
    write(out, "prova", bundles, disk=QUICK)
"""


def test_a_hundred_kills_at_random_moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    rng = random.Random(11)
    out = tmp_path / "out"
    first = start(BUILD, out, tmp_path / "blobs", "0.0.0")
    begun = time.monotonic()
    assert first.wait() == 0
    longest = time.monotonic() - begun
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
        assert recover(out, QUICK) is None
        zips = {name: [*out.glob(f"{name}-0.*.zip")] for name in BUNDLES}
        now = {whole(out / name) for name in BUNDLES} | {
            whole(one) for every in zips.values() for one in every
        }
        assert len(now) == 1 and now <= {current, wanted}, (turn, now)
        assert [len(every) for every in zips.values()] == [1, 1]
        assert len([*out.iterdir()]) == 4
        [current] = now
        # However busy the disk is, about half of the builds are to get done.
        longest *= 0.9 if current == wanted else 1.1
    assert cut > 10
    assert current != "0.0.0"
