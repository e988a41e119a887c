"""Lines that do not line up, or begin with tabs → the tree that was meant, beside what is told of them."""

import pytest

from conftest import span_of
from progc.language.parse import parse
from progc.language.parse.tree import Node
from progc.source import Source
from test_parse_yaml import plain

WHOLE = "a:\n  b:\n    c: 1\n    d: 2\n  e:\n    c: 3\nf: [x]\n"


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("    d: 2", "   d: 2", {4}),
        ("    d: 2", "     d: 2", {4}),
        ("    d: 2", "\td: 2", {4}),
        ("    d: 2", "  \td: 2", {4}),
        ("  e:", " e:", {5}),
        ("  e:", "   e:", {5}),
    ],
)
def test_one_line(old: str, new: str, lines: set[int]) -> None:
    """What holds other lines moves by itself."""
    read = parse(Source("forms/x.yaml", 0, "", text=WHOLE.replace(old, new)))
    assert read.node is None
    assert read.guess
    assert plain(read.guess.node) == {"a": {"b": {"c": "1", "d": "2"}, "e": {"c": "3"}}, "f": ["x"]}
    assert read.guess.lines == lines
    assert [span_of(one).line for one in read.guess.diagnostics] == sorted(lines)


@pytest.mark.parametrize("new", [" e:\n   c: 3"])
def test_what_could_be_in_two_places_is_not_guessed(new: str) -> None:
    read = parse(Source("forms/x.yaml", 0, "", text=WHOLE.replace("  e:\n    c: 3", new)))
    assert (read.node, read.guess) == (None, None)


def places(node: Node) -> list[str]:
    """What the author wrote at the place of each scalar and key, in order."""
    own = [node.span.text] if isinstance(node.value, str) else []
    keys = [node.key.text] if node.key else []
    below = [said for one in (*node.entries.values(), *node.items) for said in places(one)]
    return [*keys, *own, *below]


def test_every_line_with_a_tab() -> None:
    """Told once, with how many more there are; places stay those of what the author wrote."""
    text = "a:\n\tb:\n\t\tc: å\n\t\td: [x,\n\t\t\ty]\n\te: 5\nf: g\n"
    read = parse(Source("forms/x.yaml", 0, "", text=text))
    (told,) = read.diagnostics
    assert told.finding.message.to("sv") == "raden är indragen med tabb, och det är 4 rader till under den"
    assert read.node
    assert plain(read.node) == {"a": {"b": {"c": "å", "d": ["x", "y"]}, "e": "5"}, "f": "g"}
    assert places(read.node) == ["a", "b", "c", "å", "d", "x", "y", "e", "5", "f", "g"]


def test_places_after_lines_that_moved_both_ways() -> None:
    text = "a:\n  b:\n     c: 1\n    d: 2\n   e:\n    f: 3\n g: h\n"
    read = parse(Source("forms/x.yaml", 0, "", text=text))
    assert read.guess
    for one in (read.guess.node, read.guess.node.get("a")):
        assert one
        assert all(said in text for said in places(one))
    assert places(read.guess.node)[-2:] == ["g", "h"]
