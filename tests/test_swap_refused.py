"""A build that the system refuses, late or half-way, leaves every bundle whole."""

import errno
import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from builds import tree
from progc.files.disk import Disk, Refusal
from progc.files.swap import JOURNAL, NEW, OLD, building, recover
from swapping import (
    QUICK,
    copy,
    counting,
    look_one,
    look_whole,
    newer,
    renames,
    windows,
)


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
