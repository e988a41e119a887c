"""Text of a page → tables, lists, boxes, front matter; comments to progc; depth."""

import pytest

from progc.diagnostics import Diagnostic
from progc.files.resources import schemas
from progc.language.model import walk_blocks, walk_inlines
from progc.language.parse.blocks import (
    Block,
    Box,
    Code,
    CodeBlock,
    Film,
    FormBlock,
    ListBlock,
    Only,
    Quote,
    Table,
)
from progc.language.parse.front_matter import PAGE_KEYS, front_matter
from progc.language.parse.markdown import parse_markdown
from progc.source import Source


def read(text: str) -> tuple[tuple[Block, ...], list[Diagnostic]]:
    _, blocks, faults = parse_markdown(Source("sida.md", len(text), "", text=text))
    return blocks, faults


def fine(text: str) -> tuple[Block, ...]:
    blocks, faults = read(text)
    assert not [fault.finding.message.to("en") for fault in faults]
    return blocks


def test_table() -> None:
    [quote] = fine("> | å | b |\n> |:--|--:|\n> | `x\\|y` | \\| *z* |\n> | | q\n")
    assert isinstance(quote, Quote)
    [table] = quote.blocks
    assert isinstance(table, Table) and table.align == ("left", "right")
    rows = [[cell.span.text for cell in row] for row in (table.head, *table.rows)]
    assert rows == [["å", "b"], ["`x\\|y`", "\\| *z*"], ["", "q"]]
    code, bar = table.rows[0]
    [inline] = code.inlines
    assert isinstance(inline, Code)
    assert (inline.text, inline.span.text) == ("x|y", "`x\\|y`")
    assert [part.span.text for part in bar.inlines] == ["\\| ", "*z*"]


@pytest.mark.parametrize(
    ("text", "start", "tight"),
    [
        ("- a\n- b\n", None, True),
        ("- a\n\n- b\n", None, False),
        ("3. a\n4. b\n", 3, True),
        ("1. a\n\n   b\n", 1, False),
    ],
)
def test_lists(text: str, start: int | None, tight: bool) -> None:
    [block] = fine(text)
    assert isinstance(block, ListBlock)
    assert (block.start, block.tight) == (start, tight)


def test_boxes() -> None:
    blocks = fine(
        "::: only kalmar jonkoping\n::: more Om *du* vill\nx\n\n::: form audit\n:::\n:::\n:::\n"
        "::: except gavleborg\n- a\n:::\nb\n"
    )
    only, but, after = blocks
    assert isinstance(only, Only) and isinstance(but, Only)
    assert only.only and not but.only and after.span.text == "b"
    assert [(name, span.text) for name, span in only.editions] == [
        ("kalmar", "kalmar"),
        ("jonkoping", "jonkoping"),
    ]
    [box] = only.blocks
    assert isinstance(box, Box) and box.kind == "more" and box.span.text == "::: more Om *du* vill"
    assert [part.span.text for part in box.title] == ["Om ", "*du*", " vill"]
    form = box.blocks[1]
    assert isinstance(form, FormBlock) and (form.id, form.id_span.text) == ("audit", "audit")


@pytest.mark.parametrize("before", ["ord\n", "- ord\n", "> ord\n", "| a |\n|---|\n| ord |\n", "[n]: a.md\n"])
def test_a_box_begins_right_after_anything(before: str) -> None:
    blocks = fine(f"{before}::: tip\n[n]\n:::\n")
    assert [type(block).__name__ for block in blocks][-1:] == ["Box"]


def test_film() -> None:
    [film] = fine("::: film ../min film.mp4\ncaptions: a.vtt\ntold_in_text: true\n:::\n")
    assert isinstance(film, Film)
    assert (film.target, film.target_span.text) == ("../min film.mp4", "../min film.mp4")
    assert {key: node.text for key, node in film.keys.entries.items()} == {
        "captions": "a.vtt",
        "told_in_text": "true",
    }
    assert film.keys.at("captions").text == "a.vtt"


@pytest.mark.parametrize("body", ["", "\n", "# progc: allow a because b\n"])
def test_film_without_keys(body: str) -> None:
    [film] = fine(f"::: film a.mp4\n{body}:::\n")
    assert isinstance(film, Film) and film.keys.entries == {}


