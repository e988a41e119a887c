"""The shape of the code: imports point down, the core does not touch the world, files stay small."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from progc.language.questions import question_types
from progc.publish.emit import makers

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "progc"
FILES = sorted(PACKAGE.rglob("*.py"))
ALL = sorted([*FILES, *(path for name in ("tests", "bench") for path in (ROOT / name).rglob("*.py"))])
LAYERS = (
    ("source",),
    ("diagnostics", "suggest"),
    ("language.parse",),
    ("language.edition",),
    ("language.model",),
    ("language.questions",),
    ("language.shape", "language.resolve"),
    ("rules",),
    ("check",),
    (
        "publish.publication",
        "publish.data",
        "publish.numbers",
        "publish.prose",
        "publish.recipe",
        "publish.rings",
        "publish.words",
    ),
    ("publish.lower",),
    ("publish.emit",),
    ("report",),
    ("files",),
    ("build",),
    ("preview",),
    ("cli",),
    ("__main__",),
)
CORE = ("source", "diagnostics", "suggest", "language", "rules", "check", "publish", "report")
WORLD = {
    "asyncio",
    "datetime",
    "locale",
    "multiprocessing",
    "os",
    "pathlib",
    "platform",
    "random",
    "secrets",
    "shutil",
    "signal",
    "socket",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
}
# Typst reads fonts and what is no UTF-8 from folders only: typeset writes them to temporary ones.
ALLOWED = {"publish.emit.typeset": {"pathlib", "tempfile"}}
# Names of question types that are words of other things too: JSON Schema's types, kinds of inlines, answers.
AMBIGUOUS = {"boolean", "integer", "string", "text", "group", "date", "time"}
CALLS = {"open", "input", "print", "exec", "eval", "breakpoint"}


def name_of(path: Path) -> str:
    """A file's module name below progc."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


def layer_of(name: str) -> int | None:
    """The number of the layer that a module belongs to, None for packages that only hold others."""
    for number, members in enumerate(LAYERS):
        if any(name == member or name.startswith(f"{member}.") for member in members):
            return number
    return None


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_point_down(path: Path) -> None:
    name = name_of(path)
    own = layer_of(name)
    if own is None:
        assert name in ("", "language", "publish"), f"{name} has no place in the layers"
        return
    for imported in imports(path):
        target = layer_of(imported.removeprefix("progc.")) if imported.startswith("progc.") else None
        assert target is None or target <= own, f"{name} imports {imported}, which lies below it"


@pytest.mark.parametrize("path", [p for p in FILES if name_of(p).startswith(CORE)], ids=name_of)
def test_core_does_not_touch_the_world(path: Path) -> None:
    allowed = ALLOWED.get(name_of(path), set())
    assert not {module.split(".")[0] for module in imports(path)} & WORLD - allowed
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    assert not calls & CALLS


# What the files of a kind may import of progc; `source` holds the places that diagnostics speak of.
GROUND = ("source", "diagnostics")
MAY_IMPORT = {
    "rules": (*GROUND, "suggest", "language.model", "language.questions", "rules"),
    "language.questions": ("language.model", "language.questions"),
    "publish.emit": (*GROUND, "language.model", "language.questions", "publish"),
    "report": (*GROUND, "report"),
}


@pytest.mark.parametrize("kind", MAY_IMPORT)
def test_files_of_a_kind_import_only_what_they_may(kind: str) -> None:
    for path in FILES:
        if not name_of(path).startswith(kind):
            continue
        for imported in imports(path):
            name = imported.removeprefix("progc.")
            allowed = any(name == part or name.startswith(f"{part}.") for part in MAY_IMPORT[kind])
            assert allowed or name == imported, f"{name_of(path)} imports {imported}"


def test_files_that_are_found_do_not_import_each_other() -> None:
    """A rule, an output, a question type or a report can be added or taken away alone."""
    outputs = [f"publish.emit.{name}" for name in makers()]
    rules = [name_of(path) for path in FILES if name_of(path).startswith("rules.")]
    types = [name_of(path) for path in FILES if name_of(path).startswith("language.questions.")]
    for group in (outputs, rules, types):
        for path in FILES:
            for imported in imports(path):
                name = imported.removeprefix("progc.")
                assert name not in group or imported == name, f"{name_of(path)} imports {imported}"


def test_no_file_names_the_question_types() -> None:
    """What is true of a type stands in its file: elsewhere no collection has the names of several."""
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Tuple | ast.List | ast.Set):
                parts: Sequence[ast.expr | None] = node.elts
            elif isinstance(node, ast.Dict):
                parts = node.keys
            else:
                continue
            named = {x.value for x in parts if isinstance(x, ast.Constant) and isinstance(x.value, str)}
            types = named & question_types().keys() - AMBIGUOUS
            assert len(types) < 2, f"{name_of(path)} lists {sorted(types)}"


@pytest.mark.parametrize("path", ALL, ids=str)
def test_ceilings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.split("\n")
    assert len(lines) - 1 <= 250
    assert max(map(len, lines)) <= 110
    tree = ast.parse(text)
    assert ast.get_docstring(tree), "the first line of every file says what it is"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{node.name} is over 40 lines"


@pytest.mark.parametrize("path", ALL, ids=str)
def test_no_checker_is_told_to_look_away(path: Path) -> None:
    assert not re.search(r"#\s*(type:\s*ignore|noqa|mypy:|ruff:|pragma)", path.read_text(encoding="utf-8"))


def test_no_room_without_a_purpose() -> None:
    names = {part for path in FILES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert not names & {"utils", "util", "common", "helpers", "core", "base", "manager"}


def imported_by(code: str) -> set[str]:
    """The modules that are loaded after some code has run in a Python of its own."""
    shown = subprocess.run(
        [sys.executable, "-c", f"{code}; import sys; sys.stderr.write(' '.join(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(shown.stderr.split())


def test_a_run_with_nothing_to_do_imports_little() -> None:
    bare = imported_by("import json, zlib")
    asked = imported_by("import progc.__main__, progc.files.cache as c; c.unchanged(['lint'])")
    assert asked - bare <= {
        "progc",
        "progc.__main__",
        "progc.files",
        "progc.files.cache",
        "progc.files.discover",
    }


def test_help_imports_nothing_heavy() -> None:
    loaded = imported_by("import progc.cli; progc.cli.run(['--help'])")
    assert not loaded & {"jinja2", "jsonschema", "markdown_it", "pypdf", "rich", "typst", "yaml", "fontTools"}
    assert not loaded & {"ctypes", "hashlib", "json", "pkgutil", "tempfile"}, "dear beside click itself"
