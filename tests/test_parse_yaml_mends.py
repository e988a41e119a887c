"""Faulty YAML → edits that leave no fault, and help with the mended line."""

import pytest

from progc.diagnostics import Diagnostic
from progc.language.parse.yaml import parse_yaml
from progc.source import Source


def told(text: str) -> list[Diagnostic]:
    return parse_yaml(Source("x.yaml", 0, "", text=text))[1]


MENDS = [
    ("a: Obs: b\n", 'a: "Obs: b"\n'),
    ("a: *viktigt* nu\n", 'a: "*viktigt* nu"\n'),
    ("a: & mer\n", 'a: "& mer"\n'),
    ("a: !viktigt\n", 'a: "!viktigt"\n'),
    ("a: %d\n", 'a: "%d"\n'),
    ("a: @namn\n", 'a: "@namn"\n'),
    ("a: `kod`\n", 'a: "`kod`"\n'),
    ("a: [obs] hej\n", 'a: "[obs] hej"\n'),
    ("a: {namn} hej\n", 'a: "{namn} hej"\n'),
    ("a: > 5\n", 'a: "> 5"\n'),
    ('a: "Hej" sa hon\n', "a: '\"Hej\" sa hon'\n"),
    ("a: 'Hej' sa hon\n", "a: \"'Hej' sa hon\"\n"),
    ("a: Ring #1\n  eller skriv\nb: c\n", None),
    ("a:b\nc: d\n", "a: b\nc: d\n"),
    ("a:\n  -b\n  -c\n", "a:\n  - b\n  - c\n"),
    ("a: {b: c: d}\n", 'a: {b: "c: d"}\n'),
    ("a: {b: *c}\n", 'a: {b: "*c"}\n'),
    ("a:\n  - Obs: b: c\n", 'a:\n  - Obs: "b: c"\n'),
    ("a: - b\n", None),
]


@pytest.mark.parametrize("text, mended", MENDS)
def test_edits_mend(text: str, mended: str | None) -> None:
    edits = [edit for one in told(text) for edit in one.finding.edits]
    for edit in sorted(edits, key=lambda each: -each.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text == mended if mended else not edits
    assert told(text) == [] if mended else told(text)


@pytest.mark.parametrize(
    "text, line",
    [
        ("a: Obs: b\n", '`a: "Obs: b"`'),
        ('a: "b\nc: d\n', '`a: "b"`'),
        ("q:\n  a: [b, c\n", "`a: [b, c]`"),
        ("a: b\nc D\n", "`c: D`"),
        ("a:b\nc: d\n", "`a: b`"),
        ("{title: T – tobak, alkohol}\n", '`{title: "T – tobak, alkohol"}`'),
        ("{title:T, b: c}\n", "`{title: T, b: c}`"),
    ],
)
def test_help_shows_the_mended_line(text: str, line: str) -> None:
    (found,) = told(text)
    assert found.finding.help is not None
    assert line in found.finding.help.to("sv") and line in found.finding.help.to("en")