def test_front_matter() -> None:
    text = "---\ntitle: Hej 😀\n---\n## Å\n"
    node, blocks, faults = parse_markdown(Source("sida.md", 0, "", text=text))
    assert node is not None and not faults
    assert (node.at("title").text, node.at("title").line) == ("Hej 😀", 2)
    assert [(block.span.text, block.span.line) for block in blocks] == [("## Å", 4)]


def test_the_keys_of_pages_are_those_of_the_schemas() -> None:
    keys = {key for kind in ("step", "chapter") for key in schemas()[kind]["properties"]}
    assert set(PAGE_KEYS) == keys


@pytest.mark.parametrize(
    "top",
    [
        '---\n"title": Hej\n\n---\n',
        "---\ntitle : Hej\n\n---\n",
        "---\n{title: Hej}\n\n---\n",
        "---\ntitle: >\n  Hej\n\n  du\n\n---\n",
        "---\n\n# en kommentar\n\ntitle: Hej\n---\n",
        "---\naudio:\n\n  file: a.mp3\n\n---\n",
        "---\ntitle Hej\n\n---\n",
    ],
)
def test_blank_lines_among_the_keys_end_nothing(top: str) -> None:
    text = f"{top}Text\n"
    matter = front_matter(Source("modules/a/sida.md", 0, "", text=text))
    assert matter.keys and not matter.faults
    assert text[matter.body :] == "Text\n"


@pytest.mark.parametrize("welcome", [True, False])
@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\n\nHej\n\n---\n\nDu\n", 0),
        ("---\ntitle: Hej\n\nText\n\n---\nDu\n", 15),
        ("---\ntitle: Hej\nText\n\n---\nDu\n", 15),
        ("---\ntitle: Hej\n\n- en\n- två\n\n---\nDu\n", 15),
        ("---\ntitle: Hej\n----\nText\n", 20),
        ("----\ntitle: Hej\n----\nText\n", 21),
        ("title: Hej\n---\nText\n", 15),
        ("Obs: hej\n---\nText\n", 0),
    ],
)
def test_where_the_text_begins(text: str, body: int, welcome: bool) -> None:
    path = "welcome.md" if welcome else "modules/a/sida.md"
    assert front_matter(Source(path, 0, "", text=text)).body == body


def test_a_page_without_front_matter() -> None:
    node, blocks, faults = parse_markdown(Source("welcome.md", 0, "", text="Hej\n\n---\n"))
    assert node is None and not faults and len(blocks) == 2


@pytest.mark.parametrize("text", ["a\n{}b\n", "- a\n{}- b\n", "{}a\n", "a\n\n{}\nb\n", "    a\n{}    b\n"])
def test_a_comment_to_progc_leaves_no_trace(text: str) -> None:
    kinds = []
    for comment in ("", "<!-- progc: allow long-sentence because citat -->\n"):
        blocks = fine(text.format(comment))
        kinds.append([type(part).__name__ for part in (*walk_blocks(blocks), *walk_inlines(blocks))])
    assert kinds[0] == kinds[1]


def test_a_comment_to_progc_in_code_is_code() -> None:
    [code] = fine("```\n<!-- progc: allow x because y -->\n```\n")
    assert isinstance(code, CodeBlock)
    assert code.text == "<!-- progc: allow x because y -->\n"


@pytest.mark.parametrize("depth", [10, 11, 3000])
@pytest.mark.parametrize("mark", ["> ", "- ", "*", "[", "![", "::: only a\n"])
def test_deep_nesting_is_told_and_nothing_lost(mark: str, depth: int) -> None:
    ends = {"*": "*" * depth, "[": "](b)" * depth, "![": "](b)" * depth, "::: only a\n": "\n:::" * depth}
    blocks, faults = read(mark * depth + "ord" + ends.get(mark, "") + "\n")
    told = {fault.rule.name for fault in faults}
    assert "ord" in "".join(part.span.text for part in walk_blocks(blocks))
    levels = (depth + 1) // 2 if mark == "*" else depth  # `**` is one mark
    assert told == ({"deep-nesting"} if levels > 10 else set())
