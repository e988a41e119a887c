"""A file's tree and the parts that shape found not to be used → the tree without them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from progc.language.model.places import plain_name
from progc.language.parse.tree import Node

Path = tuple[str | int, ...]


def without(node: Node, cuts: frozenset[Path]) -> Node:
    """The tree without the parts at the given paths. Of the root itself only what lies below goes."""
    return _without(node, cuts, ()) if cuts else node


def _without(node: Node, cuts: frozenset[Path], path: Path) -> Node:
    match node.value:
        case Mapping():
            kept = {key: (*path, key) for key in node.value if (*path, key) not in cuts}
            return replace(node, value={key: _without(node.value[key], cuts, at) for key, at in kept.items()})
        case tuple():
            items = [(item, (*path, at)) for at, item in enumerate(node.value)]
            return replace(node, value=tuple(_without(one, cuts, at) for one, at in items if at not in cuts))
        case _:
            return node


def smallest(node: Node, cuts: frozenset[Path]) -> frozenset[Path]:
    """The cuts without those around others: of a question without its text the rest can be looked at.

    And so it can where only its id is no id.
    """
    around = {cut[:size] for cut in cuts for size in range(len(cut))}
    return frozenset(cut for cut in cuts - around if not _is_only_misnamed(node, cut))


def _is_only_misnamed(node: Node, path: Path) -> bool:
    found, name = node.get(*path), str(path[-1]) if path else ""
    return plain_name(name) != name and bool(found and found.entries)


def keys_below(cuts: frozenset[Path], *path: str | int) -> frozenset[str]:
    """The keys of the part at a path of which nothing is known."""
    size = len(path)
    return frozenset(str(cut[size]) for cut in cuts if len(cut) > size and cut[:size] == path)


def lost_questions(node: Node, cuts: frozenset[Path]) -> frozenset[str]:
    """The ids of the questions that go with the cuts, those in groups too, also as they were surely meant.

    "" stands for one without an id.
    """
    ids = frozenset(_ids(node))
    lost = ids - frozenset(_ids(without(node, cuts)))
    nameless = {""} if any(cut[-2:] == ("questions", "") for cut in cuts) else frozenset()
    return lost | nameless | {plain_name(id) for id in (*lost, *ids) if id in lost or plain_name(id) != id}


def _ids(node: Node) -> Iterator[str]:
    below = node.get("questions")
    for id, question in (below.entries if below else {}).items():
        yield id
        yield from _ids(question)
