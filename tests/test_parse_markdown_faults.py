"""What is said about a page's text, and where."""

import pytest

from conftest import span_of
from progc.diagnostics import Diagnostic
from progc.language.parse.blocks import Block, Box, Only
from progc.language.parse.markdown import parse_markdown
from progc.source import Source

COMMENT = "en kommentar till progc står på samma rad som text"
FIRST = "`:::` står inte längst till vänster på raden"
FAULTS = {
    "unclosed-front-matter": (
        "---\ntitle: Hej\n\nText\n",
        [("1:1", "---", "nycklarna överst på sidan saknar `---` efter sig")],
    ),
    "late-front-matter": (
        "\n---\ntitle: Hej\n---\nText\n",
        [("2:1", "---", "nycklarna står inte allra överst på sidan")],
    ),
    "raw-html": (
        "å <b>x</b> <!-- y -->\n\n<div>\n<p>\n</div>\n\n<?php\n?>\n",
        [
            ("1:3", "<b>", "`<b>` är HTML, som inte används på sidor"),
            ("1:12", "<!-- y -->", "`<!--` inleder en kommentar, och sidor har inga kommentarer"),
            ("3:1", "<div>", "`<div>` är HTML, som inte används på sidor"),
            ("7:1", "<?php", "`<?php` är HTML, som inte används på sidor"),
        ],
    ),
    "comment-beside-text": (
        "å <!-- progc: allow a because b -->\n\n> <!-- progc: allow a because b --> c\n",
        [
            (
                "1:3",
                "<!-- progc: allow a because b -->",
                COMMENT,
            ),
            (
                "3:3",
                "<!-- progc: allow a because b --> c",
                COMMENT,
            ),
        ],
    ),
    "unknown-block": (
        "::: Tip\na\n:::\n::: ruta\n- b\n:::\n",
        [
            ("1:5", "Tip", "det finns inget block som heter `Tip`"),
            ("4:5", "ruta", "det finns inget block som heter `ruta`"),
        ],
    ),
    "unclosed-block": (
        "::: form a\n\n::: film b\ncaptions: c.vtt\n# d\n\n::: tip\ne\n\n::: tip\nf\n:::\n::: only g\n",
        [
            ("1:1", "::: form a", "`::: form` tar aldrig slut"),
            ("3:1", "::: film b", "`::: film` tar aldrig slut"),
            ("7:1", "::: tip", "`::: tip` tar aldrig slut"),
            ("13:1", "::: only g", "`::: only` tar aldrig slut"),
        ],
    ),
    "stray-block-end": (
        ":::\n\n::: tip\na\n:::\n\n- a\n:::\n",
        [
            ("1:1", ":::", "`:::` avslutar ett block, men inget är öppet"),
            ("8:1", ":::", "`:::` avslutar ett block, men inget är öppet"),
        ],
    ),
    "malformed-block-line": (
        ":::: tip\na\n::::\n:::tip\nb\n  :::\n:: form c\n:::\nd\n    ::: tip\n",
        [
            ("1:1", ":::: tip", "raden har 4 kolon men ett block börjar och slutar med tre"),
            ("3:1", "::::", "raden har 4 kolon men ett block börjar och slutar med tre"),
            ("4:1", ":::tip", "det saknas ett blanksteg efter `:::`"),
            ("6:3", ":::", FIRST),
            ("7:1", ":: form c", "raden har 2 kolon men ett block börjar och slutar med tre"),
            ("10:5", "::: tip", FIRST),
        ],
    ),
    "block-in-list": (
        "- a\n  ::: form b\n  :::\n\n> ::: tip\n> c\n> :::\n\n::: tip\n- d\n  :::\n",
        [
            ("2:3", "::: form b", "`::: form` står i en lista eller ett citat"),
            ("5:3", "::: tip", "`::: tip` står i en lista eller ett citat"),
            ("11:3", ":::", "`:::` står i en lista eller ett citat"),
        ],
    ),
    "box-in-box": (
        "::: tip\n::: only a\n::: more b\nc\n:::\n:::\n:::\n",
        [("3:5", "more", "rutan `more` står i en annan ruta")],
    ),
    "nameless-block": (
        "::: form\n:::\n::: film\n:::\n::: more\n:::\n::: only\n:::\n::: except\n:::\n",
        [
            ("1:1", "::: form", "`::: form` säger inte vilket formulär"),
            ("3:1", "::: film", "`::: film` säger inte vilken fil"),
            ("5:1", "::: more", "`::: more` saknar rubrik"),
            ("7:1", "::: only", "`::: only` säger inte vilken utgåva"),
            ("9:1", "::: except", "`::: except` säger inte vilken utgåva"),
        ],
    ),
    "surplus-words": (
        "::: tip Kom ihåg\n:::\n::: form a b c\n:::\n",
        [
            ("1:9", "Kom ihåg", "rutan `tip` har ingen rubrik"),
            ("3:12", "b c", "`::: form` anger fler än ett formulär"),
        ],
    ),
    "text-in-form-or-film": (
        "::: form a\ntitle: b\n:::\n::: form a\nHej\n:::\n::: film c\nposter: d\n\nHej\n:::\n",
        [
            ("2:1", "title: b", "`::: form` innehåller text"),
            ("5:1", "Hej", "`::: form` innehåller text"),
            ("10:1", "Hej", "`::: film` innehåller text"),
        ],
    ),
    "unknown-film-key": (
        "::: film a\ncaption: b\nsize: c\n:::\n",
        [
            ("2:1", "caption", "en film har ingen nyckel `caption`"),
            ("3:1", "size", "en film har ingen nyckel `size`"),
        ],
    ),
    "deep-nesting": (
        ">" * 11 + "a\n",
        [("1:11", ">", "över 10 listor, citat, block, länkar eller markeringar står i varandra")],
    ),
    "surplus-cells": (
        "| a |\n|---|\n| b | c \\| | d |\n| e\n",
        [("3:7", "c \\| | d", "raden har 3 celler men tabellen har 1 kolumn")],
    ),
    "unclosed-text-name": (
        "å $(amne $$(b `$(c` \\$(d [$(e)](f) ![$(g](h '$(i')\n",
        [
            ("1:3", "$(amne", "`$(` saknar `)` efter textens namn"),
            ("1:38", "$(g", "`$(` saknar `)` efter textens namn"),
        ],
    ),
    "repeated-link-name": (
        "[a]\n\n[a]: b\n[A]: c\n",
        [("4:2", "A", "länknamnet `A` används två gånger")],
    ),
    "unused-link-name": (
        "[a]: b\n\n> - [A]: <b c>  \n\n[x\ny]: z\n\n[d] ![[e]][f]\n\n[D]: e\n[E]: f\n[f]: g\n\n"
        "`[g]` \\[g]\n\n[g]: h\n",
        [
            ("1:1", "[a]: b", "raden visas inte: inget på sidan använder länknamnet `a`"),
            ("3:5", "[A]: <b c>", "raden visas inte: inget på sidan använder länknamnet `A`"),
            ("5:1", "[x", "raden visas inte: inget på sidan använder länknamnet `x y`"),
            ("16:1", "[g]: h", "raden visas inte: inget på sidan använder länknamnet `g`"),
        ],
    ),
    "unclosed-code-block": (
        "- ```\n  a\n\n~~~ b\n```\n",
        [("1:3", "```", "kodblocket tar aldrig slut"), ("4:1", "~~~ b", "kodblocket tar aldrig slut")],
    ),
    "unknown-link-name": (
        "[a][b] [c][] [d] [e](f)\n",
        [
            ("1:5", "b", "ingen länk på sidan heter `b`"),
            ("1:9", "c", "ingen länk på sidan heter `c`"),
        ],
    ),
}


