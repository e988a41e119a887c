"""program.yaml's tree and the trees of one edition's chain → the tree of the program that they make."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from progc.diagnostics import Diagnostic
from progc.language.edition.chains import chains, unknown_edition
from progc.language.edition.order import added_faults, order_faults, ordered
from progc.language.edition.removals import REMOVABLE, removal_faults
from progc.language.parse.tree import Node
from progc.source import Span

__all__ = ["chains", "edition", "unknown_edition"]

_OWN = frozenset({"extends", "without", "order", "publish", "format", "allow"})
"""What an edition says about itself, and what only program.yaml says, which shape tells: no part of the
program that it makes.
"""


def edition(program: Node, chain: Sequence[tuple[str, Node]]) -> tuple[Node, tuple[Diagnostic, ...]]:
    """The program as the last edition of the chain makes it, and what is wrong in the chain.

    `chain` is what the edition extends, if anything, and then the edition; () gives the base program. Every
    part of the tree keeps the place where it was written, and `gone` tells what was removed and where.
    """
    tree = program
    diagnostics: list[Diagnostic] = []
    for _, own in chain:
        tree, found = _apply(tree, own)
        diagnostics += found
    if chain:
        tree = _publish(tree, chain[-1][1])
    return tree, tuple(diagnostics)


def _apply(base: Node, own: Node) -> tuple[Node, list[Diagnostic]]:
    """One edition laid over a tree: what it removes, then what it says, then its order."""
    over = replace(own, value={key: node for key, node in own.entries.items() if key not in _OWN})
    order = own.get("order")
    faults, nothing = added_faults(base, over, order)
    over = _without(over, "modules", {name: None for name in nothing})
    tree = base
    for kind in REMOVABLE:
        items = tuple(_named(own.get("without", kind)))
        faults += removal_faults(base, over, kind, items)
        changed = over.get(kind)
        kept = changed.entries if changed else {}
        tree = _without(tree, kind, {name: span for name, span in items if name not in kept})
    tree = _merge(tree, over)
    if order is not None:
        names = tuple(_named(order))
        removed = [name for name, _ in _named(own.get("without", "modules"))]
        faults += order_faults(tree, order, names, removed)
        tree = ordered(tree, [name for name, _ in names])
    return tree, faults


def _named(listed: Node | None) -> Iterator[tuple[str, Span]]:
    """The names in a list with their places; what is no name is shape's to tell."""
    for item in listed.items if listed else ():
        if item.text is not None:
            yield item.text, item.span


def _merge(base: Node, over: Node) -> Node:
    """Mappings merge by key, to any depth; anything else replaces. What is declared again is not gone."""
    if not isinstance(base.value, Mapping) or not isinstance(over.value, Mapping):
        return over
    merged = dict(base.value)
    for key, node in over.value.items():
        merged[key] = _merge(merged[key], node) if key in merged else node
    gone = {key: span for key, span in base.gone.items() if key not in over.value}
    return replace(base, value=merged, gone=gone)


def _without(tree: Node, kind: str, names: Mapping[str, Span | None]) -> Node:
    """The tree without some keys of one of its mappings; those with a place are remembered as gone."""
    found = tree.get(kind)
    if found is None or not isinstance(found.value, Mapping) or not names:
        return tree
    kept = {key: node for key, node in found.value.items() if key not in names}
    gone = {key: span for key, span in names.items() if span is not None and key in found.value}
    left = replace(found, value=kept, gone={**gone, **found.gone})
    return replace(tree, value={**tree.entries, kind: left})


def _publish(tree: Node, own: Node) -> Node:
    """`publish` is the edition's own word: neither the program nor what it extends decides it."""
    entries = {key: node for key, node in tree.entries.items() if key != "publish"}
    said = own.get("publish")
    return replace(tree, value={**entries, "publish": said} if said else entries)
