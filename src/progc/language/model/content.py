"""Reading a page's blocks: all of them, their inlines, lines, plain text, and their headings' addresses."""

from collections.abc import Iterable, Iterator

from progc.language.parse.blocks import (
    Block,
    Box,
    Code,
    Emphasis,
    Heading,
    Image,
    Inline,
    Link,
    ListBlock,
    Only,
    Paragraph,
    Quote,
    Str,
    Table,
)
from progc.source import Span


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block in reading order, those inside others after them."""
    for block in blocks:
        yield block
        match block:
            case Box() | Only() | Quote():
                yield from walk_blocks(block.blocks)
            case ListBlock():
                for item in block.items:
                    yield from walk_blocks(item)


def walk_inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every inline of every block in reading order, those inside others after them."""
    for block in walk_blocks(blocks):
        match block:
            case Heading() | Paragraph():
                yield from _inside(block.inlines)
            case Box():
                yield from _inside(block.title)
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from _inside(cell.inlines)


def _inside(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        match inline:
            case Emphasis() | Link():
                yield from _inside(inline.inlines)
            case Image():
                yield from _inside(inline.alt)
                yield from _inside(inline.caption)


def paragraph_lines(paragraph: Paragraph) -> Iterator[Span]:
    """Its lines, without what stands before them in a list or a quotation."""
    source, at = paragraph.span.source, paragraph.span.start
    for line in paragraph.span.text.split("\n"):
        lead = len(line) - len(line.lstrip(" \t>"))
        yield Span(source, at + lead, at + max(lead, len(line.rstrip())))
        at += len(line) + 1


def plain_text(inlines: Iterable[Inline]) -> str:
    """The text as read aloud, without marks; a picture counts as its alternative text."""
    parts = []
    for inline in inlines:
        match inline:
            case Str() | Code():
                parts.append(inline.text)
            case Emphasis() | Link():
                parts.append(plain_text(inline.inlines))
            case Image():
                parts.append(plain_text(inline.alt))
            case _:
                parts.append(" ")
    return "".join(parts)


def headings(blocks: Iterable[Block]) -> tuple[tuple[Heading, str], ...]:
    """A page's headings with their addresses: lower case, letters and digits kept, blanks as hyphens.

    A second heading with the same address gets `-2` after it, a third `-3`.
    """
    found: list[tuple[Heading, str]] = []
    taken: dict[str, int] = {}
    for block in walk_blocks(blocks):
        if isinstance(block, Heading):
            words = "".join(c if c.isalnum() else " " if c in " -" else "" for c in plain_text(block.inlines))
            address = "-".join(words.lower().split()) or "rubrik"
            taken[address] = count = taken.get(address, 0) + 1
            found.append((block, address if count == 1 else f"{address}-{count}"))
    return tuple(found)
