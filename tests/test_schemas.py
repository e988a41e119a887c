"""The schemas: sound, explained at every key, of one mind with the code, and what an editor gets of them."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from progc.cli.schema import write_settings
from progc.files.resources import digest_files, schemas, templates
from progc.language.questions import question_types
from progc.language.shape.for_editor import for_editor
from progc.language.shape.schemas import address
from progc.rules.unspoken_language import SPOKEN

ROOT = Path(__file__).parent.parent
NAMES = sorted(schemas())
KINDS = ("program", "module", "step", "chapter", "form", "plan", "battery", "edition", "film")
YAML_KINDS = ("program", "module", "form", "plan", "battery", "edition")


def at(name: str, pointer: str) -> Any:
    found: Any = schemas()[name]
    for part in filter(None, pointer.split("/")):
        found = found[part]
    return found


def keys_of(part: Any, name: str, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every key that an author can write, with its schema, references followed one step."""
    if isinstance(part, list):
        for each in part:
            yield from keys_of(each, name, path)
    if not isinstance(part, Mapping):
        return
    for keyword, below in part.items():
        if keyword in ("dependentSchemas", "if"):
            continue
        entries = below.items() if keyword in ("properties", "$defs") else ()
        if keyword in ("additionalProperties", "items") and isinstance(below, Mapping):
            entries = [("*", below)]
        for key, schema in entries:
            whole = {**at(*address(schema["$ref"], name)), **schema} if "$ref" in schema else schema
            yield f"{path}/{key}", whole
        if keyword not in ("examples", "default", "enum"):
            yield from keys_of(below, name, path if keyword == "properties" else f"{path}/{keyword}")


def test_every_kind_has_a_schema() -> None:
    assert set(KINDS) <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_sound(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])


@pytest.mark.parametrize("name", NAMES)
def test_every_key_is_explained(name: str) -> None:
    explained = [(name, schemas()[name]), *keys_of(schemas()[name], name, name)]
    assert [path for path, schema in explained if not schema.get("title")] == []
    assert [path for path, schema in explained if len(schema.get("description", "")) < 10] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_explained(name: str) -> None:
    listed = [(path, schema) for path, schema in keys_of(schemas()[name], name, name) if "enum" in schema]
    for path, schema in listed:
        if schema["enum"] not in ([1], ["all"]):
            assert len(schema.get("enumDescriptions", ())) == len(schema["enum"]), path


def test_patterns_have_words_in_both_languages() -> None:
    for name in NAMES:
        for path, schema in keys_of(schemas()[name], name, name):
            if "pattern" in schema:
                assert schema.get("x-en") and schema.get("x-sv"), path


def test_question_types_are_those_of_the_code() -> None:
    types = {name.removeprefix("questions/") for name in NAMES if name.startswith("questions/")}
    assert types - {"question"} == {
        *("display", "string", "text", "boolean", "integer", "decimal", "date", "time"),
        *("choice", "multi_choice", "scale", "matrix", "group"),
    }
    if question_types():
        assert types - {"question"} == set(question_types())


def test_keys_of_each_question_type() -> None:
    """DESIGN's table, by hand."""
    common = {"type", "text", "help", "required", "enable_when", "enable_behavior", "attention"}
    own = {
        "string": {"max_length", "default"},
        "text": {"max_length", "default"},
        "boolean": {"default"},
        "integer": {"min", "max", "unit", "default"},
        "decimal": {"min", "max", "unit", "default"},
        "date": {"min", "max", "default"},
        "time": {"min", "max", "default"},
        "choice": {"options", "default"},
        "multi_choice": {"options", "min_choices", "max_choices", "default"},
        "scale": {"min", "max", "step", "labels", "default"},
        "matrix": {"rows", "options", "default"},
        "group": {"questions"},
    }
    for name, keys in own.items():
        assert set(schemas()[f"questions/{name}"]["properties"]) == common | keys
    assert set(schemas()["questions/display"]["properties"]) == common - {"required", "attention"}


def test_flags_have_the_platforms_names() -> None:
    flag = at("program", "/properties/flags/items/properties/type")
    assert dict(zip(flag["enum"], flag["enumDescriptions"], strict=True)) == {
        "form-saved": "Formulär sparat",
        "form-review": "Granska formulär",
        "battery-form-saved": "Formulär i mätbatteri sparat",
        "battery-started": "Nytt mätbatteri startat",
        "activity-saved": "Aktivitet sparat",
        "module-reminder": "Påminnelse på modul",
        "date-reminder": "Påminnelse på datum",
        "resident-inactive": "Invånare inaktivitet",
        "ending-soon": "Moment snart slut",
        "clinician-changed": "Byte av behandlare",
        "new-message": "Nytt meddelande/kommentar",
    }
    assert all(name in flag["markdownDescription"] for name in flag["enumDescriptions"])


