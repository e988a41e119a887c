"""What the resident has no way to is in none of the outputs that are theirs."""

from pathlib import Path

import pytest

from conftest import Run

MODULE = """title: Kom igång
sections:
  forsta:
    title: Första
    steps:
      - valkommen.md
      - step: gomd.md
        hidden: true
"""
HIDDEN = "---\ntitle: Gömd sida\n---\nBara om behandlaren visar den.\n\n::: form bara-har\n:::\n"
FORM = "title: Doltformulär\nquestions:\n  a:\n    type: text\n    text: Vad tänker du?\n"
BATTERY = "title: Uppföljning\nforms: [bara-har]\noccasions: [start]\n"


@pytest.fixture
def tiny(place: Path) -> Path:
    """The tiny program with a hidden step, on which alone a form stands."""
    (place / "tiny/modules/start/module.yaml").write_text(MODULE, encoding="utf-8")
    (place / "tiny/modules/start/gomd.md").write_text(HIDDEN, encoding="utf-8")
    (place / "tiny/forms/bara-har.yaml").write_text(FORM, encoding="utf-8")
    return place / "tiny"


def outputs(run: Run, place: Path) -> set[str]:
    """The paths of the bundle that name the form or hold its title."""
    assert run("build").returncode == 0
    bundle = place / "build/tiny"
    files = [file for file in bundle.rglob("*") if file.is_file() and file.parent != bundle]
    return {
        file.relative_to(bundle).as_posix()
        for file in files
        if "bara-har" in file.name or "Doltformulär".encode() in file.read_bytes()
    }


def test_a_form_on_hidden_steps_only_is_not_shown(run: Run, place: Path, tiny: Path) -> None:
    assert outputs(run, place) == set()


def test_a_form_that_a_battery_asks_for_is_shown(run: Run, place: Path, tiny: Path) -> None:
    (tiny / "batteries").mkdir()
    (tiny / "batteries/uppfoljning.yaml").write_text(BATTERY, encoding="utf-8")
    program = tiny / "program.yaml"
    program.write_text(program.read_text(encoding="utf-8") + "batteries: [uppfoljning]\n", encoding="utf-8")
    assert {"html/formular/bara-har.html", "pdf/forms/bara-har.pdf"} <= outputs(run, place)
