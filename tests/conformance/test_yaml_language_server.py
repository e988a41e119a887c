"""What an author sees in VS Code: yaml-language-server with the settings that `progc schema` writes."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conformance.language_server import LanguageServer

VERSION = "2.0.0"
TINY = Path(__file__).parents[1] / "tiny"
PLACE = "‸"
"""Where the cursor stands in a text; it is taken out."""


@pytest.fixture(scope="module")
def server(
    npm_tool: Callable[[str, str], Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LanguageServer]:
    """The server on a program's folder that `progc schema` has written in, and with nothing from the web."""
    package = npm_tool("yaml-language-server", VERSION)
    node = shutil.which("node")
    if node is None:
        pytest.fail("node is needed for yaml-language-server: apt-get install nodejs")
    program = tmp_path_factory.mktemp("editor") / "prova"
    shutil.copytree(TINY, program)
    subprocess.run([sys.executable, "-m", "progc", "schema", str(program)], check=True, capture_output=True)
    written = json.loads((program / ".vscode" / "settings.json").read_text("utf-8"))
    yaml = {
        "schemas": written["yaml.schemas"],
        "schemaStore": {"enable": False},
        "hover": True,
        "completion": True,
        "validate": True,
    }
    command = [node, str(package / "bin" / "yaml-language-server"), "--stdio"]
    running = LanguageServer(command, program, {"yaml": yaml})
    yield running
    running.stop()


def _cursor(marked: str) -> tuple[str, int, int]:
    before, after = marked.split(PLACE)
    return before + after, before.count("\n"), len(before) - before.rfind("\n") - 1


PROGRAM = """\
format: 1
title: Prova
version: 1.0.0
language: sv
kind: support
publisher: Region Prova
summary: Ett program.
welcome: welcome.md
modules:
  start:
    start: active
"""
MODULE = """\
title: Start
sections:
  en:
    title: En
    steps: [valkommen.md]
"""
FORM = """\
title: Frågor
questions:
  nojd:
    type: scale
    text: Hur nöjd är du?
    min: 0
    max: 10
"""
PLAN = """\
title: Steg
questions:
  steg: {type: integer, text: Hur många steg?}
"""
BATTERY = """\
title: Uppföljning
forms: [fragor]
occasions: [start, 90, end]
"""
EDITION = """\
title: Prova i Gävleborg
modules:
  start: {days: 7}
contacts:
  stod: {phone: 0771251010}
"""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("program.yaml", PROGRAM),
        ("modules/start/module.yaml", MODULE),
        ("forms/nojd.yaml", FORM),
        ("plans/steg.yaml", PLAN),
        ("batteries/uppfoljning.yaml", BATTERY),
        ("editions/gavleborg.yaml", EDITION),
    ],
)
def test_nothing_is_marked_in_what_lint_accepts(server: LanguageServer, path: str, text: str) -> None:
    assert server.open(path, text) == []
    server.close(path)


@pytest.mark.parametrize(
    ("path", "marked", "shown"),
    [
        ("program.yaml", PROGRAM.replace("kind", f"ki{PLACE}nd"), "stödprogram"),
        (
            "program.yaml",
            PROGRAM + f"flags:\n  - ty{PLACE}pe: battery-started\n",
            "`battery-started`: Nytt mätbatteri startat",
        ),
        ("modules/start/module.yaml", f"num{PLACE}ber: 1\n" + MODULE, "Med nummer 1 visas stegen som 1.1"),
        ("forms/nojd.yaml", FORM.replace("max", f"m{PLACE}ax"), "Skalans största tal."),
        ("plans/steg.yaml", PLAN + f"flag_mis{PLACE}sed: true\n", "Flagga vid missad aktivitet"),
        ("batteries/b.yaml", BATTERY.replace("occasions", f"occa{PLACE}sions"), "Tillfällen"),
        ("editions/gavleborg.yaml", EDITION.replace("days", f"da{PLACE}ys"), "antal dagar för modulen"),
    ],
)
def test_hover_says_it_in_swedish(server: LanguageServer, path: str, marked: str, shown: str) -> None:
    text, line, column = _cursor(marked)
    server.open(path, text)
    assert shown in server.hover(path, line, column)
    server.close(path)


@pytest.mark.parametrize(
    ("path", "marked", "offered", "missing"),
    [
        (
            "program.yaml",
            PROGRAM + f"    {PLACE}",
            {"selection", "offer_to", "open_on_day"},
            {"min", "flags"},
        ),
        ("program.yaml", PROGRAM + f"    selection: {PLACE}", {"optional", "required"}, {"active"}),
        ("modules/start/module.yaml", MODULE + PLACE, {"number", "summary"}, {"title", "start"}),
        ("forms/nojd.yaml", FORM + f"    {PLACE}", {"labels", "step", "attention"}, {"options", "unit"}),
        ("forms/nojd.yaml", FORM.replace("scale", PLACE), {"choice", "multi_choice", "matrix"}, {"active"}),
        ("plans/steg.yaml", PLAN + f"schedule:\n  {PLACE}", {"daily", "mon", "every_weeks"}, {"enabled"}),
        ("batteries/b.yaml", BATTERY.replace("90", PLACE), {"start", "end"}, {"title"}),
        ("editions/gavleborg.yaml", EDITION + PLACE, {"without", "order", "extends"}, {"format", "allow"}),
    ],
)
def test_keys_and_words_are_offered(
    server: LanguageServer, path: str, marked: str, offered: set[str], missing: set[str]
) -> None:
    text, line, column = _cursor(marked)
    server.open(path, text)
    found = server.complete(path, line, column)
    server.close(path)
    assert offered <= found.keys()
    assert not missing & found.keys()
    assert all(found[word] for word in offered), "each is explained"


@pytest.mark.parametrize(
    ("path", "text", "wrong"),
    [
        ("program.yaml", PROGRAM.replace("active", "aktiv"), "aktiv"),
        ("modules/start/module.yaml", MODULE + "nummer: 1\n", "nummer"),
        ("forms/nojd.yaml", FORM + "    options: {}\n", "options"),
        ("plans/steg.yaml", PLAN + 'schedule: {daily: ["7:00"]}\n', '"7:00"'),
        ("batteries/b.yaml", BATTERY.replace("[fragor]", "fragor"), "fragor"),
        ("editions/gavleborg.yaml", EDITION.replace("7}", "sju}"), "sju"),
    ],
)
def test_what_is_wrong_is_marked(server: LanguageServer, path: str, text: str, wrong: str) -> None:
    marks = server.open(path, text)
    server.close(path)
    lines = text.split("\n")
    shown = {
        lines[mark["range"]["start"]["line"]][
            mark["range"]["start"]["character"] : mark["range"]["end"]["character"]
        ]
        for mark in marks
    }
    assert shown == {wrong}
