"""One error of a schema's keyword, with the tree around it: what a sentence is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from progc.language.parse.tree import Node

Path = tuple[str | int, ...]
Schema = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Fault:
    """`path` leads from `root` to `node`, which is what the fault is about.

    `keyword` and `value` are the schema's, `schema` is the part of it that they stand in, and `keys` are the
    keys that the fault is about.
    """

    keyword: str
    value: Any
    schema: Schema
    keys: tuple[str, ...]
    root: Node
    path: Path
    node: Node

    @property
    def owner(self) -> Node:
        """The block or list that the node stands in."""
        return self.root.get(*self.path[:-1]) or self.root

    @property
    def properties(self) -> Schema:
        """The keys that the schema knows."""
        found: Schema = self.schema.get("properties", {})
        return found
