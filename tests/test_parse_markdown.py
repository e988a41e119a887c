"""Text of a page → blocks and inlines with their places, and what is wrong with it."""

from collections.abc import Iterator

import pytest

from progc.diagnostics import Diagnostic
from progc.language.model import plain_text, walk_blocks, walk_inlines
from progc.language.parse.blocks import Block, Image, Link, Paragraph, Str, TextName
from progc.language.parse.markdown import parse_markdown
from progc.source import Source


def read(text: str) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    _, blocks, faults = parse_markdown(Source("sida.md", len(text), "", text=text))
    return blocks, faults


def fine(text: str) -> tuple[Block, ...]:
    blocks, faults = read(text)
    assert not [fault.finding.message.to("en") for fault in faults]
    return blocks


def parts(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    """Blocks, then inlines, in reading order: what each is, and its place's text."""
    for part in (*walk_blocks(blocks), *walk_inlines(blocks)):
        yield type(part).__name__, part.span.text


PLACES = {
    "marks": (
        "Å *ä* och **ö😀**, `k d`.\n",
        [
            ("Paragraph", "Å *ä* och **ö😀**, `k d`."),
            ("Str", "Å "),
            ("Emphasis", "*ä*"),
            ("Str", "ä"),
            ("Str", " och "),
            ("Emphasis", "**ö😀**"),
            ("Str", "ö😀"),
            ("Str", ", "),
            ("Code", "`k d`"),
            ("Str", "."),
        ],
    ),
    "both kinds of marks at once": (
        "***a** b*\n",
        [
            ("Paragraph", "***a** b*"),
            ("Emphasis", "***a** b*"),
            ("Emphasis", "**a**"),
            ("Str", "a"),
            ("Str", " b"),
        ],
    ),
    "headings": (
        "##  Röka *mindre* ##\n\nRubrik\nigen\n===\n",
        [
            ("Heading", "##  Röka *mindre* ##"),
            ("Heading", "Rubrik\nigen\n==="),
            ("Str", "Röka "),
            ("Emphasis", "*mindre*"),
            ("Str", "mindre"),
            ("Str", "Rubrik\nigen"),
        ],
    ),
    "a quotation": (
        "> ett [a](b.md)\n>  två\ntre\n",
        [
            ("Quote", "> ett [a](b.md)\n>  två\ntre"),
            ("Paragraph", "ett [a](b.md)\n>  två\ntre"),
            ("Str", "ett "),
            ("Link", "[a](b.md)"),
            ("Str", "a"),
            ("Str", "\n>  två\ntre"),
        ],
    ),
    "lists": (
        "1. ett\n2. - två\n     `tre`\n",
        [
            ("ListBlock", "1. ett\n2. - två\n     `tre`"),
            ("Paragraph", "ett"),
            ("ListBlock", "- två\n     `tre`"),
            ("Paragraph", "två\n     `tre`"),
            ("Str", "ett"),
            ("Str", "två\n"),
            ("Code", "`tre`"),
        ],
    ),
    "line breaks": (
        "ett  \n  två\\\ntre\nfyra\n",
        [
            ("Paragraph", "ett  \n  två\\\ntre\nfyra"),
            ("Str", "ett"),
            ("LineBreak", "  \n  "),
            ("Str", "två"),
            ("LineBreak", "\\\n"),
            ("Str", "tre\nfyra"),
        ],
    ),
    "code and rules": (
        "```\n# $(x) <b>\n```\n\n    in\n\n---\n",
        [("CodeBlock", "```\n# $(x) <b>\n```"), ("CodeBlock", "in"), ("Rule", "---")],
    ),
    "a text's name": (
        "a $(amne) b $$(c) \\$(d) `$(e)` &amp; \\*\n",
        [
            ("Paragraph", "a $(amne) b $$(c) \\$(d) `$(e)` &amp; \\*"),
            ("Str", "a "),
            ("TextName", "$(amne)"),
            ("Str", " b $$(c) \\$(d) "),
            ("Code", "`$(e)`"),
            ("Str", " &amp; \\*"),
        ],
    ),
    "a tab in a list": (
        "-\tett\n\n\t*två*\n",
        [
            ("ListBlock", "-\tett\n\n\t*två*"),
            ("Paragraph", "ett"),
            ("Paragraph", "*två*"),
            ("Str", "ett"),
            ("Emphasis", "*två*"),
            ("Str", "två"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES.keys())
def test_places(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(parts(fine(text))) == expected


def test_texts() -> None:
    """Entities and escapes are undone, a line end is a blank, and `$$(` is `$(`."""
    blocks = fine("a &auml; \\* $$(b) \\$(c) &#x1F600;\nd\n")
    assert plain_text(walk_inlines(blocks)) == "a ä * $(b) $(c) 😀 d"


TARGETS = {
    "plain": ("[x](a.md)\n", "a.md", "a.md"),
    "in angle brackets": ('å [x](<a b.md> "t")\n', "a b.md", "a b.md"),
    "with blanks": ("[x](  a.md  'titel' )\n", "a.md", "a.md"),
    "percent": ("[x](a%20b.md#å)\n", "a%20b.md#å", "a%20b.md#å"),
    "escaped": ("[x](a\\(b&amp;c.md)\n", "a(b&c.md", "a\\(b&amp;c.md"),
    "parentheses": ("[x](a(b).md)\n", "a(b).md", "a(b).md"),
    "on the next line": ("> [x](\n> a.md)\n", "a.md", "a.md"),
    "empty": ("[x]()\n", "", ""),
    "address": ("<https://a.se/å?b=%20>\n", "https://a.se/å?b=%20", "https://a.se/å?b=%20"),
    "e-mail": ("<a@b.se>\n", "mailto:a@b.se", "a@b.se"),
    "a scheme": ("[x](javascript:a)\n", "javascript:a", "javascript:a"),
    "named": ("[x][n]\n\n[n]: <a.md> 'titel'\n", "a.md", "a.md"),
    "named, short, in a quotation": ("[N]\n\n> [n]:\n> a.md\n", "a.md", "a.md"),
    "in a cell": ("| a \\| [x](b.md) |\n|---|\n", "b.md", "b.md"),
    "a picture": ("![x](<a b.png>)\n", "a b.png", "a b.png"),
}


@pytest.mark.parametrize(("text", "target", "place"), TARGETS.values(), ids=TARGETS.keys())
def test_targets(text: str, target: str, place: str) -> None:
    [link] = [part for part in walk_inlines(fine(text)) if isinstance(part, Link | Image)]
    assert (link.target, link.target_span.text) == (target, place)


def test_only_an_address_in_angle_brackets_is_a_link() -> None:
    links = [part for part in walk_inlines(fine("http://a.se <http://b.se>\n")) if isinstance(part, Link)]
    assert [(link.target, link.auto) for link in links] == [("http://b.se", True)]


def test_picture() -> None:
    [paragraph] = fine('![En *hand* $(n) ![å](b)](a.png "Bild \\" &amp; $(m) $$(o)")\n')
    assert isinstance(paragraph, Paragraph)
    [image] = paragraph.inlines
    assert isinstance(image, Image)
    assert image.alt_span.text == "En *hand* $(n) ![å](b)"
    assert [part.span.text for part in image.alt] == ["En ", "hand", " ", "$(n)", " ", "å"]
    assert [part.span.text for part in image.caption] == ['Bild \\" &amp; ', "$(m)", " $$(o)"]
    text, name, rest = image.caption
    assert isinstance(text, Str) and isinstance(name, TextName) and isinstance(rest, Str)
    assert (text.text, name.name, rest.text) == ('Bild " & ', "m", " $(o)")


def test_caption_of_a_named_picture() -> None:
    [paragraph] = fine("![x][n]\n\n[n]: a.png 'En\n$(m)'\n")
    assert isinstance(paragraph, Paragraph)
    [image] = paragraph.inlines
    assert isinstance(image, Image)
    assert [part.span.text for part in image.caption] == ["En\n", "$(m)"]
