"""A page's blocks and `:::` lines in a row → blocks in boxes; and what is wrong with the lines."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, cast

from progc.diagnostics import Diagnostic
from progc.language.parse import box_faults as faults
from progc.language.parse.block_faults import too_deep
from progc.language.parse.blocks import Block, Box, Film, FormBlock, Inline, Only
from progc.language.parse.directives import BOXES, NAMES, Marker
from progc.language.parse.inline_places import DEPTH
from progc.language.parse.tree import Node
from progc.language.parse.yaml import parse_yaml
from progc.source import Source, Span

FILM_KEYS = ("captions", "poster", "told_in_text")


@dataclass(frozen=True, eq=False)
class Line:
    """One `:::` line, and the inlines of its title."""

    marker: Marker
    title: tuple[Inline, ...] = ()


@dataclass
class _Open:
    """A block that is not ended yet; without a line: the page itself."""

    line: Line | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.line.marker.name if self.line else ""


def nest(source: Source, entries: Iterable[Block | Line], found: list[Diagnostic]) -> tuple[Block, ...]:
    """Put the blocks between a `:::` line and its end into it. `found` gets what is wrong."""
    entries = list(entries)
    lines = [entry.marker for entry in entries if isinstance(entry, Line) and not entry.marker.inside]
    opening = sum(line.name not in ("", "form", "film") for line in lines)
    nesting = _Nesting(source, found, ends_lack=opening > sum(not line.name for line in lines))
    for entry in entries:
        if isinstance(entry, Line):
            nesting.line(entry)
        else:
            nesting.stack[-1].blocks.append(entry)
    return nesting.finish()


@dataclass
class _Nesting:
    """`ends_lack`: the page has fewer ends than blocks, so a box in a box is one that was never ended.

    `alone`: an end where no block is open, not told yet: one more makes it the beginning of a block.
    """

    source: Source
    found: list[Diagnostic]
    ends_lack: bool
    stack: list[_Open] = field(default_factory=lambda: [_Open()])
    inside: int = 0
    excused: int = 0
    alone: Span | None = None

    def line(self, line: Line) -> None:
        marker = line.marker
        span = self.span(marker.start, marker.end)
        if marker.inside:
            self._inside(marker, span)
            return
        if not marker.well_formed:
            self.found.append(faults.malformed(span, marker.name, marker.rest))
        if marker.name:
            self._tell_alone()
        match marker.name:
            case "" if len(self.stack) > 1:
                self._end()
            case "" if self.alone:
                self.found.append(faults.nameless_begin(self.alone, span))
                self.alone = None
            case "":
                self.alone = span
            case "form":
                self._form(marker, span)
            case "film":
                self._film(marker, span)
            case _:
                self._open(line, span)

    def _tell_alone(self) -> None:
        if self.alone:
            self.found.append(faults.stray(self.alone))
            self.alone = None

    def finish(self) -> tuple[Block, ...]:
        """End what is open, and say so."""
        self._tell_alone()
        for entry in self.stack[1 : len(self.stack) - self.excused]:
            self.found.append(faults.unclosed(self._place(entry), entry.name))
        while len(self.stack) > 1:
            self._end()
        return tuple(self.stack[0].blocks)

    def span(self, start: int, end: int) -> Span:
        return Span(self.source, start, end)

    def _place(self, entry: _Open) -> Span:
        assert entry.line is not None
        return self.span(entry.line.marker.start, entry.line.marker.end)

    def _inside(self, marker: Marker, span: Span) -> None:
        """In a list item or a quotation: told once for a block with its end. An end still ends its block."""
        if marker.name:
            self.inside += 1
        elif self.inside:
            self.inside -= 1
            return
        else:
            self.excused += 1
        self.found.append(faults.inside(span, marker.name))

    def _open(self, line: Line, span: Span) -> None:
        marker = line.marker
        name, rest = marker.name, self.span(marker.rest_start, marker.end)
        name_span = self.span(marker.name_start, marker.name_start + len(name))
        if name not in NAMES:
            self.found.append(faults.unknown(name_span, name))
        elif name in ("more", "only", "except") and not marker.rest:
            self.found.append(faults.nameless(span, name))
        elif name in ("tip", "exercise", "important") and marker.rest:
            self.found.append(faults.surplus_words(rest, name))
        if name in BOXES:
            self._box(name_span)
        if len(self.stack) == DEPTH + 1:
            self.found.append(too_deep(span))
        self.stack.append(_Open(line))

    def _box(self, span: Span) -> None:
        """A box in a box: told, and where an end is missing the outer one ends here."""
        outer = next((index for index, entry in enumerate(self.stack) if entry.name in BOXES), 0)
        if not outer:
            return
        place = self._place(self.stack[outer])
        if not self.ends_lack:
            self.found.append(faults.box_in_box(span, place))
            return
        self.found.append(faults.unclosed(place, self.stack[outer].name, before=span))
        while len(self.stack) > outer:
            self._end()

    def _end(self) -> None:
        """End the innermost block. What is unknown or too deep leaves what it holds to the one around it."""
        entry = self.stack.pop()
        around = self.stack[-1].blocks
        if entry.line is None or len(self.stack) > DEPTH:
            around.extend(entry.blocks)
            return
        marker, span, blocks = entry.line.marker, self._place(entry), tuple(entry.blocks)
        if marker.name in BOXES:
            kind = cast(Literal["tip", "exercise", "important", "more"], marker.name)
            around.append(Box(kind, entry.line.title, blocks, span))
        elif marker.name in ("only", "except"):
            editions = tuple((word, self.span(start, end)) for word, start, end in marker.words)
            around.append(Only(marker.name == "only", editions, blocks, span))
        else:
            around.extend(blocks)

    def _form(self, marker: Marker, span: Span) -> None:
        self._ended(marker, span)
        words = marker.words
        if not words:
            self.found.append(faults.nameless(span, "form"))
            return
        if len(words) > 1:
            self.found.append(faults.surplus_words(self.span(words[1][1], marker.end), "form"))
        if not marker.surplus and self.source.text[slice(*marker.body)].strip():
            self.found.append(faults.text_in(self._first(*marker.body), "form"))
        word, start, end = words[0]
        self.stack[-1].blocks.append(FormBlock(word, span, self.span(start, end)))

    def _film(self, marker: Marker, span: Span) -> None:
        self._ended(marker, span)
        if not marker.rest:
            self.found.append(faults.nameless(span, "film"))
            return
        target = self.span(marker.rest_start, marker.rest_start + len(marker.rest))
        self.stack[-1].blocks.append(Film(marker.rest, self._keys(marker), span, target))

    def _keys(self, marker: Marker) -> Node:
        start, end = marker.body
        lines = self.source.text[start:end].splitlines()
        if all(not line.strip() or line.lstrip().startswith("#") for line in lines):
            return Node({}, self.span(start, start))
        node, wrong = parse_yaml(self.source, start, end)
        self.found.extend(wrong)
        if node is None or not isinstance(node.value, dict):
            if node is not None:
                self.found.append(faults.text_in(self._first(start, end), "film"))
            return Node({}, self.span(start, start))
        for key, value in node.entries.items():
            if key not in FILM_KEYS:
                self.found.append(faults.unknown_key(value.key or value.span, key, FILM_KEYS))
        return node

    def _ended(self, marker: Marker, span: Span) -> None:
        if marker.surplus:
            self.found.append(faults.text_in(self.span(*marker.surplus), marker.name))
        if not marker.ended:
            self.found.append(faults.unclosed(span, marker.name))

    def _first(self, start: int, end: int) -> Span:
        """The first line in text[start:end] that holds anything."""
        text = self.source.text
        start += len(text[start:end]) - len(text[start:end].lstrip())
        line_end = text.find("\n", start, end)
        return self.span(start, end if line_end < 0 else line_end)
