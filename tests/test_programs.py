"""The two programs: nothing is found in them, and their zips are the same bytes wherever they are built."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from progc.check import check
from progc.files.load import load
from progc.files.resources import schemas

PROGRAMS = Path(__file__).parent.parent / "programs"
NAMES = ("tobakshjalpen", "framat")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found(name: str) -> None:
    found = check(load(str(PROGRAMS / name)), schemas())
    assert [diagnostic.finding.message.to("sv") for diagnostic in found.diagnostics] == []


def built(folder: Path, env: dict[str, str], *runs: tuple[str, ...]) -> dict[str, str]:
    """Build copies of both programs from nothing; each zip's digest by name, and verify accepts each."""
    for name in NAMES:
        shutil.copytree(PROGRAMS / name, folder / name)
    environment = {**os.environ, "PROGC_CACHE": str(folder / "cache"), **env}
    progc = [sys.executable, "-m", "progc"]
    for words in runs:
        subprocess.run([*progc, "build", *words], cwd=folder, env=environment, check=True, timeout=300)
    zips = sorted((folder / "build").glob("*.zip"))
    subprocess.run([*progc, "verify", *map(str, zips)], cwd=folder, env=environment, check=True)
    return {place.name: hashlib.sha256(place.read_bytes()).hexdigest() for place in zips}


def test_builds_together_or_alone_by_one_or_two_workers_are_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "en", tmp_path / "annan mapp" / "djupt"
    for place in (one, other):
        place.mkdir(parents=True)
    here = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
    first = built(one, here, (*NAMES, "--jobs", "1"))
    away = {"TZ": "Pacific/Auckland", "LC_ALL": "sv_SE.UTF-8", "PYTHONHASHSEED": "77"}
    assert built(other, away, *((name, "--jobs", "2") for name in NAMES)) == first
    assert sorted(first) == ["framat-1.0.0.zip", "tobakshjalpen-1.0.0.zip"]