@pytest.mark.parametrize("kind", YAML_KINDS)
def test_an_editor_needs_no_other_file(kind: str) -> None:
    schema = for_editor(schemas(), kind)
    Draft202012Validator.check_schema(schema)
    text = json.dumps(schema)
    assert '"x-' not in text
    refs = {part.split('"')[0] for part in text.split('"$ref": "')[1:]}
    assert {ref.removeprefix("#/$defs/") for ref in refs} <= set(schema["$defs"])


def test_an_editor_takes_a_number_for_text() -> None:
    program = for_editor(schemas(), "program")
    assert program["$defs"]["program-contact"]["properties"]["phone"]["type"] == ["string", "number"]
    assert program["properties"]["title"]["type"] == ["string", "number"]
    assert program["properties"]["version"]["type"] == "string"


def test_settings_are_merged(tmp_path: Path) -> None:
    (tmp_path / "program.yaml").write_text("format: 1\n")
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text('{"editor.tabSize": 2, "yaml.schemas": {"other.json": ["x.yaml"]}}', "utf-8-sig")
    for _ in range(2):
        assert write_settings(tmp_path) is None
        written = json.loads(settings.read_text("utf-8"))
        assert written["editor.tabSize"] == 2
        assert written["yaml.schemas"] == {
            "other.json": ["x.yaml"],
            "./.vscode/progc/program.schema.json": ["program.yaml"],
            "./.vscode/progc/module.schema.json": ["modules/*/module.yaml"],
            "./.vscode/progc/form.schema.json": ["forms/*.yaml"],
            "./.vscode/progc/plan.schema.json": ["plans/*.yaml"],
            "./.vscode/progc/battery.schema.json": ["batteries/*.yaml"],
            "./.vscode/progc/edition.schema.json": ["editions/*.yaml"],
        }
    assert sorted(path.name for path in settings.parent.rglob("*.json")) == sorted(
        [*(f"{kind}.schema.json" for kind in YAML_KINDS), "settings.json"]
    )


@pytest.mark.parametrize("text", ['{\n  // en kommentar\n  "a": 1\n}', "[]", '{"yaml.schemas": 1}', "{,}"])
def test_settings_that_cannot_be_read_are_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "program.yaml").write_text("format: 1\n")
    settings = tmp_path / ".vscode" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(text)
    problem = write_settings(tmp_path)
    assert problem is not None
    assert "inget är ändrat" in problem.to("sv") and "nothing is changed" in problem.to("en")
    assert settings.read_text() == text
    assert list(settings.parent.iterdir()) == [settings]


def progc(folder: Path, *words: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "progc", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


def test_command_finds_the_programs(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "program.yaml").write_text("format: 1\n")
    code, out, _ = progc(tmp_path, "schema", "--lang", "sv")
    assert code == 0
    assert out.count("editorns inställningar är skrivna") == 2
    assert (tmp_path / "b" / ".vscode" / "progc" / "form.schema.json").is_file()


def test_command_says_what_is_no_program(tmp_path: Path) -> None:
    assert progc(tmp_path, "schema", "--lang", "en")[::2] == (2, "there is no program below this folder\n")
    code, out, err = progc(tmp_path, "schema", ".", "--lang", "sv")
    assert (code, out, err) == (2, "", ". är inget program: där finns ingen program.yaml\n")
    assert list(tmp_path.iterdir()) == []


def test_help_says_what_the_extension_does_not_know(tmp_path: Path) -> None:
    assert "Markdown" in progc(tmp_path, "schema", "--help", "--lang", "sv")[1]
    assert "Markdown" in progc(tmp_path, "schema", "--help", "--lang", "en")[1]


def test_resources_hold_what_is_there() -> None:
    assert templates()["fonts/SourceSansPro-Regular.ttf"][:4] == b"\x00\x01\x00\x00"
    assert {f"fonts/SourceSansPro-{style}.ttf" for style in ("It", "Semibold", "SemiboldIt", "Bold")} <= set(
        templates()
    )
    assert "fonts/SourceSerifPro-Semibold.ttf" in templates()
    assert len(templates()) == len(list(templates()))
    names = {path.rsplit("/", 1)[-1] for path in digest_files()}
    assert {"resources.py", "unknown_key.md", "form.schema.json"} <= names
    assert not [name for name in names if name.endswith(".pyc")]


def test_every_language_that_is_spoken_has_its_words() -> None:
    words = {path.split("/")[1].removesuffix(".toml") for path in templates() if path.startswith("words/")}
    assert words == set(SPOKEN)


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("condition_unlike_answer", "date"),
        ("condition_unlike_answer", "time"),
        ("day_not_in_calendar", "date"),
    ],
)
def test_conditions_know_dates_and_times_as_answers_do(rule: str, name: str) -> None:
    pattern = getattr(import_module(f"progc.rules.{rule}"), f"_{name.upper()}").pattern
    assert at(f"questions/{name}", "properties/min/pattern") == f"^{pattern}$"
