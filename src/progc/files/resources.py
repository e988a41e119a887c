"""Where schemas/ and templates/ are, installed or not, and what is in them.

In a wheel they lie in `_data` beside the package, in a checkout at its root. Nothing is read before it is
asked for.
"""

import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

_PACKAGE = __file__.replace("\\", "/").rsplit("/", 2)[0]
_ENDING = ".schema.json"
_TEXTS = (".html", ".css", ".js", ".typ", ".svg", ".txt", ".json", ".toml", ".xml")
_FONTS = {
    "font_source_sans_pro": ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt"),
    "font_source_serif_pro": ("Semibold",),
}
Schemas = Mapping[str, Mapping[str, Any]]


def _root() -> str:
    installed = f"{_PACKAGE}/_data"
    return installed if os.access(installed, os.R_OK) else _PACKAGE.rsplit("/", 2)[0]


def _below(folder: str) -> Iterator[str]:
    """Every file below a folder, without what Python and editors leave there, in sorted order."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _below(f"{folder}/{entry.name}")
        else:
            yield f"{folder}/{entry.name}"


def _read(path: str) -> bytes:
    from pathlib import Path

    return Path(path).read_bytes()


@cache
def schemas() -> Schemas:
    """Every schema that authors' files are held against, by its path without ending ("questions/text").

    "questions/question" is made here of all the question types: which one holds is decided by `type`.
    """
    found = {name: schema for name, schema in _schemas("").items() if not name.startswith("bundle/")}
    types = [name for name in found if name.startswith("questions/")]
    return {**found, "questions/question": _question({name: found[name] for name in types})}


@cache
def bundle_schemas() -> Schemas:
    """The schemas of what progc writes, by name: "manifest" and "program"."""
    return _schemas("bundle/")


def _schemas(below: str) -> dict[str, Mapping[str, Any]]:
    """The schemas below a folder of schemas/, by their paths in it without ending."""
    import json

    folder = f"{_root()}/schemas/{below}"
    paths = [path for path in _below(folder.rstrip("/")) if path.endswith(_ENDING)]
    return {path.removeprefix(folder).removesuffix(_ENDING): json.loads(_read(path)) for path in paths}


def _question(types: Schemas) -> Mapping[str, Any]:
    """One schema for a question of any type."""
    names = [name.removeprefix("questions/") for name in types]
    said = [f"{schema['title']}: {schema['description']}" for schema in types.values()]
    return {
        "title": "Fråga",
        "description": "En fråga. Vilka nycklar den har beror på dess typ.",
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {
                "title": "Frågetyp",
                "description": "Vilken sorts fråga det är.",
                "type": "string",
                "enum": names,
                "enumDescriptions": said,
                "x-en": "a question type",
                "x-sv": "en frågetyp",
            },
        },
        "allOf": [
            {
                "if": {"required": ["type"], "properties": {"type": {"const": name}}},
                "then": {"$ref": f"{name}{_ENDING}"},
            }
            for name in names
        ],
        "x-by": "type",
        "x-en": "a question",
        "x-sv": "en fråga",
    }


class Templates(Mapping[str, bytes]):
    """Templates and fonts by path ("html/step.html", "fonts/SourceSansPro-Bold.ttf"), read when asked for.

    Texts have LF line ends, however git checked them out.
    """

    def __init__(self, paths: Mapping[str, str]) -> None:
        self._paths = paths
        self._read: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        if name not in self._read:
            data = _read(self._paths[name])
            self._read[name] = data.replace(b"\r\n", b"\n") if name.endswith(_TEXTS) else data
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


@cache
def templates() -> Templates:
    """Everything in templates/, and the fonts that outputs carry as `fonts/<file>`."""
    folder = f"{_root()}/templates/"
    paths = {path.removeprefix(folder): path for path in _below(folder.rstrip("/"))}
    return Templates(dict(sorted({**paths, **_fonts()}.items())))


def parts() -> list[str]:
    """The parts of a bundle that can be made alone: the outputs that have a folder in templates/."""
    with os.scandir(f"{_root()}/templates") as folders:
        names = sorted(folder.name for folder in folders)
    return [name for name in names if os.access(f"{_PACKAGE}/publish/emit/{name}.py", os.R_OK)]


def _fonts() -> Mapping[str, str]:
    from importlib.util import find_spec

    found = {}
    for package, styles in _FONTS.items():
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise FileNotFoundError(f"the package {package.replace('_', '-')} is not installed")
        family = "SourceSansPro" if "sans" in package else "SourceSerifPro"
        folder = spec.origin.replace("\\", "/").rsplit("/", 1)[0]
        for style in styles:
            found[f"fonts/{family}-{style}.ttf"] = f"{folder}/files/{family}-{style}.ttf"
        found[f"fonts/{family}-LICENSE.txt"] = f"{folder}/files/LICENSE.txt"
    return found


def digest_files() -> tuple[str, ...]:
    """Every file whose change makes what was remembered worthless: code, pages, schemas, templates."""
    folders = [_PACKAGE]
    if _root() != f"{_PACKAGE}/_data":
        folders += [f"{_root()}/schemas", f"{_root()}/templates"]
    return tuple(path for folder in folders for path in _below(folder))
