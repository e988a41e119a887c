"""Odd entries of a program's folder: each is told by its fault, none is followed, opened in vain or lost."""

import hashlib
import os
import socket
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from progc.files.load import load, load_stamped, settled
from progc.files.read import TEXT_LIMIT
from progc.source import Media, Source

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000030000000208020000001216f14d0000000049454e44ae426082"
)


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("data", "text", "fault", "offset", "bom", "crlf"),
    [
        (b"a: b\n", "a: b\n", "", 0, False, False),
        (b"", "", "", 0, False, False),
        (b"\xef\xbb\xbfa\n", "a\n", "", 0, True, False),
        (b"\xef\xbb\xbf", "", "", 0, True, False),
        (b"a\r\nb\rc\n\r", "a\nb\nc\n\n", "", 0, False, True),
        (b"a\r\r\nb", "a\n\nb", "", 0, False, True),
        ("å\u2028\x85 \ufeff".encode(), "å\u2028\x85 \ufeff", "", 0, False, False),
        (b"title: r\xf6k\n", "title: r\ufffdk\n", "not-utf-8", 8, False, False),
        (b"\xef\xbb\xbf\r\n\xe5", "\n\ufffd", "not-utf-8", 5, True, True),
        (b"ab\xe2\x82", "ab\ufffd", "not-utf-8", 2, False, False),
        (b"\xed\xa0\x80", "\ufffd\ufffd\ufffd", "not-utf-8", 0, False, False),
        ("hej".encode("utf-16"), None, "not-utf-8", 0, False, False),
        (b"\xef\xbb\xbfa\r\n\0b", "a\n\0b", "nul", 6, True, True),
    ],
)
def test_text(
    tmp_path: Path, data: bytes, text: str | None, fault: str, offset: int, bom: bool, crlf: bool
) -> None:
    (tmp_path / "x.md").write_bytes(data)
    found = load(str(tmp_path)).files["x.md"]
    assert isinstance(found, Source)
    assert text is None or found.text == text
    assert (found.fault, found.fault_offset, found.size) == (fault, offset, len(data))
    assert (found.had_bom, found.had_crlf) == (bom, crlf)
    assert found.digest == sha(found.text)


def test_line_ends_and_mark_do_not_change_a_digest(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_bytes(b"<svg>\n</svg>\n")
    (tmp_path / "b.svg").write_bytes(b"\xef\xbb\xbf<svg>\r\n</svg>\r\n")
    files = load(str(tmp_path)).files
    assert files["a.svg"].digest == files["b.svg"].digest == sha("<svg>\n</svg>\n")


def test_sorted_with_forward_slashes_and_without_dot_names(tmp_path: Path) -> None:
    names = ["b/å.md", "b/z.md", "b.md", "a/c/d.yaml", "A.YML", "b/x.docx", ".git/config.yaml", "b/.hid.md"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    folder = load(str(tmp_path))
    assert list(folder.files) == ["A.YML", "a/c/d.yaml", "b.md", "b/x.docx", "b/z.md", "b/å.md"]
    assert all(path == file.path for path, file in folder.files.items())
    assert isinstance(folder.files["A.YML"], Source)
    docx = folder.files["b/x.docx"]
    assert isinstance(docx, Media)
    assert (docx.type, docx.digest) == ("", sha("x"))


def test_root_is_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "p").mkdir()
    monkeypatch.chdir(tmp_path)
    assert load("p").root == str(tmp_path / "p")


@pytest.mark.parametrize("name", ["none", "file"])
def test_no_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OSError):
        load(str(tmp_path / name))


@pytest.mark.skipif(os.name == "nt", reason="links and special files as POSIX has them")
def test_what_is_no_plain_file(tmp_path: Path) -> None:
    root = tmp_path / "p"
    root.mkdir()
    (tmp_path / "secret.md").write_text("x")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/deep.md").write_text("x")
    (root / "file.md").symlink_to(tmp_path / "secret.md")
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "loop").symlink_to(root)
    (root / "self.md").symlink_to(root / "self.md")
    (root / "gone.png").symlink_to(root / "nothing")
    os.mkfifo(root / "pipe.md")
    os.mkfifo(root / "pipe")
    with socket.socket(socket.AF_UNIX) as plug:
        plug.bind(str(root / "socket.yaml"))
    (root / "step.md").mkdir()
    (root / "step.md/inner.md").write_text("x")
    (root / "film.mp4").mkdir()
    faults = {path: file.fault for path, file in load(str(root)).files.items()}
    links = ["file.md", "folder", "gone.png", "loop", "self.md"]
    assert faults == {
        **dict.fromkeys(links, "symlink"),
        **dict.fromkeys(["pipe", "pipe.md", "socket.yaml"], "special"),
        **dict.fromkeys(["step.md", "film.mp4"], "folder"),
    }


