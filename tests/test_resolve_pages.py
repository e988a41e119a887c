"""Pages of an edition: its own parts, and the program's texts put in."""

from typing import Any

import pytest

from conftest import folder_of
from progc.language.model import plain_text, walk_blocks
from progc.language.parse import parse
from progc.language.parse.blocks import Image, ListBlock, Only, Paragraph, Str, Table, TextName
from progc.language.resolve import resolve
from progc.source import Source
from resolving import BASE, EDITIONS, made, shown, with_page

ONLY = """\
Alla.

::: only norr
Norr.
:::

::: only soder kiruna
Söder eller Kiruna.
:::

::: except norr
Inte norr.
:::
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", ["Alla.", "Inte norr."]),
        ("norr", ["Alla.", "Norr."]),
        ("kiruna", ["Alla.", "Norr.", "Söder eller Kiruna."]),
        ("soder", ["Alla.", "Söder eller Kiruna.", "Inte norr."]),
    ],
)
def test_only_and_except(name: str, expected: list[str]) -> None:
    page = made(with_page(ONLY, **EDITIONS), name).modules[0].steps[0].page
    assert shown(page) == expected
    assert not any(isinstance(block, Only) for block in walk_blocks(page.blocks))


def test_pages_that_no_edition_changes_are_shared() -> None:
    files = {**EDITIONS, **with_page("Om $(amne).\n")}
    folder = folder_of({**BASE, **files})
    parsed = {path: parse(file) for path, file in folder.files.items() if isinstance(file, Source)}
    tree = parsed["program.yaml"].node
    assert tree is not None
    one, two = (resolve(folder, parsed, tree, name, (), {}, "prova")[0] for name in ("", "norr"))
    assert one is not None and two is not None
    assert one.modules[1].steps[0].page is two.modules[1].steps[0].page
    assert one.modules[0].steps[0].page is not two.modules[0].steps[0].page


TEXTS: dict[str, tuple[str, list[str]]] = {
    "in a line": ("Om $(amne) och $(amne).", ["Om nikotin och nikotin."]),
    "in emphasis and links": ("**$(amne)** [$(amne)](https://x.se)", ["nikotin nikotin"]),
    "literal": ("Skriv $$(amne).", ["Skriv $(amne)."]),
    "code is literal": ("Skriv `$(amne)`.", ["Skriv $(amne)."]),
    "only an empty text": ("A.\n\n$(tom)\n\nB.", ["A.", "B."]),
    "only empty texts": ("A.\n\n$(tom) $(tom)", ["A."]),
    "an empty text and a word": ("A$(tom).", ["A."]),
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_in_prose(name: str) -> None:
    body, expected = TEXTS[name]
    page = made(with_page(body)).modules[0].steps[0].page
    assert shown(page) == expected


def test_a_text_that_is_put_in_stands_where_its_name_was() -> None:
    page = made(with_page("Om $(amne).\n")).modules[0].steps[0].page
    (paragraph,) = page.blocks
    assert isinstance(paragraph, Paragraph)
    put_in = [one for one in paragraph.inlines if isinstance(one, Str) and one.text == "nikotin"]
    assert [one.span.text for one in put_in] == ["$(amne)"]


def test_texts_in_every_place_of_a_page() -> None:
    body = """\
## Om $(amne)

![Bild av $(amne)](../../media/x.svg "Mer om $(amne)")

| $(amne) | b |
|---|---|
| c | $(amne) |

> $(amne)

- $(tom)
- $(amne)

::: more Om $(amne)
Mer.
:::
"""
    page = made(with_page(body)).modules[0].steps[0].page
    assert not _all(page.blocks, TextName)
    (image,) = _all(page.blocks, Image)
    assert (plain_text(image.alt), plain_text(image.caption)) == ("Bild av nikotin", "Mer om nikotin")
    (table,) = _all(page.blocks, Table)
    assert [plain_text(cell.inlines) for cell in (*table.head, *table.rows[0])] == [
        "nikotin",
        "b",
        "c",
        "nikotin",
    ]
    (bullets,) = _all(page.blocks, ListBlock)
    assert len(bullets.items) == 1


def _all(value: Any, kind: type) -> list[Any]:
    """Every part of a kind, however deep."""
    if isinstance(value, tuple):
        return [found for item in value for found in _all(item, kind)]
    if isinstance(value, Source) or not hasattr(value, "__dataclass_fields__"):
        return []
    inside = [found for name in value.__dataclass_fields__ for found in _all(getattr(value, name), kind)]
    return [value, *inside] if isinstance(value, kind) else inside
