"""Lines indented with tabs, or like nothing above them → how many blanks they were surely meant to have.

What is told of such a line is told by then: this is only for reading on.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

Indents = tuple[tuple[int, int], ...]
"""Offsets of lines' beginnings, and how many blanks each is to begin with."""

_LINE = re.compile(r"^(?P<lead>[ \t]*)(?P<said>[^ \t\n][^\n]*)$", re.MULTILINE)
_HEAD = re.compile(r"(?:- +)*[^\s:][^:\n]*:[ \t]*(?:#.*)?$")
_DASHES = re.compile(r"(?:- +)+")
_STEP = 2
_WIDTHS = (2, 4, 8)


def moved(text: str, start: int) -> Indents:
    """The line that begins at `start`, or one above it that is the cause, where it was likely meant to begin.

    Nothing where that could be anywhere. The first line of all has no blanks.
    """
    lines = list(_LINE.finditer(text, 0, start))
    first, *below = _block(text, start)
    column = len(first["lead"])
    if not lines:
        return ((start, 0),) if column else ()
    cause = _cause(lines, column)
    if cause:
        return (cause,)
    levels = _levels(lines)
    near = [level for level in levels if abs(level - column) == 1]
    children = [len(line["lead"]) for line in below if len(line["lead"]) > column]
    alike = any(len(line["lead"]) == column for line in below)
    if children and not alike and _HEAD.match(first["said"]):
        near = [level for level in near if level == children[0] - _STEP]
    elif not near and not children and column > levels[-1]:
        near = [levels[-1]]
    there = [first, *below] if alike else [first]
    return tuple((line.start(), len(line["lead"]) + near[-1] - column) for line in there) if near else ()


def _cause(lines: Sequence[re.Match[str]], column: int) -> tuple[int, int] | None:
    """The line above that is one blank from a column where lines should begin, and its right blanks."""
    for line in reversed(lines) if column % _STEP == 0 else ():
        blanks, own = len(line["lead"]), _own_column(line)
        if abs(own - column) == 1:
            return line.start(), blanks + column - own
        if own < column:
            return None
    return None


def _own_column(line: re.Match[str]) -> int:
    """Where what stands on a line begins, after the dashes of lists."""
    dashes = _DASHES.match(line["said"])
    return len(line["lead"]) + (dashes.end() if dashes else 0)


def _levels(lines: Iterable[re.Match[str]]) -> list[int]:
    """The columns of the last of the lines and of those that it stands in."""
    levels = [0]
    for line in lines:
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
