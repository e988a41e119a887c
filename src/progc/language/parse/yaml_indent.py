"""Lines indented with tabs, or like nothing above them → how many blanks they were surely meant to have.

What is told of such a line is told by then: this is only for reading on.
"""

import re
from collections.abc import Iterator, Sequence

Indents = tuple[tuple[int, int], ...]
"""Offsets of lines' beginnings, and how many blanks each is to begin with."""

_LINE = re.compile(r"^(?P<lead>[ \t]*)(?P<said>[^ \t\n][^\n]*)$", re.MULTILINE)
_HEAD = re.compile(r"(?:- +)*[^\s:][^:\n]*:[ \t]*(?:#.*)?$")
_STEP = 2
_WIDTHS = (2, 4, 8)


def moved(text: str, start: int) -> Indents:
    """The line that begins at `start`, and those as deep below it, one blank from where it stands.

    A line that holds no others goes to the column of the line above, however much deeper it is. None where
    it could be anything else.
    """
    first, *below = _block(text, start)
    column = len(first["lead"])
    levels = _levels(text, start)
    near = [level for level in levels if abs(level - column) == 1]
    children = [len(line["lead"]) for line in below if len(line["lead"]) > column]
    alike = any(len(line["lead"]) == column for line in below)
    if children and not alike and _HEAD.match(first["said"]):
        near = [level for level in near if level == children[0] - _STEP]
    elif not near and not children and column > levels[-1]:
        near = [levels[-1]]
    if not near:
        return ()
    lines = [first, *below] if alike else [first]
    return tuple((line.start(), max(0, len(line["lead"]) + near[-1] - column)) for line in lines)


def _levels(text: str, start: int) -> list[int]:
    """The columns of the line above an offset and of the lines that it stands in."""
    levels = [0]
    for line in _LINE.finditer(text, 0, start):
        levels = _under(levels, len(line["lead"]))
    return levels


def _under(levels: list[int], depth: int) -> list[int]:
    return [*(level for level in levels if level < depth), depth]


def _block(text: str, start: int) -> Iterator[re.Match[str]]:
    """The line that begins at `start`, and those below that are not less deep."""
    depth = 0
    for line in _LINE.finditer(text, start):
        if line.start() > start and len(line["lead"]) < depth:
            return
        depth = depth or len(line["lead"])
        yield line


def untabbed(text: str) -> Indents:
    """Every line that is indented with tabs, as deep as the lines around it say."""
    lines = list(_LINE.finditer(text))
    tabs_only = not any(line["lead"].startswith(" ") for line in lines)
    found: list[tuple[int, int]] = []
    levels = [0]
    opens = False
    for line in lines:
        depth = len(line["lead"])
        if "\t" in line["lead"]:
            depth = depth * _STEP if tabs_only else _depth(line["lead"], levels, opens)
            found.append((line.start(), depth))
        levels = _under(levels, depth)
        opens = bool(_HEAD.match(line["said"]))
    return tuple(found)


def _depth(lead: str, levels: Sequence[int], opens: bool) -> int:
    """`levels` are the columns of the line above and of what holds it; `opens`: its value stands below."""
    if opens:
        return levels[-1] + _STEP
    seen = {len(lead.expandtabs(width)) for width in _WIDTHS}
    return next((level for level in reversed(levels) if level in seen), levels[-1])
