"""Shape never raises: strange values put in the place of each part of each kind of file."""

from collections.abc import Iterator
from dataclasses import replace

from progc.files.resources import schemas
from progc.language.parse import parse
from progc.language.parse.tree import Node
from progc.language.shape import shape
from progc.source import Source, Span
from test_shape import MODULE, PROGRAM, SCORE

NOWHERE = Span(Source("x.yaml", 0, "", text=""), 0, 0)


def paths(node: Node) -> Iterator[tuple[str | int, ...]]:
    below = node.entries.items() if node.entries else enumerate(node.items)
    for key, each in below:
        yield (key,)
        yield from ((key, *rest) for rest in paths(each))


def put(node: Node, path: tuple[str | int, ...], other: Node) -> Node:
    if not path:
        return replace(other, key=node.key)
    first, *rest = path
    if isinstance(first, int):
        items = [put(each, tuple(rest), other) if at == first else each for at, each in enumerate(node.items)]
        return replace(node, value=tuple(items))
    changed = put(node.entries[first], tuple(rest), other)
    return replace(node, value={**node.entries, first: changed})


def test_nothing_raises_and_nothing_is_passed_over() -> None:
    """What is no text of the right kind is told or, where parse has told it, broken."""
    strange = [
        Node("\\x {0} å", NOWHERE, style="plain"),
        Node("", NOWHERE, style="quoted"),
        Node("9" * 5000, NOWHERE, style="plain"),
        Node("1e999999999", NOWHERE, style="plain"),
        Node((), NOWHERE),
        Node({}, NOWHERE),
        Node({"x": Node("y", NOWHERE, style="block")}, NOWHERE),
        Node((Node(None, NOWHERE),), NOWHERE),
        Node(None, NOWHERE),
    ]
    for kind, text in (
        ("form", SCORE + "    sum: all\n"),
        ("module", MODULE + "      - a.md\n"),
        ("program", PROGRAM),
    ):
        root = parse(Source(f"forms/{kind}.yaml", len(text), "", text=text)).node
        assert root is not None
        for path in paths(root):
            for other in strange:
                found = shape(put(root, path, other), kind, schemas())
                for told in found.diagnostics:
                    assert told.finding.message.to("sv") and told.finding.message.to("en")
                assert found.broken or other.text is not None or other.value == {}, (path, other.value)
