"""What a build takes away, leaves, refuses, and does when the disk is full."""

import errno
import hashlib
import zipfile
from dataclasses import replace
from io import FileIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest

from builds import bundle, made, tree, whole
from progc.files.disk import Disk, Refusal
from progc.files.manifest import bundle_name
from progc.files.stock import Seen, take_stock
from progc.files.swap import building
from progc.files.write import clashes, draft, write
from written import ONE, TWO, build

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def test_what_is_stale_goes(out: Path, blobs: Path) -> None:
    base, kalmar, norr = (bundle(blobs, ONE, edition=edition) for edition in ("", "kalmar", "norr"))
    build(out, base, kalmar, norr)
    newer = [replace(each, version="1.1.0") for each in (base, kalmar)]
    written = build(out, *newer)
    assert written.removed == (
        "prova-1.0.0.zip",
        "prova-kalmar-1.0.0.zip",
        "prova-norr",
        "prova-norr-1.0.0.zip",
    )
    assert sorted(place.name for place in out.iterdir()) == [
        "prova", "prova-1.1.0.zip", "prova-kalmar", "prova-kalmar-1.1.0.zip",
    ]  # fmt: skip


def test_editions_that_are_not_built_this_time_stay(out: Path, blobs: Path) -> None:
    base, kalmar = bundle(blobs, ONE), bundle(blobs, ONE, edition="kalmar")
    build(out, base, kalmar)
    newer = replace(kalmar, version="1.1.0")
    assert build(out, newer, keep=["prova", "prova-kalmar"]).removed == ("prova-kalmar-1.0.0.zip",)
    assert whole(out / "prova") == whole(out / "prova-1.0.0.zip") == "1.0.0"
    assert whole(out / "prova-kalmar-1.1.0.zip") == "1.1.0"


def test_a_zip_whose_folder_is_gone_is_known_by_its_manifest(out: Path, blobs: Path) -> None:
    build(out, bundle(blobs, ONE), bundle(blobs, ONE, edition="norr"))
    (out / "prova-norr").rename(out.parent / "away")
    assert build(out, bundle(blobs, ONE)).removed == ("prova-norr-1.0.0.zip",)


def test_other_programs_stay(out: Path, blobs: Path) -> None:
    other = bundle(blobs, ONE, program="annan")
    with building(out):
        write(out, "annan", [other])
    written = build(out, bundle(blobs, ONE))
    assert (written.removed, written.own) == ((), ())
    assert whole(out / "annan") == whole(out / "annan-1.0.0.zip") == "1.0.0"


def test_somebody_s_own_things_are_left_and_named(out: Path, blobs: Path) -> None:
    build(out, bundle(blobs, ONE))
    (out / "anteckningar.txt").write_text("mine")
    (out / "prova.old").mkdir()
    (out / ".gitignore").write_text("*")
    (out / "prova/html/mitt.txt").write_text("mine")
    (out / "prova/html/länk").symlink_to("/nowhere")
    (out / "prova-1.0.0 (1).zip").write_bytes((out / "prova-1.0.0.zip").read_bytes())
    (out / "prova/html/index.html").unlink()
    own = ("prova/html/länk", "prova/html/mitt.txt")
    assert build(out, bundle(blobs, ONE)).own == own
    assert build(out, bundle(blobs, TWO)).own == own
    assert take_stock(out).others == ("anteckningar.txt", "prova-1.0.0 (1).zip", "prova.old")
    assert (out / "prova/html/mitt.txt").read_text() == "mine"
    assert (out / "prova/html/länk").is_symlink()
    with zipfile.ZipFile(out / "prova-1.0.0.zip") as archive:
        assert "html/mitt.txt" not in archive.namelist()


def test_own_files_of_an_edition_that_is_gone_stay(out: Path, blobs: Path) -> None:
    build(out, bundle(blobs, ONE), bundle(blobs, ONE, edition="norr"))
    (out / "prova-norr/mitt.txt").write_text("mine")
    written = build(out, bundle(blobs, ONE))
    assert written.removed == ("prova-norr", "prova-norr-1.0.0.zip")
    assert written.own == ("prova-norr/mitt.txt",)
    assert tree(out / "prova-norr") == {"mitt.txt": b"mine"}
    assert build(out, bundle(blobs, ONE)).own == ()
    assert take_stock(out).others == ("prova-norr",)


