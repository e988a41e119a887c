"""Whatever a page's text is: nothing raises, every place lies within it, and no text is lost."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from random import Random

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from progc.language.model import walk_inlines
from progc.language.parse.blocks import Box, Code, CodeBlock, Image, Link, ListBlock, Only, Quote, Str, Table
from progc.language.parse.markdown import parse_markdown
from progc.language.parse.tree import Node
from progc.source import Source, Span

PIECES = [
    *("a", "å", "ö ", "😀", " ", "  ", "\n", "\n", "\n\n", "> ", "- ", "  - ", "1. ", "    ", "\t", "## "),
    *("*", "**", "_", "`", "```\n", "~~~\n", "[", "]", "](", "(", ")", "[x](y.md)", '![b](c.png "t")'),
    *("![", "<", ">", "\\", "<https://a.se>", "<b>", "</b>", "<!-- x -->", "<div>\n", "&amp;", "&#0;"),
    *("|", "\\|", "| a | b |\n|--|:-:|\n", "---\n", "===\n", "***\n", "[r]: z 't'\n", "[r]", "[x][r]"),
    *("\u00a0", "\u2028", "\x0c", "!", '"', "'"),
]
OURS = [
    *("$(n)", "$$(", "$(", "::: tip\n", ":::\n", "\n:::\n", "::: form x\n", "::: film y\n", ":::: "),
    *("captions: z\n", "::: only a\n", "\n<!-- progc: allow x because y -->\n", "---\ntitle: x\n---\n"),
    *(":: tip\n", "\r", "# x: y\n"),
]


def spans(part: object) -> Iterator[Span]:
    match part:
        case Span():
            yield part
        case tuple():
            for one in part:
                yield from spans(one)
        case Source() | Node():
            return
        case _ if is_dataclass(part):
            for each in fields(part):
                yield from spans(getattr(part, each.name))


INSIDE = {
    Table: ("head", "rows"),
    ListBlock: ("items",),
    Quote: ("blocks",),
    Only: ("blocks",),
    Box: ("title", "blocks"),
    Image: ("alt",),
}


def words(part: object) -> Iterator[str]:
    """The text that is shown, in reading order."""
    if isinstance(part, tuple):
        for one in part:
            yield from words(one)
    elif isinstance(part, Str | Code | CodeBlock):
        yield part.text
    elif is_dataclass(part):
        for name in INSIDE.get(type(part), ("inlines",)):
            yield from words(getattr(part, name, ()))


def letters(tokens: list[Token]) -> Iterator[str]:
    """The same from markdown-it's own tokens."""
    for token in tokens:
        if token.children:
            yield from letters(token.children)
        elif token.type in ("text", "code_inline", "fence", "code_block"):
            yield token.content


PAGE = """---
title: Så här ökar du motivationen
---
Text om **tobak** och $(amne), med [en länk](<../bra att veta/beroende.md> "Titel") 😀.

![En hand som *bryter* en cigarett.](bryta.svg "Bildtext")

::: more Om du vill veta mer
1. Ett
   > citat <https://www.1177.se>
2. Två

| Dag | Antal |
|-----|------:|
| `a\\|b` | [x][n] |

::: form viktigaste-skal
:::
:::

::: film film.mp4
captions: film.vtt
:::

[n]: a.md 'Titel'
"""


def look_at(text: str) -> None:
    """Read a page and look at every place and sentence."""
    _, blocks, faults = parse_markdown(Source("sida.md", 0, "", text=text))
    for part in walk_inlines(blocks):
        raw = part.target_span.text if isinstance(part, Link | Image) else part.span.text
        if isinstance(part, Str) and raw.isalnum():
            assert raw == part.text, text
        if isinstance(part, Link | Image) and not set("\\&") & set(raw):
            assert raw == part.target.removeprefix("mailto:"), text
    for span in (*spans(blocks), *(fault.finding.at for fault in faults)):
        assert isinstance(span, Span) and 0 <= span.start <= span.end <= len(text), text
    for finding in (fault.finding for fault in faults):
        related = [label.text for label in finding.related]
        for said in filter(None, (finding.message, finding.here, finding.help, *related)):
            assert said.to("sv") and said.to("en")


def test_the_page_to_spoil_is_whole() -> None:
    assert parse_markdown(Source("sida.md", 0, "", text=PAGE))[2] == []


@pytest.mark.parametrize("seed", range(8))
def test_a_spoilt_page(seed: int) -> None:
    """Cut something out, put something in, or say something twice, up to five times."""
    random = Random(2000 + seed)
    for _ in range(250):
        text = PAGE
        for _ in range(random.randint(1, 5)):
            start, length = random.randrange(len(text) + 1), random.randint(0, 20)
            piece = random.choice(["", "", random.choice(PIECES + OURS), text[start : start + length] * 2])
            text = text[:start] + piece + text[start + length :]
        look_at(text)


@pytest.mark.parametrize("seed", range(8))
def test_any_text(seed: int) -> None:
    random = Random(seed)
    for _ in range(500):
        look_at("".join(random.choices(PIECES + OURS, k=random.randint(1, 40))))


@pytest.mark.parametrize("seed", range(8))
def test_plain_markdown_reads_as_markdown_it_reads_it(seed: int) -> None:
    random = Random(1000 + seed)
    other = MarkdownIt("commonmark", {"maxNesting": 1000}).enable("table")
    for _ in range(500):
        text = "å" + "".join(random.choices(PIECES, k=random.randint(1, 40)))
        blocks = parse_markdown(Source("sida.md", 0, "", text=text))[1]
        ours, theirs = words(blocks), letters(other.parse(text))
        assert "".join("".join(ours).split()) == "".join("".join(theirs).split()), text