def test_text_over_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "at.md").write_bytes(b"x" * TEXT_LIMIT)
    with (tmp_path / "over.md").open("wb") as file:
        file.truncate(11_000_000)
    files = load(str(tmp_path)).files
    assert (files["at.md"].fault, files["over.md"].fault) == ("", "too-large")
    assert (files["over.md"].digest, files["over.md"].size) == ("", 11_000_000)


def test_media_are_read_in_little_memory(tmp_path: Path) -> None:
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(60_000_000)
    tracemalloc.start()
    found = load(str(tmp_path)).files["film.mp4"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.size == 60_000_000
    assert found.digest == hashlib.sha256(bytes(60_000_000)).hexdigest()
    assert peak < 5_000_000


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_not_utf_8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xf6k.md")).write_text("x")
    found = load(str(tmp_path)).files
    assert {path: file.fault for path, file in found.items()} == {"r\ufffdk.md": "unreadable"}


@contextmanager
def without_root() -> Iterator[None]:
    """As a user who may not read everything."""
    before = os.geteuid()
    os.seteuid(before or 65534)
    try:
        yield
    finally:
        os.seteuid(before)


@pytest.mark.skipif(os.name == "nt", reason="modes as POSIX has them")
def test_may_not_be_read() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "a.md").write_text("x")
        (folder / "a.md").chmod(0)
        (folder / "closed").mkdir(mode=0)
        with without_root():
            faults = {path: file.fault for path, file in load(name).files.items()}
        (folder / "closed").chmod(0o700)
    assert faults == {"a.md": "unreadable", "closed": "unreadable"}


@pytest.mark.skipif(os.name == "nt", reason="a path longer than the system can open, made as POSIX can")
def test_deeper_than_the_system_can_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for _ in range(25):
        Path("d" * 200).mkdir()
        os.chdir("d" * 200)
    monkeypatch.chdir(tmp_path)
    [only] = load(str(tmp_path)).files.values()
    assert only.fault == "unreadable"


def test_unsaved_texts_stand_in(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("on disk")
    (tmp_path / "x.md").mkdir()
    unsaved = {
        "a.md": "\ufeffin the\r\neditor",
        "new/b.yaml": "å",
        "half.md": "\ud800",
        ".hidden/c.md": "no",
        "x.md": "no",
        "x.md/y.md": "no",
        "media/a.png": "no",
    }
    folder = load(str(tmp_path), unsaved)
    assert list(folder.files) == ["a.md", "half.md", "new/b.yaml", "x.md"]
    a, b = folder.source("a.md"), folder.source("new/b.yaml")
    assert a and b
    assert (a.text, a.had_bom, a.had_crlf) == ("in the\neditor", True, True)
    assert (b.text, b.size, b.digest) == ("å", 2, sha("å"))
    assert folder.files["half.md"].fault == "not-utf-8"
    assert folder.files["x.md"].fault == "folder"


def test_unsaved_text_does_not_reach_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to(tmp_path / "b")
    (tmp_path / "m").symlink_to(tmp_path)
    faults = {p: f.fault for p, f in load(str(tmp_path), {"a.md": "x", "m/c.md": "x"}).files.items()}
    assert faults == {"a.md": "symlink", "m": "symlink"}


def test_the_build_folder_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build/a.md").write_text("x")
    (tmp_path / "a.md").write_text("x")
    assert list(load(str(tmp_path), skip=str(tmp_path / "build")).files) == ["a.md"]


def test_known_media_are_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(PNG)
    folder, stamps = load_stamped(str(tmp_path))
    a = folder.files["a.png"]
    assert isinstance(a, Media)
    assert (a.type, a.width, a.height, a.digest) == ("image/png", 3, 2, hashlib.sha256(PNG).hexdigest())
    told = {name: [*stamp[:4], "told", ["image/x", 7, 8, None]] for name, stamp in stamps.items()}
    again = load(str(tmp_path), None, told).files["a.png"]
    assert isinstance(again, Media)
    assert (again.digest, again.type, again.width) == ("told", "image/x", 7)
    path.write_bytes(PNG + b"x")
    assert load(str(tmp_path), None, told).files["a.png"].digest == hashlib.sha256(PNG + b"x").hexdigest()


def test_a_file_as_young_as_the_mark_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(PNG)
    _, stamps = load_stamped(str(tmp_path))
    time = max(stamps["a.png"].mtime_ns, stamps["a.png"].ctime_ns)
    assert not settled(stamps, time)
    assert settled(stamps, time + 1) == stamps