@pytest.mark.parametrize(
    ("name", "kind"),
    [("prova", "file"), ("prova", "link"), ("prova-1.0.0.zip", "file"), ("prova-1.0.0.zip", "folder"),
     ("prova/html/index.html", "file"), ("prova/mitt.txt", "file")],
)  # fmt: skip
def test_what_progc_did_not_make_is_not_written_over(out: Path, blobs: Path, name: str, kind: str) -> None:
    (out / name).parent.mkdir(parents=True)
    match kind:
        case "file":
            (out / name).write_text("mine")
        case "link":
            (out / name).symlink_to(out.parent)
        case "folder":
            (out / name).mkdir()
    before = tree(out)
    with pytest.raises(Refusal) as refused:
        build(out, bundle(blobs, ONE))
    place = out / name.removesuffix("/mitt.txt")
    assert refused.value.place == str(place)
    assert refused.value.text.to("sv") == (
        f"`{place}` är inte gjord av progc och står där progc skriver: flytta den eller ta bort den"
    )
    assert tree(out) == before


def test_a_name_that_another_program_s_build_has(out: Path, blobs: Path) -> None:
    with building(out):
        write(out, "prova-norr", [bundle(blobs, ONE, program="prova-norr")])
    before = tree(out)
    with pytest.raises(Refusal, match="is a build of the program `prova-norr`"):
        build(out, bundle(blobs, TWO, edition="norr"))
    assert tree(out) == before


def test_names_that_clash() -> None:
    assert clashes({"a": ["a", "a-b-c"], "a-b": ["a-b", "a-b-c"], "d": ["d"]}) == [("a-b-c", ("a", "a-b"))]
    assert clashes({"x/a": ["a"], "y/A": ["A"]}) == [("a", ("x/a", "y/A"))]
    assert clashes({"draft": ["draft", "draft-norr"]}) == [("draft", ("draft",))]
    assert bundle_name("a", "") == "a"
    assert bundle_name("a", "norr") == "a-norr"


def test_a_source_that_changes_meanwhile_stops_the_build(out: Path, blobs: Path) -> None:
    build(out, bundle(blobs, ONE))
    before = tree(out)
    later = bundle(blobs, TWO)
    Path(later.files["html/index.html"].file).write_text("tvo")
    with pytest.raises(Refusal, match="changed while progc was building"):
        build(out, later)
    assert tree(out) == before


def test_a_full_disk_leaves_the_last_build(out: Path, blobs: Path) -> None:
    build(out, bundle(blobs, ONE))
    before = tree(out)
    for room in range(4):
        with pytest.raises(Refusal) as refused:
            build(out, bundle(blobs, TWO, "1.1.0"), disk=_full_disk(room))
        assert refused.value.text.to("sv") == "disken är full; inget i bygget har ändrats"
        assert tree(out) == before


def _full_disk(room: int) -> Disk:
    """A disk with room for some new files; the next one is cut off in the middle."""
    made = 0

    class Full(FileIO):
        def write(self, data: "ReadableBuffer", /) -> int:
            whole = memoryview(data)
            super().write(whole[: len(whole) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")

    def create(place: Path) -> BinaryIO:
        nonlocal made
        made += 1
        return place.open("xb") if made <= room else Full(place, "xb")

    return Disk(create=create)


def test_a_path_that_leaves_the_bundle_is_a_fault_of_ours(out: Path, blobs: Path) -> None:
    with pytest.raises(ValueError):
        build(out, bundle(blobs, {"../x": "x"}))


def test_a_draft_has_neither_manifest_nor_zip_and_leaves_the_build(out: Path, blobs: Path) -> None:
    build(out, bundle(blobs, ONE))
    before = tree(out)
    for files in (ONE, {"guide/index.html": "x"}):
        with building(out):
            draft(out, "prova", made(blobs, files))
        assert tree(out / "draft") == {f"prova/{path}": text.encode() for path, text in files.items()}
    assert {path: data for path, data in tree(out).items() if not path.startswith("draft/")} == before
    build(out, bundle(blobs, ONE))
    assert take_stock(out).others == ()


def test_seen_is_by_path_in_the_build(out: Path, blobs: Path) -> None:
    seen = build(out, bundle(blobs, ONE)).seen
    status = (out / "prova/html/index.html").stat()
    assert seen["prova/html/index.html"] == Seen(3, status.st_mtime_ns, hashlib.sha256(b"one").hexdigest())
    digest = hashlib.sha256((out / "prova/manifest.json").read_bytes()).hexdigest()
    assert seen["prova-1.0.0.zip"].sha256 == digest
