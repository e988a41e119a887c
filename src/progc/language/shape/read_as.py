"""A tree with mistyped keys → the same tree under the keys that were meant."""

from collections.abc import Mapping
from dataclasses import replace

from progc.language.parse.tree import Node
from progc.language.shape.fault import Path

Names = Mapping[Path, str]
"""By the path of a mistyped key, as written, the key that it is read as."""


def path_as_read(path: Path, names: Names) -> Path:
    """A path of a tree as written in the tree as it is read."""
    return tuple(names.get(path[: at + 1], part) for at, part in enumerate(path))


def tree_as_read(node: Node, names: Names, path: Path = ()) -> Node:
    """The tree with other keys where `names` has them. Places stay those of what is written."""
    match node.value:
        case Mapping():
            return replace(
                node,
                value={
                    names.get((*path, key), key): tree_as_read(below, names, (*path, key))
                    for key, below in node.value.items()
                },
            )
        case tuple():
            items = enumerate(node.value)
            return replace(node, value=tuple(tree_as_read(below, names, (*path, at)) for at, below in items))
        case _:
            return node
