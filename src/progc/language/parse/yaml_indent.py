"""Lines indented with tabs, or like nothing above them → how many blanks they were likely meant to have.

What is told of such a line is told by then: this is only for reading on.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from progc.language.parse.yaml_lines import lines_of, own_column

Indents = tuple[tuple[int, int], ...]
"""Offsets of lines' beginnings, and how many blanks each is to begin with."""
Choose = Callable[[int, Sequence[int]], int]
"""What is chosen for the line at an offset, of what it may be; the likeliest is first."""

_HEAD = re.compile(r"(?:- +)*[^\s:][^:\n]*:[ \t]*(?P<text>[|>][-+0-9]*[ \t]*)?(?:#.*)?$")
_ENTRY = re.compile(r"-[ \t]|-$|[^\s:\"'\[{][^:\n]*:(?:[ \t]|$)")
_LEAD = re.compile(r"[ \t]*")
_STEP = 2
_WIDTHS = (2, 4, 8)


def moved(text: str, start: int) -> list[Indents]:
    """The line that begins at `start`, or one above it that is the cause, where it was likely meant to begin.

    The likeliest is first; nothing where that could be anywhere. The first line of all has no blanks.
    """
    lines = lines_of(text, end=start).said
    first, *below = _block(text, start)
    column = len(first["lead"])
    if not lines:
        return [((start, 0),)] if column else []
    levels = _levels(lines)
    near = [level for level in levels if abs(level - column) == 1]
    children = [len(line["lead"]) for line in below if len(line["lead"]) > column]
    alike = any(len(line["lead"]) == column for line in below)
    if children and not alike and _HEAD.match(first["said"]):
        near = [level for level in near if level == children[0] - _STEP]
    elif not near and not children and column > levels[-1]:
        near = [levels[-1]]
    there = [first, *below] if alike else [first]
    here = [
        tuple((line.start(), len(line["lead"]) + level - column) for line in there)
        for level in reversed(near)
    ]
    return [*((cause,) for cause in _causes(lines, column)), *here]


def _causes(lines: Sequence[re.Match[str]], column: int) -> Iterator[tuple[int, int]]:
    """The line above that does not begin where those around it say, and its right blanks.

    It is one blank from a column where lines should begin, or what stands in it is as deep as if it stood
    there, or it leaves what it was to stand in empty.
    """
    *_, above, last = (None, *lines)
    if above and _HEAD.match(above["said"]) and own_column(last) < column:
        inside = own_column(above) + _STEP
        if own_column(last) <= own_column(above) and column <= inside:
            yield last.start(), inside
    child = column
    for line in reversed(lines) if column % _STEP == 0 else ():
        blanks, own = len(line["lead"]), own_column(line)
        if abs(own - column) == 1 or (own < column and child == column + _STEP and _HEAD.match(line["said"])):
            yield line.start(), blanks + column - own
            return
        if own < column:
            return
        child = blanks


def _levels(lines: Iterable[re.Match[str]]) -> list[int]:
    """The columns of the last of the lines and of those that it stands in."""
    levels = [0]
    for line in lines:
        levels = _under(levels, line, len(line["lead"]))
    return levels


def _under(levels: list[int], line: re.Match[str], depth: int) -> list[int]:
    own = depth + own_column(line) - len(line["lead"])
    above = [level for level in levels if level < depth]
    return [*above, depth, own] if own > depth else [*above, depth]


def _block(text: str, start: int) -> Iterator[re.Match[str]]:
    """The line that begins at `start`, and those below that are not less deep."""
    lead = _LEAD.match(text, start)
    depth = len(lead[0]) if lead else 0
    less = re.compile(rf"^ {{0,{depth - 1}}}[^ \n]", re.MULTILINE).search(text, start) if depth else None
    yield from lines_of(text, start, less.start() if less else None).said


@dataclass(frozen=True)
class Untabbed:
    """Where lines that are indented with tabs are to begin.

    `said` are the offsets of those that say something. `sure`: they can mean nothing else.
    """

    indents: Indents
    said: tuple[int, ...]
    sure: bool


def untabbed(text: str, choose: Choose) -> Untabbed:
    """Every line that is indented with tabs, as deep as the lines around it say."""
    lines = lines_of(text)
    tabs_only = not any(line["lead"].strip("\t") for line in lines.said)
    found: list[tuple[int, int]] = []
    levels, last, sure = [0], None, tabs_only
    for line in lines.said:
        depth = len(line["lead"])
        if "\t" in line["lead"]:
            options = _depths(text, line, levels, last)
            if tabs_only:
                sure = sure and depth * _STEP in (*levels, options[0])
                options = [depth * _STEP, *options]
            depth = choose(line.start(), list(dict.fromkeys(options)))
            found.append((line.start(), depth))
        levels, last = _under(levels, line, depth), line
    said = tuple(start for start, _ in found)
    return Untabbed(
        tuple(sorted([*found, *((line.start(), 0) for line in lines.hollow)])), said, sure or not said
    )


def _depths(
    text: str, line: re.Match[str], levels: Sequence[int], above: re.Match[str] | None
) -> Sequence[int]:
    """What a line's depth may be. `levels` are the columns of the line above and of what holds it."""
    head = _HEAD.match(above["said"]) if above else None
    full = above and head and head["text"] and text[above.end() : line.start()].strip()
    deeper = [levels[-1] + _STEP]
    if not _ENTRY.match(line["said"]) or (head and not full):
        return deeper
    seen = {len(line["lead"].expandtabs(width)) for width in _WIDTHS}
    return [*sorted(reversed(levels), key=lambda level: level not in seen), *(deeper if full else ())]
