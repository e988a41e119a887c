"""Runs about one edition, and about what is not published or not progc's: what is built and what is said."""

import shutil
from pathlib import Path

import pytest

from conftest import TINY, Run

BROKEN = "title: Bra\nwelcome: nope.md\n"


@pytest.fixture
def editions(place: Path) -> Path:
    """The folder of the tiny program's editions: `bra` and `hel`."""
    folder = place / "tiny" / "editions"
    folder.mkdir()
    for name in ("bra", "hel"):
        (folder / f"{name}.yaml").write_text(f"title: Exempel {name}\n", encoding="utf-8")
    return folder


def built(place: Path) -> list[str]:
    folder = place / "build"
    return sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []


def test_one_edition_is_built_and_the_others_stay(run: Run, place: Path, editions: Path) -> None:
    done = run("build", "--edition", "hel")
    assert (done.returncode, built(place)) == (0, ["tiny-hel", "tiny-hel-1.0.0.zip"])
    assert run("build").returncode == 0
    before = built(place)
    assert run("build", "--edition", "bra").returncode == 0
    assert built(place) == before and len(before) == 6


def test_an_error_in_another_edition_stops_the_build_and_is_told(
    run: Run, place: Path, editions: Path
) -> None:
    (editions / "bra.yaml").write_text(BROKEN, encoding="utf-8")
    done = run("build", "--edition", "hel")
    assert done.returncode == 1
    assert "tiny/editions/bra.yaml:2:10" in done.stdout and "1 fel " in done.stdout
    assert built(place) == []
    assert run("lint", "--edition", "hel").returncode == 0
    assert run("lint", "--edition", "bra").returncode == 1


@pytest.mark.parametrize("name", ["../program", "nope", "hel.yaml", "HEL"])
def test_an_edition_is_one_of_the_program_s(run: Run, place: Path, editions: Path, name: str) -> None:
    done = run("build", "--edition", name)
    said = f"har ingen utgåva som heter `{name}`: det finns `bra`, `hel`\n"
    assert (done.returncode, done.stdout, built(place)) == (2, "", [])
    assert done.stderr.endswith(said)


def test_an_edition_that_is_not_published_is_not_built_in_silence(
    run: Run, place: Path, editions: Path
) -> None:
    (editions / "bra.yaml").write_text("title: Bra\npublish: false\n", encoding="utf-8")
    for _ in range(2):
        done = run("build", "--edition", "bra")
        assert (done.returncode, built(place)) == (2, [])
        assert done.stderr.endswith("byggs inte för sig: där står `publish: false`\n")
    assert run("lint", "--edition", "bra").returncode == 0


def test_a_program_of_which_nothing_is_published_says_so(run: Run, place: Path) -> None:
    program = place / "tiny" / "program.yaml"
    program.write_text(program.read_text(encoding="utf-8") + "publish: false\n", encoding="utf-8")
    for _ in range(2):
        done = run("build")
        assert (done.returncode, built(place)) == (0, [])
        assert "tiny` byggs: där står `publish: false`\n" in done.stderr


def test_what_progc_did_not_make_is_named_in_every_build(run: Run, place: Path) -> None:
    run("build")
    (place / "build" / "mitt.txt").write_text("mitt", encoding="utf-8")
    (place / "build" / "tiny" / "eget.txt").write_text("eget", encoding="utf-8")
    for _ in range(3):
        said = run("build").stderr
        assert "`mitt.txt`" in said and "`tiny/eget.txt`" in said
    (place / "tiny" / "welcome.md").write_text("Hej och välkommen hit.\n", encoding="utf-8")
    said = run("build").stderr
    assert "`mitt.txt`" in said and "`tiny/eget.txt`" in said


@pytest.mark.parametrize("name", ["tiny/manifest.json", "tiny-1.0.0.zip"])
def test_a_spoilt_output_of_progc_s_own_is_mended_and_not_called_somebody_s(
    run: Run, place: Path, name: str
) -> None:
    run("build")
    (place / "build" / name).write_bytes(b"")
    done = run("build")
    assert (done.returncode, done.stderr) == (0, "")
    assert run("verify", "build/tiny", "build/tiny-1.0.0.zip").returncode == 0


def test_what_is_not_published_clashes_with_nothing(run: Run, place: Path, editions: Path) -> None:
    shutil.copytree(TINY, place / "tiny-bra")
    assert "byt namn på en av mapparna" in run("build").stderr
    with (editions / "bra.yaml").open("a", encoding="utf-8") as file:
        file.write("publish: false # ännu\n")
    done = run("build")
    assert (done.returncode, done.stderr) == (0, "")
    assert {"tiny", "tiny-bra", "tiny-hel"} < set(built(place))


def test_a_renamed_program_leaves_its_bundle_and_that_is_said(run: Run, place: Path) -> None:
    run("build")
    (place / "tiny").rename(place / "nytt")
    for _ in range(2):
        done = run("build")
        assert "`tiny` i byggets mapp hör till programmet `tiny`, som inte ligger bredvid" in done.stderr
    shutil.copytree(place / "nytt", place / "tiny")
    assert run("build", "nytt").stderr == ""


def test_a_program_called_draft_is_told_why(run: Run, place: Path) -> None:
    (place / "tiny").rename(place / "draft")
    done = run("build")
    assert (done.returncode, built(place)) == (1, [])
    assert "draft` skulle byggas som `draft`, en mapp som progc har själv" in done.stderr
