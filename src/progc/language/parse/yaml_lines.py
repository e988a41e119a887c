"""The lines of YAML that say where they begin: not those inside quotes or blocks of text, nor comments."""

import re
from dataclasses import dataclass, field

_LINE = re.compile(r"^(?P<lead>[ \t]*)(?P<said>[^ \t\n][^\n]*)?$", re.MULTILINE)
_TEXT = re.compile(
    r"(?:-[ \t]+)*(?:[^\s:\"'#\[{][^:\n]*:[ \t]+)?"
    r"(?P<text>\"(?:[^\"\\]|\\[\s\S])*\"|'(?:[^']|'')*'|[|>][-+0-9]*[ \t]*(?:#[^\n]*)?$)",
    re.MULTILINE,
)
_DASHES = re.compile(r"(?:- +)+(?=[^\s:\"'\[{][^:\n]*:(?:[ \t]|$)|- )", re.MULTILINE)


@dataclass
class Lines:
    """`said` are lines with keys, items and texts; `hollow` those with a tab that say nothing."""

    said: list[re.Match[str]] = field(default_factory=list)
    hollow: list[re.Match[str]] = field(default_factory=list)


def lines_of(text: str, start: int = 0, end: int | None = None) -> Lines:
    """The lines of a text between two offsets, where lines begin."""
    found = Lines()
    quoted, deep, seen = 0, 0, False
    for line in _LINE.finditer(text, start, len(text) if end is None else end):
        blanks = len(line["lead"]) - len(line["lead"].lstrip(" "))
        if line.start() < quoted or not line[0]:
            continue
        if deep and blanks >= deep and (seen or line["said"]):
            deep, seen = (deep if seen else blanks), True
            continue
        if not line["said"] or line["said"].startswith("#"):
            found.hollow += [line] if "\t" in line["lead"] else []
            continue
        found.said.append(line)
        begun = _TEXT.match(text, line.end("lead"))
        deep, seen, quoted = 0, False, 0
        if begun and begun["text"][0] in "|>":
            deep = 1 if "\t" in line["lead"] else own_column(line) + 1
        elif begun and _is_deeper(begun["text"], own_column(line)):
            quoted = begun.end()
    return found


def _is_deeper(quoted: str, column: int) -> bool:
    """Whether the lines of what is in quotes are deeper than a column: else the quotes are not closed."""
    below = quoted.split("\n")[1:]
    return all(not line.strip() or line.startswith((" " * (column + 1), "\t")) for line in below)


def own_column(line: re.Match[str]) -> int:
    """Where the key on a line begins, after the dashes of lists; without a key, where the line does."""
    dashes = _DASHES.match(line["said"])
    return len(line["lead"]) + (dashes.end() if dashes else 0)
