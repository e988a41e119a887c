"""The tree that Markdown becomes: blocks and inlines, each with its place in the source.

Every class is plain data. A `span` covers the construct as the author wrote it, and `target_span` the link's
or picture's address alone: where a name stands for it, in the line that defines the name.
A `:::` block's `span` is its opening line.
"""

from dataclasses import dataclass
from typing import Literal

from progc.language.parse.tree import Node
from progc.source import Span


@dataclass(frozen=True, eq=False)
class Str:
    """Plain text. A line end inside a paragraph is one space."""

    text: str
    span: Span


@dataclass(frozen=True, eq=False)
class TextName:
    """`$(name)`: stands for a text of the program; `resolve` puts it in."""

    name: str
    span: Span


@dataclass(frozen=True, eq=False)
class Emphasis:
    strong: bool
    inlines: "tuple[Inline, ...]"
    span: Span


@dataclass(frozen=True, eq=False)
class Code:
    text: str
    span: Span


@dataclass(frozen=True, eq=False)
class LineBreak:
    span: Span


@dataclass(frozen=True, eq=False)
class Link:
    """`target` as written (unescaped, not percent-encoded; "mailto:" before an e-mail address in `<>`).

    Any scheme is kept: where a link may lead is for the rules. `auto`: `<https://...>`, shown as its address.
    """

    target: str
    inlines: "tuple[Inline, ...]"
    span: Span
    target_span: Span
    auto: bool = False


@dataclass(frozen=True, eq=False)
class Image:
    """`alt` holds inlines so that `$(name)` works in it; `caption` is the title part, () if none.

    Both hold only Str and TextName: marks in them are undone.
    """

    target: str
    alt: "tuple[Inline, ...]"
    caption: "tuple[Inline, ...]"
    span: Span
    target_span: Span
    alt_span: Span


Inline = Str | TextName | Emphasis | Code | LineBreak | Link | Image


@dataclass(frozen=True, eq=False)
class Heading:
    level: int
    inlines: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, eq=False)
class Paragraph:
    inlines: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, eq=False)
class ListBlock:
    """`start` is an ordered list's first number, None for bullets. `tight`: no blank lines between items."""

    start: int | None
    tight: bool
    items: "tuple[tuple[Block, ...], ...]"
    span: Span


@dataclass(frozen=True, eq=False)
class Quote:
    blocks: "tuple[Block, ...]"
    span: Span


@dataclass(frozen=True, eq=False)
class CodeBlock:
    text: str
    span: Span


@dataclass(frozen=True, eq=False)
class Rule:
    """A horizontal rule (`---`)."""

    span: Span


@dataclass(frozen=True, eq=False)
class Cell:
    inlines: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, eq=False)
class Table:
    """`align` has one of "left", "right", "center", "" a column; every row has as many cells as the head."""

    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[str, ...]
    span: Span


@dataclass(frozen=True, eq=False)
class Box:
    """`::: tip|exercise|important|more`. `title` only for more. `span` is the opening line."""

    kind: Literal["tip", "exercise", "important", "more"]
    title: tuple[Inline, ...]
    blocks: "tuple[Block, ...]"
    span: Span


@dataclass(frozen=True, eq=False)
class FormBlock:
    """`::: form <id>`. `id_span` is the id alone."""

    id: str
    span: Span
    id_span: Span


@dataclass(frozen=True, eq=False)
class Film:
    """`::: film <path>` with its `key: value` lines as a mapping Node."""

    target: str
    keys: Node
    span: Span
    target_span: Span


@dataclass(frozen=True, eq=False)
class Only:
    """`::: only a b` or `::: except a b`. `editions` are the names with their places."""

    only: bool
    editions: tuple[tuple[str, Span], ...]
    blocks: "tuple[Block, ...]"
    span: Span


Block = Heading | Paragraph | ListBlock | Quote | CodeBlock | Rule | Table | Box | FormBlock | Film | Only
