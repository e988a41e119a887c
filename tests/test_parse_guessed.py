"""Lines that do not line up, or begin with tabs → the tree that was meant, beside what is told of them."""

from itertools import product

import pytest

from conftest import folder_of, span_of
from progc.check import check
from progc.files.resources import schemas
from progc.language.parse import parse
from progc.language.parse.parsed import Guess
from progc.language.parse.tree import Node
from progc.source import Source
from slips import F, P
from slips_program import PROGRAM
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
    assert read.guesses
    assert plain(read.guesses[0].node) == {"a": {"b": {"c": "1", "d": "2"}, "e": {"c": "3"}}, "f": ["x"]}
    assert read.guesses[0].lines == lines
    assert [span_of(one).line for one in read.guesses[0].diagnostics] == sorted(lines)


@pytest.mark.parametrize("new", [" e:\n   c: 3"])
def test_what_could_be_in_two_places_is_not_guessed(new: str) -> None:
    read = parse(Source("forms/x.yaml", 0, "", text=WHOLE.replace("  e:\n    c: 3", new)))
    assert (read.node, read.guesses) == (None, ())


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
    assert read.guesses
    assert places(read.guesses[0].node) == ["a", "b", "c", "1", "d", "2", "e", "f", "3", "g", "h"]


def guessed(text: str) -> Guess:
    return parse(Source("forms/x.yaml", 0, "", text=text)).guesses[0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  e:\n", "e:\n"),
        ("  b:\n    c: 1", "  b:\n  c: 1"),
        ("  b:\n    c: 1", "  b:\nc: 1"),
    ],
)
def test_the_line_that_is_the_cause_is_told(old: str, new: str) -> None:
    """Not the sound one below it, where reading stopped."""
    text = "a:\n  b:\n    c: 1\n    d: 2\n  e:\n    c: 3\n  f: [x]\n"
    guess = guessed(text.replace(old, new))
    assert plain(guess.node) == {"a": {"b": {"c": "1", "d": "2"}, "e": {"c": "3"}, "f": ["x"]}}
    assert [span_of(one).line for one in guess.diagnostics] == list(guess.lines)


TEXTS = """\
a:
  b: "x
\ty: 1 'z'"
  c: |
    d
    \te: f
  g:
    - 'h
\t  i: j'
  k: l
"""


def test_lines_inside_texts_stay_where_they_are() -> None:
    assert plain(parse(Source("forms/x.yaml", 0, "", text=TEXTS)).node) == {
        "a": {"b": "x y: 1 'z'", "c": "d\n\te: f\n", "g": ["h i: j"], "k": "l"}
    }
    guess = guessed(TEXTS.replace("  k", "\tk"))
    assert plain(guess.node) == plain(parse(Source("forms/x.yaml", 0, "", text=TEXTS)).node)
    assert guess.lines == {10}


@pytest.mark.parametrize("line", ["\t", "  \t ", "\t# c", " \t\t"])
def test_a_line_of_no_more_than_a_tab(line: str) -> None:
    """The file is read, whatever else is wrong with it."""
    text = WHOLE.replace("  e:", f"{line}\n  e:")
    read = parse(Source("forms/x.yaml", 0, "", text=text))
    assert read.node
    assert plain(read.node) == plain(parse(Source("forms/x.yaml", 0, "", text=WHOLE)).node)
    assert [span_of(one).line for one in read.diagnostics] == [5]
    guess = guessed(text.replace("    d: 2", "   d: 2"))
    assert [span_of(one).line for one in guess.diagnostics] == [4, 5]
    assert guess.lines == {4}


def test_places_that_a_line_may_have_are_few() -> None:
    text = "".join(f"a{n}:\n  b:\n    c:\n      d: 1\n\te: f\n" for n in range(50))
    assert 2 < len(parse(Source("forms/x.yaml", 0, "", text=text)).guesses) < 30


@pytest.mark.parametrize("wrong", ["\td: e\n", "  b: c\n    d: e\n   f: g\n"])
def test_a_large_file_is_not_guessed(wrong: str) -> None:
    """Nobody writes one by hand."""
    one = f"a:\n  b: c\n{wrong}"
    assert guessed(one)
    assert parse(Source("forms/x.yaml", 0, "", text="x: y\n" * 50_000 + one)).guesses == ()


def said(path: str, old: str, new: str) -> list[str]:
    """What is told of the program of slips with one text replaced."""
    assert old in PROGRAM[path]
    text = PROGRAM[path].replace(old, new, 1)
    found = check(folder_of({**PROGRAM, path: text}), schemas(), parse, "exempel")
    return [one.rule.code for one in found.diagnostics]


@pytest.mark.parametrize("path", [path for path in PROGRAM if path.endswith(".yaml")])
def test_lines_with_tabs_are_told_once(path: str) -> None:
    """Any one line, and any with one of the next few: nothing is told that comes of guessing wrong."""
    lines = PROGRAM[path].splitlines(keepends=True)
    for first, after in product(range(len(lines)), range(4)):
        wrong = {first, first + after}
        text = "".join(f"\t{line.lstrip()}" if n in wrong else line for n, line in enumerate(lines))
        assert said(path, PROGRAM[path], text) == ["PC002"]


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        (F, "    min: 0", "\tmin: noll", ["PC002", "PC111"]),
        (F, "    min: 0", "\tmen: 0", ["PC002"]),
        (P, "  amne: snus\n", "  amne: snus\n maintenance_days: 9\n", ["PC003"]),
    ],
)
def test_only_what_cannot_come_of_guessing_wrong_is_told(
    path: str, old: str, new: str, told: list[str]
) -> None:
    assert said(path, old, new) == told
