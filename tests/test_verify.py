"""A bundle that was changed after it was built: what `progc verify` says of it, as a folder and as a zip."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from progc.cli import run
from progc.files.archive import write_zip
from progc.files.resources import bundle_schemas
from progc.files.swap import JOURNAL, NEW
from progc.files.verify import verify

FOLDER = Path(__file__).parent / "tiny"
PAGE = "html/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny program, built: a folder that holds `tiny` and its zip."""
    top = tmp_path_factory.mktemp("built")
    words = [sys.executable, "-m", "progc", "build", str(FOLDER), "--out", str(top / "build")]
    subprocess.run(words, env={**os.environ, "PROGC_CACHE": str(top / "cache")}, check=True)
    return top / "build"


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built / "tiny", tmp_path / "tiny"))


def said(place: Path) -> list[str]:
    return [problem.to("en") for problem in verify(place, bundle_schemas()).problems]


def zipped(folder: Path) -> Path:
    """The folder as the zip that progc would make of it."""
    files = [place for place in folder.rglob("*") if place.is_file()]
    sizes = {place.relative_to(folder).as_posix(): place.stat().st_size for place in files}
    place = folder.parent / "tiny.zip"
    with place.open("wb") as file:
        write_zip(file, sizes, lambda path: (folder / path).open("rb"))
    return place


def test_what_was_built_is_accepted(built: Path) -> None:
    files = len(json.loads((built / "tiny/manifest.json").read_text())["files"])
    for name in ("tiny", *(place.name for place in built.glob("*.zip"))):
        verified = verify(built / name, bundle_schemas())
        assert (verified.files, verified.problems) == (files, ())


def change_byte(folder: Path) -> None:
    data = bytearray((folder / PAGE).read_bytes())
    data[10] ^= 1
    (folder / PAGE).write_bytes(data)


def cut(folder: Path) -> None:
    (folder / PAGE).write_bytes(b"123")


def rewrite(
    change: Callable[[dict[str, Any]], object], path: str = "manifest.json"
) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        found = json.loads((folder / path).read_text())
        change(found)
        (folder / path).write_text(json.dumps(found))

    return edit


def add_listed(path: str) -> Callable[[Path], None]:
    """One more line in the manifest, the first one's but for its path."""
    return rewrite(lambda found: found["files"].append({**found["files"][0], "path": path}))


def listed_twice(folder: Path) -> None:
    add_listed(json.loads((folder / "manifest.json").read_text())["files"][0]["path"])(folder)


def without(start: str) -> Callable[[Path], None]:
    """The files below a folder deleted, from disk and manifest alike."""

    def edit(folder: Path) -> None:
        for place in (folder / start).rglob("*.*"):
            place.unlink()
        rewrite(
            lambda found: found.update(files=[f for f in found["files"] if not f["path"].startswith(start)])
        )(folder)

    return edit


def relisted(folder: Path, path: str, data: bytes, **facts: str) -> None:
    """A file written anew, and the manifest made to agree."""
    (folder / path).write_bytes(data)
    listed = {"path": path, "size": len(data), "sha256": hashlib.sha256(data).hexdigest(), **facts}

    def edit(found: dict[str, Any]) -> None:
        before = [each for each in found["files"] if each["path"] == path]
        found["files"] = [each for each in found["files"] if each["path"] != path]
        found["files"].append({**(before[0] if before else {}), **listed})

    rewrite(edit)(folder)


def surplus(folder: Path) -> None:
    relisted(folder, "html/mitt.html", b"mitt", type="text/html", role="page")


def untagged(folder: Path) -> None:
    """Somebody's own PDF in place of progc's, called a picture of the author's."""
    relisted(folder, "pdf/program.pdf", b"%PDF-1.7\n", type="application/pdf", role="media")


