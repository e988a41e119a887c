"""What kind of file stands where in a program's folder."""

from fnmatch import fnmatchcase
from typing import Literal

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


def kind_of(path: str) -> Kind | None:
    """The kind of the file at a path relative to the program's folder, None where no such file belongs.

    A step may stand deeper in its module's folder; every other place is just one folder deep.
    """
    for pattern, kind in PLACES:
        deep_enough = path.count("/") == pattern.count("/") or (kind == "step" and path.count("/") > 2)
        if deep_enough and fnmatchcase(path, pattern):
            return kind
    return None
