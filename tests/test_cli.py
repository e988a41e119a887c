"""The command line as a user meets it: exit codes, streams, languages, and runs with nothing to do."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_lint_of_a_sound_program(run: Run) -> None:
    done = run("lint", "tiny")
    assert (done.returncode, done.stdout, done.stderr) == (0, "inga fel och inga varningar i 6 filer\n", "")
    assert run("lint", "tiny", "--lang", "en").stdout == "no errors and no warnings in 6 files\n"
    assert run("lint", "--quiet").stdout == ""


def test_an_error_is_told_at_its_place(run: Run, place: Path) -> None:
    page = place / "tiny" / "modules" / "start" / "valkommen.md"
    page.write_text(page.read_text(encoding="utf-8").replace("form fragor", "form fragr"), encoding="utf-8")
    done = run("lint")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "fel[PC201]: det finns inget formulär som heter `fragr`\n"
        "  --> tiny/modules/start/valkommen.md:6:10\n"
        "   |\n"
        " 6 | ::: form fragr\n"
        "   |          ^^^^^ menade du `fragor`?\n"
    )
    built = run("build")
    assert built.returncode == 1
    assert sorted(p.name for p in (place / "build").iterdir()) == []


def test_a_warning_fails_only_when_strict(run: Run, place: Path) -> None:
    program = place / "tiny" / "program.yaml"
    program.write_text(program.read_text(encoding="utf-8") + "days: 800\n", encoding="utf-8")
    assert run("lint").returncode == 0
    strict = run("lint", "--strict")
    assert strict.returncode == 1
    assert strict.stdout.endswith("inga fel och 1 varning i 6 filer\n")


@pytest.mark.parametrize(
    "words",
    [
        ("lint", "finns-inte"),
        ("lint", "--konstigt"),
        ("bygg",),
        ("build", "tiny", "--edition", "norr"),
        ("explain", "x"),
    ],
)
def test_what_progc_cannot_do_is_code_2(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr and "Traceback" not in done.stderr


def test_build_and_verify(run: Run, place: Path) -> None:
    assert run("build").returncode == 0
    assert sorted(p.name for p in (place / "build").iterdir()) == ["tiny", "tiny-1.0.0.zip"]
    assert run("verify", "build/tiny", "build/tiny-1.0.0.zip").returncode == 0
    page = place / "build" / "tiny" / "html" / "index.html"
    page.write_text(page.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert run("verify", "build/tiny").returncode == 1
    assert run("verify", "build/tiny-1.0.0.zip").returncode == 0


def changed(place: Path) -> dict[str, int]:
    """When each output was last written, by path."""
    return {str(p): p.stat().st_mtime_ns for p in (place / "build").rglob("*") if p.is_file()}


def test_nothing_changed_writes_nothing(run: Run, place: Path) -> None:
    run("build")
    before = changed(place)
    again = run("build")
    assert again.stdout == "inga fel och inga varningar i 6 filer\n"
    assert changed(place) == before


def test_outputs_count(run: Run, place: Path) -> None:
    run("build")
    page = place / "build" / "tiny" / "html" / "index.html"
    text = page.read_bytes()
    page.unlink()
    run("build")
    assert page.read_bytes() == text
    page.write_bytes(text.replace(b"Exempel", b"Exampel"))
    run("build")
    assert page.read_bytes() == text


def test_a_touched_output_is_looked_at(run: Run, place: Path) -> None:
    run("build")
    page = place / "build" / "tiny" / "html" / "index.html"
    text = page.read_bytes()
    status = page.stat()
    page.write_bytes(text.replace(b"Exempel", b"Exampel"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns + 1))
    run("build")
    assert page.read_bytes() == text


def test_a_new_orphan_and_a_new_name_are_noticed(run: Run, place: Path) -> None:
    assert run("lint").stdout == "inga fel och inga varningar i 6 filer\n"
    orphan = place / "tiny" / "guide" / "mer.md"
    orphan.write_text("---\ntitle: Mer\n---\nMer att läsa.\n", encoding="utf-8")
    assert "inget hänvisar till `guide/mer.md`" in run("lint").stdout
    orphan.unlink()
    (place / "tiny" / "forms" / "fragor.yaml").rename(place / "tiny" / "forms" / "svar.yaml")
    assert "det finns inget formulär som heter `fragor`" in run("lint").stdout


def test_explain_shows_a_page(run: Run) -> None:
    done = run("explain", "unknown-form")
    assert done.returncode == 0
    assert done.stdout.startswith("unknown-form · PC201 · fel\n\n# Okänt formulär\n")
    assert run("explain", "PC201").stdout == done.stdout
    assert len(run("explain").stdout.splitlines()) > 100


def test_an_edited_template_is_noticed(run: Run, place: Path) -> None:
    """progc copied elsewhere, and one of its templates changed between two builds."""
    package = place / "copy"
    shutil.copytree(ROOT / "src", package / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("schemas", "templates"):
        shutil.copytree(ROOT / name, package / name)
    env = {"PYTHONPATH": str(package / "src")}
    assert run("build", **env).returncode == 0
    page = place / "build" / "tiny" / "html" / "index.html"
    before = page.read_text(encoding="utf-8")
    words = package / "templates" / "words" / "sv.toml"
    words.write_text(
        words.read_text(encoding="utf-8").replace("Välkommen", "Hjärtligt välkommen"), encoding="utf-8"
    )
    assert run("build", **env).returncode == 0
    assert (
        page.read_text(encoding="utf-8") == before.replace(">Välkommen<", ">Hjärtligt välkommen<") != before
    )
