"""A page's blocks as written → those that one edition shows, with the program's texts put in.

What does not change is shared, not copied: most pages are the same in every edition.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from progc.language.model import walk_blocks
from progc.language.parse.blocks import (
    Block,
    Box,
    Cell,
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
    TextName,
)
from progc.language.parse.parsed import Parsed
from progc.language.resolve.texts import Texts

T = TypeVar("T")
B = TypeVar("B", bound=Block | Inline | Cell)


@dataclass(frozen=True, eq=False)
class Chooser:
    """`editions` are the names that the edition answers to: its own and what it extends."""

    editions: frozenset[str]
    texts: Texts

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """The blocks of this edition. What held something and holds nothing any more goes away."""
        return _same(blocks, (new for block in blocks for new in self._block(block)))

    def _block(self, block: Block) -> tuple[Block, ...]:
        match block:
            case Only():
                named = any(name in self.editions for name, _ in block.editions)
                return self.blocks(block.blocks) if named is block.only else ()
            case Heading():
                return (_with(block, inlines=self.inlines(block.inlines)),)
            case Paragraph():
                inlines = self.inlines(block.inlines)
                return () if _emptied(block.inlines, inlines) else (_with(block, inlines=inlines),)
            case Box():
                inner = self.blocks(block.blocks)
                new = _with(block, title=self.inlines(block.title), blocks=inner)
                return (new,) if inner or not block.blocks else ()
            case Quote():
                inner = self.blocks(block.blocks)
                return (_with(block, blocks=inner),) if inner or not block.blocks else ()
            case ListBlock():
                items = tuple((old, self.blocks(old)) for old in block.items)
                left = _same(block.items, (new for old, new in items if new or not old))
                return (_with(block, items=left),) if left or not block.items else ()
            case Table():
                rows = _same(block.rows, (self._row(row) for row in block.rows))
                return (_with(block, head=self._row(block.head), rows=rows),)
            case _:
                return (block,)

    def _row(self, row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        return _same(row, (_with(cell, inlines=self.inlines(cell.inlines)) for cell in row))

    def inlines(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        """The inlines with the texts put in."""
        return _same(inlines, (self._inline(inline) for inline in inlines))

    def _inline(self, inline: Inline) -> Inline:
        match inline:
            case TextName():
                return Str(_one_line(self.texts.value(inline.name, inline.span)), inline.span)
            case Emphasis() | Link():
                return _with(inline, inlines=self.inlines(inline.inlines))
            case Image():
                return _with(inline, alt=self.inlines(inline.alt), caption=self.inlines(inline.caption))
            case _:
                return inline


def varies(parsed: Parsed) -> bool:
    """Whether a page can differ between editions: it may name a text, or has blocks of some editions only."""
    return "$(" in parsed.source.text or any(isinstance(one, Only) for one in walk_blocks(parsed.blocks))


def _emptied(before: tuple[Inline, ...], after: tuple[Inline, ...]) -> bool:
    """Whether a paragraph was only texts, and all of them are empty."""
    if not any(isinstance(inline, TextName) for inline in before):
        return False
    return all(isinstance(inline, Str) and not inline.text.strip() for inline in after)


def _one_line(text: str) -> str:
    """A text as it stands in a line: a line end in it is one space."""
    return re.sub(r"\s*\n\s*", " ", text)


def _same(old: tuple[T, ...], new: Iterable[T]) -> tuple[T, ...]:
    """The new parts, or the old tuple itself when no part is another."""
    made = tuple(new)
    unchanged = len(made) == len(old) and all(a is b for a, b in zip(made, old, strict=True))
    return old if unchanged else made


def _with(part: B, **changes: Any) -> B:
    """The part with some fields changed, or the part itself when none is another."""
    changed = any(getattr(part, name) is not value for name, value in changes.items())
    return replace(part, **changes) if changed else part
