"""Texts → values and spans: what YAML means here, by hand for each text."""

import pytest

from progc.diagnostics import Diagnostic
from progc.language.parse import parse
from progc.language.parse.tree import Node
from progc.language.parse.yaml import parse_yaml
from progc.source import Source


def read(text: str) -> tuple[Node | None, list[Diagnostic]]:
    return parse_yaml(Source("x.yaml", 0, "", text=text))


def plain(node: Node | None) -> object:
    """A tree as Python's own values."""
    if node is None or node.value is None or isinstance(node.value, str):
        return node and node.value
    if isinstance(node.value, tuple):
        return [plain(item) for item in node.items]
    return {key: plain(below) for key, below in node.entries.items()}


@pytest.mark.parametrize(
    "text, value",
    [
        ("a: b\n", {"a": "b"}),
        ("a: b", {"a": "b"}),
        (
            "tid: 19:00\ntel: 0771251010\nv: 1.0\nja: no\n",
            {"tid": "19:00", "tel": "0771251010", "v": "1.0", "ja": "no"},
        ),
        ("d: 2024-01-01\nn: 010\nt: true\n", {"d": "2024-01-01", "n": "010", "t": "true"}),
        ("yes: x\n1: y\n", {"yes": "x", "1": "y"}),
        ("null: x\n'a b': y\n", {"null": "x", "a b": "y"}),
        ("a: hej\n  då\n\n  igen\n", {"a": "hej då\nigen"}),
        ("a: |\n  rad 1\n\n  rad 2\nb: x\n", {"a": "rad 1\n\nrad 2\n", "b": "x"}),
        ("a: >-\n  hej\n  då\n", {"a": "hej då"}),
        ("a: 'det är ''så'' här'\n", {"a": "det är 'så' här"}),
        ('a: "säg \\"hej\\" \\\\ då"\n', {"a": 'säg "hej" \\ då'}),
        ('a: ""\n', {"a": ""}),
        ("a: [b, 'c, d', {e: f}]\n", {"a": ["b", "c, d", {"e": "f"}]}),
        ("a:\n- b\n- c: d\n  e: f\n", {"a": ["b", {"c": "d", "e": "f"}]}),
        ("a: {}\nb: []\n", {"a": {}, "b": []}),
        ("- a\n-\n  - b\n", ["a", ["b"]]),
        ("---\na: b\n", {"a": "b"}),
        ("a: b#c\nu: https://a.se/#x\n", {"a": "b#c", "u": "https://a.se/#x"}),
        ("a: 'hårt\xa0blank'  # och\u2028här\nb: 'x\u2028y'\n", {"a": "hårt\xa0blank", "b": "x\u2028y"}),
        ("a: 😀 hej\nö: ä\n", {"a": "😀 hej", "ö": "ä"}),
    ],
)
def test_values_are_the_text_as_written(text: str, value: object) -> None:
    node, told = read(text)
    assert told == []
    assert plain(node) == value


@pytest.mark.parametrize(
    "text, path, written",
    [
        ("a: b\nc: d\n", (), "a: b\nc: d"),
        ("a: b   \nc: d\n", ("a",), "b"),
        ("ö😀: å\nc: dé\n", ("c",), "dé"),
        ("a: 'b' # c\n", ("a",), "'b'"),
        ("a: hej\n  då  \nb: x\n", ("a",), "hej\n  då"),
        ("a: |\n  hej\n\n\nb: x\n", ("a",), "|\n  hej"),
        ("a:\n  b: c\n\n# d\n\ne: f\n", ("a",), "b: c"),
        ("a:\n  - b\n  - c\n\ne: f\n", ("a",), "- b\n  - c"),
        ("a:\n  - b: c\n    d: e\n  - f\n", ("a", 0), "b: c\n    d: e"),
        ("a: [ b, c ]  # d\n", ("a",), "[ b, c ]"),
        ("a: [ b, c ]\n", ("a", 1), "c"),
        ("a: {b: c}\n", ("a", "b"), "c"),
    ],
)
def test_a_place_is_the_value_and_no_more(text: str, path: tuple[str | int, ...], written: str) -> None:
    node, told = read(text)
    found = node.get(*path) if node else None
    assert told == [] and found is not None
    assert found.span.text == written


def test_keys_have_places() -> None:
    node, _ = read("a:\n  'å b': c\n  d: [e]\n")
    assert node is not None
    assert [node.key_at("a", key).text for key in ("å b", "d")] == ["'å b'", "d"]
    assert (node.key_at("a", "d").line, node.key_at("a", "d").column) == (3, 3)


@pytest.mark.parametrize(
    "text, offset",
    [
        ("a:\nb: c\n", 2),
        ("a: \nb: c\n", 3),
        ("a: ~\n", 3),
        ("a: null\n", 3),
        ("a: Null # x\n", 3),
        ("a: |\nb: c\n", 3),
    ],
)
def test_an_empty_value_stands_where_a_value_would(text: str, offset: int) -> None:
    node, told = read(text)
    found = node.get("a") if node else None
    assert found is not None and found.value is None
    assert (found.span.start, found.span.end) == (offset, offset)
    assert [one.rule.name for one in told] == ["empty-value"]


def test_styles_and_comments() -> None:
    node, told = read("a: b # c\nd: 'e' # f\ng: |\n  h # i\nj: [k] # l\n")
    assert node is not None and told == []
    assert [node.entries[key].style for key in "adgj"] == ["plain", "quoted", "block", ""]
    comments = [node.entries[key].comment for key in "adgj"]
    assert [comment and comment.text for comment in comments] == ["# c", None, None, None]


def test_a_part_of_a_source_has_places_in_the_whole() -> None:
    source = Source("x.md", 0, "", text="---\ntitle: Hej\n---\ntitle: inte här\n")
    node, told = parse_yaml(source, 4, 15)
    assert node is not None and told == []
    assert plain(node) == {"title": "Hej"}
    assert (node.at("title").start, node.at("title").text) == (11, "Hej")


@pytest.mark.parametrize(
    "path, text, allowances",
    [
        ("x.yaml", "# progc: allow a-b because så är det\nt: x\n", [("a-b", "så är det", 2)]),
        ("x.yaml", "t: 1 # progc: allow a because b\n", [("a", "b", 1)]),
        ("x.yaml", "t: # progc: allow a because b\n  u: v\n", [("a", "b", 1)]),
        (
            "x.yaml",
            "# progc: allow a because b\n# progc: allow c because d\nt: x\n",
            [("a", "b", 3), ("c", "d", 3)],
        ),
        ("x.yaml", "# progc: allow a\n# progc: allow because b\nt: x\n", [("a", "", 3), ("", "b", 3)]),
        ("x.yaml", "t: '# progc: allow a because b'\nu: |\n  # progc: allow a because b\n", []),
        ("x.md", "---\n# progc: allow a because b\ntitle: x\n---\nHej\n", [("a", "b", 3)]),
        ("x.md", "<!-- progc: allow a because b -->\nHej\n", [("a", "b", 2)]),
        ("x.md", "```\n<!-- progc: allow a because b -->\n```\n", []),
    ],
)
def test_allowances(path: str, text: str, allowances: list[tuple[str, str, int]]) -> None:
    parsed = parse(Source(path, 0, "", text=text))
    assert [(one.name, one.reason, one.line) for one in parsed.allowances] == allowances
