"""A tree and the schemas → what is wrong with its shape, and which of its parts are not to be used."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from progc.diagnostics import Diagnostic
from progc.language.parse.tree import Node
from progc.language.shape.fault import Fault, Path
from progc.language.shape.keywords import CheckedTree
from progc.language.shape.misfit import Misfit
from progc.language.shape.read_as import path_as_read, tree_as_read
from progc.language.shape.schemas import inlined
from progc.language.shape.sentences import finding
from progc.language.shape.values import plain

__all__ = ["Path", "Shaped", "shape"]


@dataclass(frozen=True, eq=False)
class Shaped:
    """`diagnostics` are in the order of their places.

    `broken` holds paths from the tree's root. A value whose path is in it, or that lies below such a path, is
    not to be used. What needs it is in it too: an entry whose required key is missing or wrong, and whatever
    would mean something else without it (a question one of whose conditions or options is wrong). So the
    shortest path that leads to a fault is the smallest part to leave out; (), the root, where the file itself
    lacks something that it needs. Values left empty are in it, though parse has told them already, and keys
    that are missing, or may be what a surplus one was meant to be.

    `tree` is the tree with mistyped keys under the names that were meant, which paths in `broken` have too.
    """

    diagnostics: tuple[Diagnostic, ...]
    broken: frozenset[Path]
    tree: Node


@dataclass(frozen=True, eq=False)
class _Held:
    """The schemas, compared by identity so that what is made of them is made once."""

    schemas: Mapping[str, Any]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.schemas is other.schemas

    def __hash__(self) -> int:
        return id(self.schemas)


@lru_cache(maxsize=64)
def _validator(held: _Held, kind: str) -> Any:
    return CheckedTree(inlined(held.schemas, kind))


def shape(node: Node, kind: str, schemas: Mapping[str, Any]) -> Shaped:
    """Hold a tree against the schema of its kind ("form", "program"): every fault, each told once.

    A scalar's type is decided by its schema: `true` and `false` are the only booleans, an unquoted number is
    a number where the schema says number, and everything is text where it says text. A tree is shaped once:
    the preview checks the same trees again and again.
    """
    return _shaped(node, kind, _Held(schemas))


@lru_cache(maxsize=2048)
def _shaped(node: Node, kind: str, held: _Held) -> Shaped:
    broken: set[Path] = set()
    read_as: dict[Path, str] = {}
    found: dict[tuple[object, ...], Diagnostic] = {}
    for error in _validator(held, kind).iter_errors(plain(node)):
        path = tuple(error.absolute_path)
        if not error.harmless:
            broken.update(path[:size] for size in range(error.top, len(path) + 1))
        if error.read_as:
            read_as[path] = error.read_as
        if not error.silent:
            rule, said = finding(_fault(error, node))
            found.setdefault((path, error.validator, error.keys), Diagnostic(rule, said))
    return Shaped(
        tuple(sorted(found.values(), key=lambda one: one.order)),
        frozenset(path_as_read(path, read_as) for path in broken),
        tree_as_read(node, read_as) if read_as else node,
    )


def _fault(error: Misfit, root: Node) -> Fault:
    path = tuple(error.absolute_path)
    about = root.get(*path)
    assert about is not None and isinstance(error.schema, Mapping)
    return Fault(str(error.validator), error.validator_value, error.schema, error.keys, root, path, about)
