"""What stands in the build's folder after a build: whole, and linked where unchanged."""

import errno
import hashlib
import json
import os
import zipfile
from pathlib import Path
from typing import NoReturn

import pytest

from builds import bundle, tree, whole
from progc.files.disk import Disk
from written import ONE, TWO, build


def test_a_folder_a_manifest_and_a_zip(out: Path, blobs: Path) -> None:
    written = build(out, bundle(blobs, ONE))
    assert written.changed == ("prova", "prova-1.0.0.zip")
    assert (written.removed, written.own) == ((), ())
    files = tree(out / "prova")
    manifest = json.loads(files.pop("manifest.json"))
    assert files == {path: text.encode() for path, text in ONE.items()}
    assert {key: manifest[key] for key in ("program", "edition", "version", "progc", "tools")} == {
        "program": "prova", "edition": "", "version": "1.0.0", "progc": "0.0.1", "tools": {"typst": "0.15.2"},
    }  # fmt: skip
    assert manifest["files"][0] == {
        "path": "html/index.html",
        "size": 3,
        "sha256": hashlib.sha256(b"one").hexdigest(),
        "type": "text/html",
        "role": "page",
    }
    assert [each["path"] for each in manifest["files"]] == sorted(ONE)
    assert sorted(place.name for place in out.iterdir()) == ["prova", "prova-1.0.0.zip"]


def test_the_zip_is_stored_with_fixed_times_modes_and_order(out: Path, blobs: Path) -> None:
    build(out, bundle(blobs, ONE))
    with zipfile.ZipFile(out / "prova-1.0.0.zip") as archive:
        entries = archive.infolist()
        assert {entry.filename: archive.read(entry) for entry in entries} == tree(out / "prova")
    assert [entry.filename for entry in entries] == sorted([*ONE, "manifest.json"])
    assert {(e.compress_type, e.date_time, e.external_attr, e.create_system, e.extra) for e in entries} == {
        (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0), 0o100644 << 16, 3, b"")
    }


def test_the_zip_has_the_same_bytes_everywhere(tmp_path: Path) -> None:
    zips = set()
    for name in ("a", "b"):
        build(tmp_path / name, bundle(tmp_path / f"blobs-{name}", ONE))
        os.utime(tmp_path / name / "prova/html/index.html", (1, 1))
        zips.add((tmp_path / name / "prova-1.0.0.zip").read_bytes())
    assert len(zips) == 1
    # Written down once after a look at each field with zipinfo; changes only when the format is changed.
    assert len(zips.pop()) == 22 + sum(
        30 + 46 + 2 * len(path.encode()) + len(data) for path, data in tree(tmp_path / "a/prova").items()
    )


def test_nothing_new_changes_nothing(out: Path, blobs: Path) -> None:
    first = build(out, bundle(blobs, ONE))
    before = {place: place.lstat() for place in out.rglob("*")}
    second = build(out, bundle(blobs, ONE), seen=first.seen, disk=_closed_disk())
    assert (second.changed, second.removed, second.seen) == ((), (), first.seen)
    assert {place: place.lstat() for place in out.rglob("*")} == before


def _closed_disk() -> Disk:
    def refuse(*_: object) -> NoReturn:
        raise AssertionError("nothing is to be written")

    return Disk(*[refuse] * 9)


def test_without_memory_only_the_zip_is_made_again(out: Path, blobs: Path) -> None:
    build(out, bundle(blobs, ONE))
    assert build(out, bundle(blobs, ONE)).changed == ("prova-1.0.0.zip",)


def test_unchanged_files_are_linked(out: Path, blobs: Path) -> None:
    first = build(out, bundle(blobs, ONE))
    same = (out / "prova/html/steg/å.html").stat().st_ino
    changed = (out / "prova/html/index.html").stat().st_ino
    assert build(out, bundle(blobs, TWO), seen=first.seen).changed == ("prova", "prova-1.0.0.zip")
    assert (out / "prova/html/steg/å.html").stat().st_ino == same
    assert (out / "prova/html/index.html").stat().st_ino != changed
    assert (out / "prova/html/steg/å.html").stat().st_nlink == 1
    assert whole(out / "prova") == whole(out / "prova-1.0.0.zip") == "1.0.0"


def test_never_linked_to_what_it_was_made_from(out: Path, blobs: Path) -> None:
    build(out, bundle(blobs, ONE))
    assert {place.stat().st_nlink for place in blobs.iterdir()} == {1}


def test_copied_where_the_disk_cannot_link(out: Path, blobs: Path) -> None:
    def refuse(source: Path, place: Path) -> None:
        raise OSError(errno.EPERM, "no links here", str(place))

    build(out, bundle(blobs, ONE))
    build(out, bundle(blobs, TWO), disk=Disk(link=refuse))
    assert tree(out / "prova")["html/index.html"] == b"two"
    assert whole(out / "prova") == whole(out / "prova-1.0.0.zip") == "1.0.0"


@pytest.mark.parametrize("text", ["ONE", "longer", None])
@pytest.mark.parametrize("remember", [True, False])
def test_edited_or_deleted_by_hand_is_made_again(
    out: Path, blobs: Path, text: str | None, remember: bool
) -> None:
    first = build(out, bundle(blobs, ONE))
    seen = first.seen if remember else {}
    place = out / "prova/html/index.html"
    old = place.stat()
    if text is None:
        place.unlink()
    else:
        place.write_text(text)
        os.utime(place, ns=(old.st_atime_ns, old.st_mtime_ns + 1))
    assert "prova" in build(out, bundle(blobs, ONE), seen=seen).changed
    assert place.read_text() == "one"


@pytest.mark.parametrize("name", ["prova/manifest.json", "prova-1.0.0.zip", "prova"])
def test_a_manifest_a_zip_or_all_that_was_deleted_is_made_again(out: Path, blobs: Path, name: str) -> None:
    seen = build(out, bundle(blobs, ONE)).seen
    (out / name).rename(out.parent / "away")
    build(out, bundle(blobs, TWO), seen=seen)
    assert whole(out / "prova") == whole(out / "prova-1.0.0.zip") == "1.0.0"
    assert tree(out / "prova")["html/index.html"] == b"two"


def test_garbage_in_place_of_a_zip(out: Path, blobs: Path) -> None:
    seen = build(out, bundle(blobs, ONE)).seen
    (out / "prova-1.0.0.zip").write_bytes(b"PK")
    build(out, bundle(blobs, ONE), seen=seen)
    assert whole(out / "prova-1.0.0.zip") == "1.0.0"