def deep_program(folder: Path) -> None:
    found = json.loads((folder / "program.json").read_text())
    quotation: dict[str, object] = {"t": "hr"}
    for _ in range(400):
        quotation = {"t": "quote", "c": [quotation]}
    relisted(folder, "program.json", json.dumps({**found, "welcome": [quotation]}).encode())


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (change_byte, f"`{PAGE}` is not the file that the manifest lists: its content has changed"),
        (cut, f"`{PAGE}` holds 3 bytes, in the manifest "),
        (lambda folder: (folder / PAGE).unlink(), f"`{PAGE}` is missing"),
        (lambda folder: (folder / "html/ny.html").write_text(""), "`html/ny.html` is not in the manifest"),
        (lambda folder: (folder / ".DS_Store").write_text(""), "`.DS_Store` is not in the manifest"),
        (add_listed("../x"), "the manifest lists `../x`, which leads out of the bundle"),
        (add_listed("/etc/passwd"), "the manifest lists `/etc/passwd`, which leads out of the bundle"),
        (add_listed("html\\x"), "the manifest lists `html\\x`, which leads out of the bundle"),
        (add_listed("C:x"), "the manifest lists `C:x`, which leads out of the bundle"),
        (add_listed("html//x"), "the manifest lists `html//x`, which leads out of the bundle"),
        (add_listed("html/none.html"), "`html/none.html` is missing"),
        (listed_twice, "the manifest lists `"),
        (
            lambda folder: (folder / "manifest.json").unlink(),
            "there is no `manifest.json`: give the folder or zip that `progc build` wrote,"
            " `build/<program>` or `build/<program>-<version>.zip`",
        ),
        (
            lambda folder: (folder / "manifest.json").write_text("{"),
            "`manifest.json` is not the JSON that progc writes",
        ),
        (
            lambda folder: (folder / "manifest.json").write_text("[" * 100_000),
            "`manifest.json` is not the JSON that progc writes",
        ),
        (
            lambda folder: (folder / "manifest.json").write_text('{"a": 1, "a": 2}'),
            "`manifest.json` is not the JSON that progc writes",
        ),
        (
            rewrite(lambda found: found["files"][2].update(size="1")),
            "`manifest.json`, `files[2].size`: `\"1\"` is not what a bundle has there",
        ),
        (rewrite(lambda found: found.pop("tools")), "`manifest.json`: `tools` is missing"),
        (
            rewrite(lambda found: found["files"][0].pop("role")),
            "`manifest.json`, `files[0]`: `role` is missing",
        ),
        (
            rewrite(lambda found: found.update(extra=1)),
            "`manifest.json`: `extra` is no key that a bundle has",
        ),
        (without("html/"), "the manifest lacks `html/"),
        (without("pdf/forms/"), "the manifest lacks `pdf/forms/fragor.pdf`, which the program has"),
        (
            surplus,
            "the manifest lists `html/mitt.html`, which the program has not",
        ),
        (untagged, "`pdf/program.pdf` cannot be read as a PDF"),
        (
            rewrite(lambda found: next(f for f in found["files"] if f["path"] == PAGE).update(role="media")),
            f"the manifest says of `{PAGE}` that it is `media text/html`, but it is `page text/html`",
        ),
        (deep_program, "`program.json` has values in each other deeper than progc writes"),
        (
            rewrite(lambda found: found.update(version="9.9.9")),
            "`version` is `1.0.0` in program.json, `9.9.9` in the manifest",
        ),
    ],
)  # fmt: skip
def test_what_was_changed_is_refused(folder: Path, change: Callable[[Path], object], expected: str) -> None:
    change(folder)
    for place in (folder, zipped(folder)):
        problems = said(place)
        assert len(problems) == 1 or "lacks" in expected
        assert problems[0].startswith(expected)


def test_the_content_of_a_manifest_s_own_digest_is_not_checked_against_itself(folder: Path) -> None:
    add_listed("manifest.json")(folder)
    assert said(folder)[0].startswith("`manifest.json` ")


@pytest.mark.skipif(os.name == "nt", reason="links and special files as POSIX has them")
def test_links_and_special_files_in_a_folder(folder: Path) -> None:
    (folder / PAGE).rename(folder.parent / "away.html")
    (folder / PAGE).symlink_to(folder.parent / "away.html")
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")
    assert sorted(said(folder)) == [f"`{PAGE}` is a link", "`loop` is a link", "`pipe` is no plain file"]


def test_a_command_says_it_and_its_code(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = zipped(folder)
    files = verify(place, bundle_schemas()).files
    monkeypatch.chdir(folder.parent)
    assert run(["verify", "tiny.zip", "tiny", "--lang", "en"]) == 0
    whole = f"{files} files, all as in the manifest\n"
    assert capsys.readouterr().out == f"tiny.zip: {whole}tiny: {whole}"
    (folder / PAGE).unlink()
    (folder / "mitt.txt").write_text("")
    assert run(["verify", "tiny", "tiny.zip", "--lang", "sv"]) == 1
    assert capsys.readouterr().out == (
        "tiny: `mitt.txt` finns inte i manifestet\n"
        f"tiny: `{PAGE}` saknas\n"
        f"tiny: 2 fel i {files} filer\n"
        f"tiny.zip: {files} filer, alla som i manifestet\n"
    )
    assert run(["verify", "tiny", "none.zip", "--lang", "en"]) == 2
    assert capsys.readouterr().err == "there is no bundle `none.zip`\n"


def test_what_a_build_left_undone_is_finished_first(folder: Path, tmp_path: Path) -> None:
    folder.rename(tmp_path / f"tiny{NEW}")
    inode = (tmp_path / f"tiny{NEW}").stat().st_ino
    (tmp_path / JOURNAL).write_text(json.dumps({"format": 1, "changes": [["tiny", inode]]}))
    assert run(["verify", str(tmp_path / "tiny")]) == 0
    assert [place.name for place in tmp_path.iterdir()] == ["tiny"]
