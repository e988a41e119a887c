"""What kind of file stands where in a program's folder."""

import re
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

Kind = Literal["program", "module", "step", "form", "plan", "battery", "chapter", "edition", "welcome"]

PLACES: tuple[tuple[str, Kind], ...] = (
    ("program.yaml", "program"),
    ("modules/*/module.yaml", "module"),
    ("modules/*/*.md", "step"),
    ("forms/*.yaml", "form"),
    ("plans/*.yaml", "plan"),
    ("batteries/*.yaml", "battery"),
    ("editions/*.yaml", "edition"),
    ("guide/*.md", "chapter"),
    ("*.md", "welcome"),
)


_ELEMENT: Mapping[Kind, str] = {
    "module": "module",
    "step": "page",
    "welcome": "page",
    "form": "form",
    "plan": "plan",
    "battery": "battery",
    "chapter": "chapter",
}


@lru_cache(maxsize=4096)
def path_meant(path: str) -> str:
    """The path that a file was surely meant to have: of usable names, and for YAML with its right ending."""
    plain = "/".join(plain_name(name) for name in path.split("/"))
    return f"{plain[:-4]}.yaml" if plain.endswith(".yml") else plain


def misnamed(path: str) -> bool:
    """Whether a file of a program was surely meant to have another path: that is told at the file."""
    meant = path_meant(path)
    return meant != path and kind_of(meant) is not None


def plain_name(name: str) -> str:
    """The nearest usable name: Swedish letters without rings and dots, hyphens for the rest.

    macOS writes a ring or dots as a sign of its own after the letter: put together first.
    """
    name = normalize("NFC", name)
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending.lower()) if dot and stem else (name, "")
    letters = stem.lower().translate(str.maketrans("åäöéü", "aaoeu"))
    return "-".join(re.findall(r"[a-z0-9]+", letters)) + ending


def kind_of(path: str) -> Kind | None:
    """The kind of the file at a path relative to the program's folder, None where no such file belongs.

    A step may stand deeper in its module's folder; every other place is just one folder deep.
    """
    for pattern, kind in PLACES:
        deep_enough = path.count("/") == pattern.count("/") or (kind == "step" and path.count("/") > 2)
        if deep_enough and fnmatchcase(path, pattern):
            return kind
    return None


def is_element(kind: Kind) -> bool:
    """Whether files of a kind hold an element of a program that others can name."""
    return kind in _ELEMENT


def name_of(kind: Kind, path: str) -> str:
    """What `Program.broken` calls the element in a file: "module/steg-1", "page/modules/steg-1/hej"."""
    if kind in ("step", "welcome"):
        return f"page/{path.removesuffix('.md')}"
    if kind == "module":
        return f"module/{path.split('/')[1]}"
    return f"{_ELEMENT[kind]}/{path.rsplit('/', 1)[-1].rsplit('.', 1)[0]}"
