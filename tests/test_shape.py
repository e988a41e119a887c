"""A tree's shape: one sentence for each keyword of a schema, its exact place, and what is not to be used.

In a case, what the carets should stand under is put in «»; the text before them is as an author writes it.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from conftest import span_of
from progc.diagnostics import Diagnostic
from progc.files.resources import schemas
from progc.language.parse import parse
from progc.language.shape import Shaped, shape
from progc.language.shape.keywords import CheckedTree
from progc.source import Source, Span

FORM = "title: F\nquestions:\n  a: {type: text, text: A}\n"
SCALE = "title: F\nquestions:\n  a:\n    type: scale\n    text: A\n    min: 0\n    max: 9\n"
CHOICE = "title: F\nquestions:\n  a:\n    type: choice\n    text: A\n    options:\n"
SCORE = SCALE + "scores:\n  s:\n    title: S\n"
PLAN = "title: P\nquestions:\n  a: {type: text, text: A}\nschedule:\n"
MODULE = "title: M\nsections:\n  a:\n    title: A\n    steps:\n"
PROGRAM = (
    "format: 1\ntitle: P\nversion: 1.0.0\nlanguage: sv\nkind: support\npublisher: R\nsummary: S\n"
    "welcome: welcome.md\nmodules:\n  m:\n    start: active\n"
)
ASKED = "    enable_when:\n      - question: b\n"


def shaped(kind: str, text: str) -> Shaped:
    path = f"{kind}.md" if text.startswith("---\n") else f"forms/{kind}.yaml"
    parsed = parse(Source(path, len(text), "", text=text))
    assert parsed.node is not None
    return shape(parsed.node, kind, schemas())


def only(kind: str, marked: str) -> Diagnostic:
    """The one fault of a case; its place is the marked one."""
    before, rest = marked.split("«")
    place, after = rest.split("»")
    found = shaped(kind, before + place + after).diagnostics
    assert [d.finding.message.to("sv") for d in found][1:] == []
    assert found, "nothing found"
    at = found[0].finding.at
    assert isinstance(at, Span)
    assert (at.text, at.start) == (place, len(before))
    return found[0]


_FENCE = re.compile(r"^```(?:yaml|markdown) (\w+)\n(.*?)^```\n\n((?:- [^\n]+\n)+)", re.M | re.S)
PAGE = (Path(__file__).parent / "shape.md").read_text("utf-8")
CASES = _FENCE.findall(PAGE)


@pytest.mark.parametrize(("kind", "marked", "said"), CASES, ids=[case[2].split("\n")[1] for case in CASES])
def test_one_sentence_at_its_place(kind: str, marked: str, said: str) -> None:
    found = only(kind, marked)
    texts = found.finding
    got = {
        "rule": found.rule.name,
        "sv": texts.message.to("sv"),
        "en": texts.message.to("en"),
        "here": texts.here.to("en") if texts.here else "–",
        "help": texts.help.to("en") if texts.help else "–",
    }
    wanted = dict(line.removeprefix("- ").split(": ", 1) for line in said.strip().split("\n"))
    assert {key: got[key] for key in wanted} == wanted


def test_no_case_is_passed_over() -> None:
    assert len(CASES) == PAGE.count("\n```\n") == PAGE.count("«") - 1


def test_every_keyword_has_a_case() -> None:
    used = {keyword for schema in schemas().values() for keyword in _keywords(schema)}
    assert used & CheckedTree.VALIDATORS.keys() - {"$ref", "allOf", "const", "items", "then"} <= set(
        re.findall(r"\w+", " ".join(re.findall(r"^## (.+)$", PAGE, re.M)))
    )


def _keywords(part: object) -> Iterator[str]:
    if isinstance(part, Mapping):
        for key, below in part.items():
            yield key
            yield from _keywords(list(below.values()) if key in ("properties", "$defs") else below)
    elif isinstance(part, list):
        for each in part:
            yield from _keywords(each)


@pytest.mark.parametrize(
    ("before", "after"), [('max: "9"', "max: 9"), ('comments: "true"', "comments: true")]
)
def test_quotes_are_surely_mended(before: str, after: str) -> None:
    text = SCALE.replace("max: 9", "max: 9") + "comments: true\n"
    broken = text.replace(after, before)
    (edit,) = shaped("form", broken).diagnostics[0].finding.edits
    mended = broken[: edit.span.start] + edit.text + broken[edit.span.end :]
    assert mended == text


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("program", PROGRAM + "contacts:\n  k: {for: resident, title: T, phone: 0771251010}\n"),
        ("program", PROGRAM + 'texts:\n  nej: no\n  tomt: ""\n  tal: 1.0\n  dag: 2024-01-01\n'),
        ("program", PROGRAM + "days: 0 # en kommentar\nplans: [a, b] # och en till\n"),
        ("program", PROGRAM.replace("title: P", "title: yes")),
        ("plan", PLAN + "  daily: [19:00]\n"),
        ("form", CHOICE + "      b: {label: 5, score: -1.5}\n      c: {label: true}\n"),
        ("form", SCALE + ASKED + "        is: ja # ett ord\n"),
        ("form", SCORE + "    mean: [a]\n    reverse: []\n"),
        ("battery", "title: B\nforms: [a]\noccasions: [start, 90, end]\n"),
        ("module", MODULE + "      - a.md\n      - step: ../b/c.md\n        hidden: true\n"),
        ("edition", "publisher: R\nmodules:\n  m: {days: 3, title: N}\ncontacts:\n  k: {phone: 141 41}\n"),
    ],
)
def test_values_as_written_are_fine(kind: str, text: str) -> None:
    assert shaped(kind, text).diagnostics == ()
    assert shaped(kind, text).broken == frozenset()


def test_one_fault_is_told_once() -> None:
    """A mistyped key is not also a missing one."""
    found = shaped("form", "titel: F\nquestions:\n  a: {tipe: text, text: A}\n")
    assert [d.finding.message.to("sv") for d in found.diagnostics] == [
        "`titel` är ingen nyckel i ett formulär",
        "`a` saknar `type`",
    ]
    assert found.broken == frozenset()
    mistyped = shaped("form", SCALE + "    enable_when:\n      - question: b\n        mor: 5\n")
    assert [d.rule.name for d in mistyped.diagnostics] == ["unknown-key"]


def test_a_mistyped_key_is_read_as_the_one_that_was_meant() -> None:
    """What stands under it is looked at and used; not where it is of another kind, and only once."""
    found = shaped("form", "titel: F\ntitle_: G\nquestion:\n  a: {type: text, txt: A, helps: [x], x: 1}\n")
    assert [d.finding.message.to("sv") for d in found.diagnostics] == [
        "`titel` är ingen nyckel i ett formulär",
        "`title_` är ingen nyckel i ett formulär",
        "`question` är ingen nyckel i ett formulär",
        "`txt` är ingen nyckel i en fråga av typen `text`",
        "`helps` är ingen nyckel i en fråga av typen `text`",
        "`x` är ingen nyckel i en fråga av typen `text`",
    ]
    inside = ("questions", "a")
    assert [found.tree.at("title").text, found.tree.at(*inside, "text").text] == ["F", "A"]
    assert found.broken == {("title_",), *((*inside, key) for key in ("helps", "help", "x"))}


def test_every_fault_is_found_in_one_run() -> None:
    found = shaped("form", SCALE.replace("0", "noll").replace("9", '"9"') + "    x: 1\ncomments: nej\n")
    assert [(span_of(d).line, d.rule.name) for d in found.diagnostics] == [
        (6, "not-a-number"),
        (7, "not-a-number"),
        (8, "unknown-key"),
        (9, "not-true-or-false"),
    ]


BROKEN = [
    ("a needless key that is wrong", "form", FORM + "comments: ja\n", {("comments",)}),
    ("a surplus key", "form", FORM + "x: 1\n", {("x",)}),
    (
        "a question without what it needs",
        "form",
        FORM + "  b: {type: text}\n",
        {("questions", "b"), ("questions", "b", "text")},
    ),
    (
        "a question of which an option is wrong",
        "form",
        CHOICE + "      b: {label: B}\n      c: {score: 1}\n",
        {
            ("questions", "a"),
            ("questions", "a", "options"),
            ("questions", "a", "options", "c"),
            ("questions", "a", "options", "c", "label"),
        },
    ),
    (
        "a step in a section",
        "module",
        MODULE + "      - a.md\n      - b.txt\n",
        {("sections", "a", "steps", 1)},
    ),
    (
        "a section that has no title",
        "module",
        MODULE + "      - a.md\n  b: {steps: [b.md]}\n",
        {("sections", "b"), ("sections", "b", "title")},
    ),
    (
        "a module of a program",
        "program",
        PROGRAM + "  n: {days: 3}\n",
        {("modules", "n"), ("modules", "n", "start")},
    ),
    (
        "a key that a surplus one is near",
        "program",
        PROGRAM + "dayz: fem\n",
        {("dayz",), ("days",)},
    ),
    ("a key that the file needs", "program", PROGRAM.replace("1.0.0", "1"), {(), ("version",)}),
]


@pytest.mark.parametrize(
    ("kind", "text", "broken"), [case[1:] for case in BROKEN], ids=[c[0] for c in BROKEN]
)
def test_the_smallest_part_is_left_out(kind: str, text: str, broken: set[tuple[str | int, ...]]) -> None:
    assert shaped(kind, text).broken == broken


def test_what_is_left_empty_is_broken_and_silent() -> None:
    text = "title:\nquestions:\n  a: {type: text, text: A}\n"
    found = shaped("form", text)
    assert found.diagnostics == ()
    assert found.broken == {(), ("title",)}


def test_text_that_is_cut_breaks_nothing() -> None:
    found = shaped("form", FORM.replace("F", "Ring # nu"))
    assert [d.rule.name for d in found.diagnostics] == ["text-cut-by-comment"]
    assert found.broken == frozenset()


def test_deep_nesting() -> None:
    """Groups in groups as deep as parse lets them be."""
    text = "title: F\nquestions:\n"
    for depth in range(45):
        blanks = "  " * (2 * depth + 1)
        text += f"{blanks}g{depth}:\n{blanks}  type: group\n{blanks}  text: G\n{blanks}  questions:\n"
    text += "  " * 91 + "a: {type: text, text: A, min: 3}\n"
    (found,) = shaped("form", text).diagnostics
    assert found.finding.message.to("sv") == "`min` är ingen nyckel i en fråga av typen `text`"


def test_many_faults_are_all_told() -> None:
    many = "".join(f"  q{n}: {{type: text, text: A, min: 3, max: x}}\n" for n in range(500))
    parsed = parse(Source("forms/f.yaml", len(many), "", text=f"title: F\nquestions:\n{many}"))
    assert parsed.node is not None
    assert len(shape(parsed.node, "form", schemas()).diagnostics) == 1000
