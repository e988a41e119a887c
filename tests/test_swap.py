"""A build that is stopped anywhere leaves every bundle whole; the next run, one build."""

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from progc.files.swap import JOURNAL, recover
from swapping import QUICK, Stop, cannot_exchange, counting, look_one, look_whole, same_inodes, stop_at, stops


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
            same_inodes(out, again)
            try:
                recover(again, counting(disk, stop_at(inner)))
            except Stop:
                look_whole(again, False, (number, step, inner))
                assert recover(again, disk) is None
                assert look_one(again, builds, (number, step, inner)) == "new"
            else:
                break