def read(text: str) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    _, blocks, faults = parse_markdown(Source("sida.md", 0, "", text=text))
    return blocks, faults


@pytest.mark.parametrize(("name", "text", "expected"), [(name, *case) for name, case in FAULTS.items()])
def test_faults(name: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    faults = read(text)[1]
    assert {fault.rule.name for fault in faults} == {name}
    found = [(span_of(fault), fault.finding.message.to("sv")) for fault in faults]
    assert [(f"{at.line}:{at.column}", at.text, message) for at, message in found] == expected


def test_what_a_fault_leaves() -> None:
    """A page is read as if each fault were mended: nothing of it is lost to what comes after."""
    text = "::: tip\na\n\n::: ruta\nb\n:::\n::: tip\nc\n:::\n::::only d\ne\n:::\nf\n"
    first, second, third, last = read(text)[0]
    assert isinstance(first, Box) and isinstance(second, Box) and isinstance(third, Only)
    assert [block.span.text for block in (*first.blocks, *second.blocks, *third.blocks, last)] == list(
        "abcef"
    )


def test_at_most_20_faults_are_told_the_first_ones() -> None:
    faults = read("<b>\n\n" * 30)[1]
    assert [span_of(fault).line for fault in faults] == list(range(1, 41, 2))


@pytest.mark.parametrize(
    ("use", "told"),
    [
        ("[text][mre]", "unknown-link-name"),
        ("```\n[text][mer]", "unclosed-code-block"),
        ("::: form a\nLäs [mer].\n:::", "text-in-form-or-film"),
        ("<div>[mer]</div>", "raw-html"),
        ("[" * 30 + "mer" + "]" * 30, "deep-nesting"),
        ("::: ruta [mer]\n:::", "unknown-block"),
        # A rule tells the next three.
        ("[text](mer)", None),
        ("![text](mer)", None),
        ("    [text][mer]", None),
    ],
)
def test_a_name_that_a_fault_takes_the_use_of_is_not_told_too(use: str, told: str | None) -> None:
    faults = read(f"[mer]: https://www.1177.se\n\n{use}\n")[1]
    assert [fault.rule.name for fault in faults] == ([told] if told else [])
