"""Runs whose cache or folder is disturbed: what was remembered is not trusted, and nothing crashes."""

import json
import os
import shutil
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from conftest import Run
from progc.files import cache

SOUND = "inga fel och inga varningar i 6 filer\n"


def states(place: Path) -> list[Path]:
    return sorted(place.joinpath("cache").glob("*/*.json"))


@pytest.mark.parametrize("data", [b"", b"{}", b'00000000\n{"key": []}', b"\xff\xfe", b"[" * 100_000])
def test_a_spoilt_state_answers_nothing(run: Run, place: Path, data: bytes) -> None:
    run("build")
    assert len(states(place)) == 2
    for state in states(place):
        state.write_bytes(data)
    done = run("build")
    assert (done.returncode, done.stdout, done.stderr) == (0, SOUND, "")


def test_what_another_progc_remembered_answers_nothing(run: Run, place: Path) -> None:
    """A state of another version of progc, sealed, that lacks what this one looks at."""
    run("lint")
    for state in states(place):
        found = {"key": json.loads(state.read_bytes()[9:])["key"], "stamp": "0.0.1-0"}
        data = json.dumps(found).encode()
        state.write_bytes(b"%08x\n" % zlib.crc32(data) + data)
    assert run("lint").stdout == SOUND


def test_a_file_that_goes_away_while_it_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    listed = os.scandir

    def late(folder: str) -> list["os.DirEntry[str]"]:
        found = list(listed(folder))
        (tmp_path / "a.md").unlink(missing_ok=True)
        return found

    monkeypatch.setattr(os, "scandir", late)
    found = cache.look(str(tmp_path))
    assert found["a.md"] == [] and found["b.md"][0] == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete a folder that somebody works in")
def test_a_working_folder_that_is_gone_is_told(place: Path) -> None:
    gone = place / "gone"
    gone.mkdir()
    script = "import os, runpy, sys; os.rmdir(os.getcwd()); runpy.run_module('progc', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", script, "lint"],
        cwd=gone,
        env={**os.environ, "PROGC_CACHE": str(place / "cache"), "PROGC_LANG": "sv"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("progc kunde inte fortsätta") and "Traceback" not in done.stderr


def test_temporary_files_that_lie_deep(run: Run, place: Path) -> None:
    """A socket's path has little room. Two programs, so that workers are started."""
    shutil.copytree(place / "tiny", place / "annan")
    deep = place / ("d" * 120)
    deep.mkdir()
    done = run("build", "--jobs", "2", TMPDIR=str(deep))
    assert (done.returncode, done.stderr) == (0, "")
