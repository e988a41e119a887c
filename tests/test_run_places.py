"""Where a build may be written, and what of it: `--out`, `--only`, and what a build that was cut off left."""

import json
from pathlib import Path

import pytest

from builds import tree
from conftest import Run
from progc.files.swap import JOURNAL, NEW

INTO = "bygget skulle skrivas i programmets egen mapp `{}`: välj en annan --out\n"


@pytest.mark.parametrize(
    ("out", "start"),
    [
        ("tiny", "."),
        ("tiny/ut", "."),
        ("tiny/modules", "."),
        ("tiny/builds", "."),
        (".", "."),
        (".", "tiny"),
        ("..", "tiny"),
        ("..", "tiny/modules"),
        ("ut", "tiny"),
        ("cache/../tiny/ut", "."),
        ("tiny/build/../ut", "."),
        ("other", "."),
        ("other/ut", "."),
        ("beside", "."),
    ],
)
def test_a_build_keeps_off_the_program_s_own_folder(run: Run, place: Path, out: str, start: str) -> None:
    """Also by another name: `other` is a link to the program, `beside` one to the folder around it."""
    (place / "cache").mkdir()
    (place / "other").symlink_to(place / "tiny")
    (place / "beside").symlink_to(place)
    before = tree(place / "tiny")
    done = run("build", str(place / "tiny"), "--out", out, folder=start)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", INTO.format(place / "tiny"))
    assert tree(place / "tiny") == before
    assert sorted(each.name for each in place.iterdir()) == ["beside", "cache", "other", "tiny"]
    assert {each.name for each in (place / "tiny").iterdir()} == {path.split("/")[0] for path in before}


@pytest.mark.parametrize(
    "out", ["build", "../build", "../ut", "build/mera", "../tiny/build", "../cache/../ut"]
)
def test_a_build_may_lie_in_build_and_anywhere_else(run: Run, place: Path, out: str) -> None:
    for _ in range(2):
        done = run("build", "--out", out, folder="tiny")
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == "inga fel och inga varningar i 6 filer\n"
    assert (place / "tiny" / out / "tiny-1.0.0.zip").is_file()
    assert run("lint", folder="tiny").stdout == done.stdout


def test_a_build_s_folder_that_is_a_link_to_itself_is_told(run: Run, place: Path) -> None:
    (place / "ring").symlink_to("ring")
    done = run("build", "--out", "ring")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("progc kunde inte fortsätta: ") and f"`{place / 'ring'}`" in done.stderr


def edited(place: Path) -> None:
    page = place / "tiny" / "modules" / "start" / "valkommen.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nNy rad.\n", encoding="utf-8")


def test_only_a_part_goes_to_draft_and_the_bundle_stays(run: Run, place: Path) -> None:
    build = place / "build"
    run("build")
    bundle = tree(build)
    edited(place)
    done = run("build", "--only", "html")
    assert (done.returncode, done.stdout, done.stderr) == (0, "inga fel och inga varningar i 6 filer\n", "")
    draft = tree(build / "draft")
    assert draft.keys() == {path for path in bundle if path.startswith("tiny/html/")}
    assert "Ny rad." in draft["tiny/html/start/valkommen.html"].decode()
    assert {path: data for path, data in tree(build).items() if not path.startswith("draft/")} == bundle
    done = run("build")
    assert (done.returncode, done.stderr) == (0, "")
    whole = tree(build)
    assert {path: whole[path] for path in draft} == draft
    assert whole["tiny/pdf/steps/start/valkommen.pdf"] != bundle["tiny/pdf/steps/start/valkommen.pdf"]
    assert tree(build / "draft") == draft


def test_a_draft_has_only_what_was_asked_for_last(run: Run, place: Path) -> None:
    parts = {"pdf": {"pdf"}, "html pdf": {"html", "pdf"}, "html": {"html"}}
    for words, expected in parts.items():
        assert run("build", *(f"--only={word}" for word in words.split())).returncode == 0
        assert {path.split("/")[1] for path in tree(place / "build" / "draft")} == expected
    assert [each.name for each in (place / "build").iterdir()] == ["draft"]


def test_a_draft_page_that_is_gone_is_made_again(run: Run, place: Path) -> None:
    run("build", "--only", "html")
    draft = tree(place / "build" / "draft")
    (place / "build" / "draft" / "tiny" / "html" / "index.html").unlink()
    run("build", "--only", "html")
    assert tree(place / "build" / "draft") == draft


def test_an_error_leaves_the_last_draft(run: Run, place: Path) -> None:
    run("build", "--only", "html")
    draft = tree(place / "build")
    edited(place)
    (place / "tiny" / "welcome.md").write_text("[Hit](finns-inte.md)\n", encoding="utf-8")
    done = run("build", "--only", "html")
    assert done.returncode == 1 and "finns-inte.md" in done.stdout
    assert tree(place / "build") == draft


def test_one_edition_s_draft_is_its_own(run: Run, place: Path) -> None:
    (place / "tiny" / "editions").mkdir()
    (place / "tiny" / "editions" / "norr.yaml").write_text("title: Norr\n", encoding="utf-8")
    assert run("build", "--only", "html", "--edition", "norr").returncode == 0
    assert [each.name for each in (place / "build" / "draft").iterdir()] == ["tiny-norr"]


@pytest.mark.parametrize("part", ["tiny", "valkommen", "HTML", ""])
def test_a_part_that_there_is_not_is_told_and_nothing_is_made(run: Run, place: Path, part: str) -> None:
    done = run("build", "--only", part)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--only" in done.stderr and "`html`, `pdf`" in done.stderr
    assert not (place / "build").exists()


def test_lint_finishes_a_build_that_was_cut_off(run: Run, place: Path) -> None:
    """Before the journal what lies ready goes; with the journal it takes its place."""
    build = place / "build"
    run("build")
    old = tree(build)
    assert run("lint").returncode == 0
    (build / f"tiny{NEW}").mkdir()
    assert (run("lint").stderr, tree(build)) == ("", old)
    assert sorted(each.name for each in build.iterdir()) == ["tiny", "tiny-1.0.0.zip"]
    ready = build / f"tiny-1.0.0.zip{NEW}"
    ready.write_bytes(b"new")
    changes = [["tiny-1.0.0.zip", ready.stat().st_ino]]
    (build / JOURNAL).write_text(json.dumps({"format": 1, "changes": changes}), encoding="utf-8")
    done = run("lint")
    assert (done.returncode, done.stderr) == (0, "")
    assert tree(build) == {**old, "tiny-1.0.0.zip": b"new"}
    assert run("build").returncode == 0
    assert tree(build) == old


@pytest.mark.parametrize("said", ["", "{}", '{"format": 1, "changes": [["../tiny", null]]}'])
def test_a_journal_that_is_not_progc_s_is_told_every_time(run: Run, place: Path, said: str) -> None:
    run("build")
    run("lint")
    journal = place / "build" / JOURNAL
    journal.write_text(said, encoding="utf-8")
    before = tree(place)
    told = f"`{journal}` är ingen journal från progc: se efter i mappen och ta bort den\n"
    for _ in range(2):
        done = run("lint")
        assert (done.returncode, done.stdout) == (0, "inga fel och inga varningar i 6 filer\n")
        assert done.stderr == told
    done = run("build")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
    for folder in ("build", "tiny"):
        names = [path for path in before if path.startswith(f"{folder}/")]
        assert {path: before[path] for path in names} == {
            f"{folder}/{path}": data for path, data in tree(place / folder).items()
        }
