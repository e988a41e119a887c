"""A mapping or list of YAML while it is being read: nodes in, one node out."""

from typing import Literal

from progc.language.parse.tree import Node
from progc.source import Span

Last = Literal["plain", "quoted", "block", "flow", "alias", "key", ""]


class Frame:
    """An open mapping or list. `column` is that of its keys or dashes; in brackets that of what holds it.

    A mapping is `waiting` between a key and its value. `key` is None for a key that is not used: it repeats
    another, or is not a word. `plain` is the last value if it was plain text.
    """

    __slots__ = (
        "column", "end", "entries", "flow", "items", "key", "key_end", "key_span", "mapping", "outer_key",
        "plain", "start", "told", "waiting",
    )  # fmt: skip

    def __init__(self, mapping: bool, flow: bool, start: int, column: int, outer_key: Span | None) -> None:
        self.mapping, self.flow = mapping, flow
        self.start, self.end, self.column = start, start, column
        self.outer_key = outer_key
        self.entries: dict[str, Node] = {}
        self.items: list[Node] = []
        self.waiting = False
        self.key: str | None = None
        self.key_span: Span | None = None
        self.key_end = -1
        self.plain: Span | None = None
        self.told = False

    def begin(self, key: str | None, span: Span, end: int) -> None:
        """A key has been read, that ends at an offset of the draft."""
        self.waiting, self.key, self.key_span, self.key_end = True, key, span, end

    def add(self, node: Node, plain: bool = False) -> None:
        """A value has been read."""
        if not self.mapping:
            self.items.append(node)
            return
        if self.key is not None:
            self.entries[self.key] = node
        self.plain = node.span if plain else None
        self.skip()

    def skip(self) -> None:
        """The key that is waiting gets no value."""
        self.waiting, self.key, self.key_span = False, None, None

    def node(self, span: Span) -> Node:
        """The whole of it; no value where none of its keys has one, which is told."""
        if self.told and not self.entries:
            return Node(None, span, self.outer_key)
        return Node(self.entries if self.mapping else tuple(self.items), span, self.outer_key)
