"""The tree that YAML and front matter become: values as written, each with its place."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from progc.source import Span

Style = Literal["plain", "quoted", "block", ""]
Value = "str | Mapping[str, Node] | tuple[Node, ...] | None"


@dataclass(frozen=True, eq=False)
class Node:
    """One value of a source.

    `value` is the text as written for a scalar (quotes and block indents undone, nothing else: what a text
    means is for its schema), a mapping from key to Node, a tuple of Nodes, or None where the author left it
    empty. `span` is the value's place; for a value left empty it is empty and stands where the value would.
    `key` is the place of its key in a mapping. `style` is how a scalar was written, "" for others.
    `gone`: keys that an edition removes from this mapping, and where it says so.
    `comment` is the comment that stands after a plain scalar on its last line. Where the schema says free
    text it is a fault, which shape tells by `scalar_faults.cut_text(node)`.

    A value that is None, here or below, has been told by parse already: shape is silent about it.
    """

    value: "str | Mapping[str, Node] | tuple[Node, ...] | None"
    span: Span
    key: Span | None = None
    style: Style = ""
    gone: Mapping[str, Span] = field(default_factory=dict)
    comment: Span | None = None

    @property
    def entries(self) -> "Mapping[str, Node]":
        """The entries of a mapping; none for any other value."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def items(self) -> "tuple[Node, ...]":
        """The items of a list; none for any other value."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def below(self) -> "tuple[Node, ...]":
        """The values right in a mapping or a list; none for a scalar."""
        return (*self.entries.values(), *self.items)

    @property
    def text(self) -> str | None:
        """A scalar's text, else None."""
        return self.value if isinstance(self.value, str) else None

    def get(self, *path: str | int) -> "Node | None":
        """The node at a path of keys and indexes, or None where there is none."""
        node: Node | None = self
        for part in path:
            if node is None:
                return None
            if isinstance(part, int):
                node = node.items[part] if part < len(node.items) else None
            else:
                node = node.entries.get(part)
        return node

    @property
    def place(self) -> Span:
        """Where to point for the whole of it: a scalar's text, else its key, else the value itself."""
        if isinstance(self.value, str) or self.key is None:
            return self.span
        return self.key

    def at(self, *path: str | int) -> Span:
        """The place of the part at a path; for a missing part that of its nearest parent."""
        node = self
        for part in path:
            below = node.get(part)
            if below is None:
                break
            node = below
        return node.place

    def key_at(self, *path: str | int) -> Span:
        """Like `at`, but the key rather than the value."""
        found = self.get(*path)
        return found.key if found is not None and found.key is not None else self.at(*path)
