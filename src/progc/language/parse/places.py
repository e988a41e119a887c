"""From places in a token's content, which lacks indents and marks, to places in its source."""

from bisect import bisect_right
from dataclasses import dataclass

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block import StateBlock

from progc.source import Source, Span


@dataclass(frozen=True, eq=False)
class Places:
    """Where each piece of a content begins, in the content (`inner`) and in the source (`outer`)."""

    source: Source
    inner: tuple[int, ...]
    outer: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The place in the source of content[start:end]."""
        first = self._at(start)
        if end <= start:
            return Span(self.source, first, first)
        if start in self.inner[1:] and self.source.text.startswith("\\|", first - 1):
            first -= 1  # a pipe in a table's cell is written with a backslash
        return Span(self.source, first, self._at(end - 1) + 1)

    def _at(self, offset: int) -> int:
        piece = bisect_right(self.inner, offset) - 1
        return self.outer[piece] + offset - self.inner[piece]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """text[start:end] without white space around it, as CommonMark trims."""
    while end > start and text[end - 1] in MD_TRIM_CHARS:
        end -= 1
    while start < end and text[start] in MD_TRIM_CHARS:
        start += 1
    return start, end


def one_line(source: Source, start: int) -> Places:
    """A content that stands as it is in the source."""
    return Places(source, (0,), (start,))


def lines_of(source: Source, state: StateBlock, first: int, last: int, content: str) -> Places:
    """A paragraph's content: each of its lines is the end of a line of the source.

    `state` knows where the lines begin and end inside lists and quotations; blank lines at either end
    (of no-break spaces) are not in the content.
    """
    text = source.text
    starts = (state.bMarks[line] + state.tShift[line] for line in range(first, last))
    spans = [trimmed(text, start, state.eMarks[line]) for line, start in enumerate(starts, first)]
    while len(spans) > 1 and spans[0][0] == spans[0][1]:
        del spans[0]
        first += 1
    inner, outer, offset = [], [], 0
    pieces = content.split("\n")
    for index, piece in enumerate(pieces):
        end = spans[index][1] if index == len(pieces) - 1 else state.eMarks[first + index]
        inner.append(offset)
        outer.append(end - len(piece))
        offset += len(piece) + 1
    return Places(source, tuple(inner), tuple(outer))


def cells_of(source: Source, start: int, end: int) -> list[tuple[int, int]]:
    """The trimmed places of a table row's cells: pipes that no backslash stands before split it."""
    text = source.text
    start, end = trimmed(text, start, end)
    cells: list[tuple[int, int]] = []
    at = start
    while (pipe := text.find("|", at, end)) >= 0:
        if pipe > start and text[pipe - 1] == "\\":
            at = pipe + 1
            continue
        cells.append((start if not cells else cells[-1][1] + 1, pipe))
        at = pipe + 1
    cells.append((cells[-1][1] + 1 if cells else start, end))
    if cells[0][0] == cells[0][1]:
        del cells[0]
    if cells and cells[-1][0] == cells[-1][1]:
        del cells[-1]
    return [
        trimmed(text, *cell) if text[slice(*cell)].strip(MD_TRIM_CHARS) else cell[:1] * 2 for cell in cells
    ]


def cell_places(source: Source, start: int, end: int) -> Places:
    """A cell's content, in which `\\|` has become `|`."""
    inner, outer, gone = [0], [start], 0
    at = source.text.find("\\|", start, end)
    while at >= 0:
        inner.append(at - start - gone)
        outer.append(at + 1)
        gone += 1
        at = source.text.find("\\|", at + 2, end)
    return Places(source, tuple(inner), tuple(outer))
