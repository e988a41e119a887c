"""A zip that is not as progc writes it: each way is told, none raises or reads more than it should."""

import io
import random
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from builds import bundle
from progc.files.readback import pdf_problems
from progc.files.resources import Schemas
from progc.files.swap import building
from progc.files.verify import Verified, verify
from progc.files.write import write

SCHEMAS: Schemas = {"manifest": {}, "program": {}}
FILES = {
    "program.json": '{"program": "prova", "edition": "", "version": "1.0.0"}',
    "html/a.html": "<p>a</p>",
    "media/å.svg": "<svg/>",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A zip that is as it was built."""
    out = tmp_path / "build"
    with building(out):
        write(out, "prova", [bundle(tmp_path / "blobs", FILES)])
    return out / "prova-1.0.0.zip"


def look(place: Path) -> Verified:
    return verify(place, SCHEMAS)


def said(place: Path) -> list[str]:
    return [problem.to("en") for problem in look(place).problems]


def test_as_it_was_built(place: Path) -> None:
    assert look(place) == Verified(3, ())


def entry(name: str, mode: int = stat.S_IFREG | 0o644) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.create_system = 3
    made.external_attr = mode << 16
    return made


@pytest.mark.parametrize(
    ("made", "problem"),
    [
        (entry("../x"), "`../x` leads out of the bundle"),
        (entry("/etc/x"), "`/etc/x` leads out of the bundle"),
        (entry("html/../../x"), "`html/../../x` leads out of the bundle"),
        (entry("C:/x"), "`C:/x` leads out of the bundle"),
        (entry("html\\x"), "`html\\x` leads out of the bundle"),
        (entry("./x"), "`./x` leads out of the bundle"),
        (entry("x", stat.S_IFLNK | 0o777), "`x` is a link"),
        (entry("x", stat.S_IFIFO | 0o644), "`x` is no plain file"),
        (entry("html/a.html"), "`html/a.html` stands in the zip twice"),
        (entry("manifest.json"), "`manifest.json` stands in the zip twice"),
        (entry("x"), "`x` is not in the manifest"),
        (entry("tom/"), "`tom/` is not in the manifest"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_one_entry_more(place: Path, made: zipfile.ZipInfo, problem: str) -> None:
    with zipfile.ZipFile(place, "a") as archive:
        archive.writestr(made, b"")
    assert said(place) == [problem]


def again(place: Path, change: Callable[[zipfile.ZipInfo], object], comment: bytes = b"") -> None:
    """Write the zip anew, its entries changed."""
    with zipfile.ZipFile(place) as archive:
        read = [(entry, archive.read(entry)) for entry in archive.infolist()]
    with zipfile.ZipFile(place, "w") as archive:
        for found, data in read:
            change(found)
            archive.writestr(found, data)
        archive.comment = comment


AROUND = "its files are whole, but the zip around them is not as progc writes it"


@pytest.mark.parametrize(
    ("change", "comment"),
    [
        (lambda entry: setattr(entry, "date_time", (2026, 1, 1, 0, 0, 0)), b""),
        (lambda entry: setattr(entry, "external_attr", 0o100755 << 16), b""),
        (lambda entry: setattr(entry, "extra", b"\x99\x99\x01\x00x"), b""),
        (lambda entry: setattr(entry, "comment", b"hidden"), b""),
        (lambda entry: None, b"hidden"),
    ],
)
def test_other_things_than_files(
    place: Path, change: Callable[[zipfile.ZipInfo], object], comment: bytes
) -> None:
    again(place, change, comment)
    assert said(place) == [AROUND]


def test_bytes_before_between_and_after_the_files(place: Path) -> None:
    whole = place.read_bytes()
    again(place, lambda entry: None)
    assert said(place) == []
    place.write_bytes(b"#!/bin/sh\n" + whole)
    assert said(place) == [AROUND]


def test_compressed_and_encrypted(place: Path) -> None:
    whole = place.read_bytes()
    again(place, lambda entry: setattr(entry, "compress_type", zipfile.ZIP_DEFLATED))
    expected = [f"`{path}` is compressed: progc stores files as they are" for path in sorted(FILES)]
    assert set(said(place)) >= set(expected[:1])
    flagged = bytearray(whole)
    at = whole.index(b"PK\1\2")
    flagged[at + 8] |= 1
    place.write_bytes(flagged)
    assert said(place)[0] == "`html/a.html` is encrypted"


def test_a_bomb_is_not_unpacked(place: Path) -> None:
    with zipfile.ZipFile(place, "a") as archive:
        archive.writestr(entry("bomb"), bytes(50_000_000), zipfile.ZIP_DEFLATED)
    assert said(place) == ["`bomb` is compressed: progc stores files as they are"]


def test_a_size_that_lies(place: Path) -> None:
    data = bytearray(place.read_bytes())
    at = data.index(b"PK\1\2")
    struct.pack_into("<II", data, at + 20, 2**32 - 2, 2**32 - 2)
    place.write_bytes(data)
    assert said(place) == ["`html/a.html` holds 4294967294 bytes, in the manifest 8 bytes"]


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\5\6" + bytes(18), b"x" * 1000])
def test_no_zip(place: Path, data: bytes) -> None:
    place.write_bytes(data)
    assert len(said(place)) == 1


def test_every_changed_byte_and_every_cut_is_refused(place: Path) -> None:
    whole = place.read_bytes()
    rng = random.Random(5)
    for at in range(len(whole)):
        changed = bytearray(whole)
        changed[at] ^= 1 << rng.randrange(8)
        place.write_bytes(changed)
        assert said(place), at
    for _ in range(200):
        place.write_bytes(whole[: rng.randrange(len(whole))])
        assert said(place)


def test_many_changed_bytes_never_raise(place: Path) -> None:
    whole = place.read_bytes()
    rng = random.Random(6)
    for _ in range(1500):
        changed = bytearray(whole)
        for _ in range(rng.randrange(2, 30)):
            changed[rng.randrange(len(whole))] = rng.randrange(256)
        place.write_bytes(changed)
        assert said(place)


def pdf(tagged: bool = True, title: str = "Titel", language: str = "sv") -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if tagged:
        writer.root_object[NameObject("/StructTreeRoot")] = DictionaryObject()
        marked = DictionaryObject({NameObject("/Marked"): BooleanObject(True)})
        writer.root_object[NameObject("/MarkInfo")] = marked
    if language:
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
    writer.add_metadata({"/Title": title} if title else {})
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "problems"),
    [
        (pdf(), []),
        (pdf(tagged=False), ["`x.pdf` is not tagged"]),
        (pdf(title=" "), ["`x.pdf` has no title"]),
        (pdf(language=""), ["`x.pdf` has no language"]),
        (pdf(False, "", ""), ["`x.pdf` is not tagged", "`x.pdf` has no title", "`x.pdf` has no language"]),
        (b"", ["`x.pdf` cannot be read as a PDF"]),
        (b"%PDF-1.7\n", ["`x.pdf` cannot be read as a PDF"]),
        (pdf()[:-60], ["`x.pdf` cannot be read as a PDF"]),
    ],
)
def test_pdf(data: bytes, problems: list[str]) -> None:
    assert [problem.to("en") for problem in pdf_problems("x.pdf", data)] == problems
