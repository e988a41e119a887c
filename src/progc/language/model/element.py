"""What all parts of a program share: an id, and the places where its parts were written."""

from dataclasses import dataclass

from progc.language.parse.tree import Node
from progc.source import Span


@dataclass(frozen=True, eq=False)
class Element:
    """A part of a program. Compared by identity. `node` is the tree it came from."""

    id: str
    node: Node

    def at(self, *path: str | int) -> Span:
        """Where a part of it was written; for a missing part the nearest parent's place."""
        return self.node.at(*path)

    def key_at(self, *path: str | int) -> Span:
        """Where a part's key was written."""
        return self.node.key_at(*path)
