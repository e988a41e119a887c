"""Editions: what they say over what they build on, as trees."""

from typing import Any

import pytest

from merging import PROGRAM, merged, plain


def test_no_edition_is_the_program_itself() -> None:
    tree, faults = merged(PROGRAM)
    assert plain(tree)["publish"] == "false"
    assert not faults


MERGES: dict[str, tuple[list[str], tuple[str, ...], Any]] = {
    "a value replaces": (["title: Prova i norr"], ("title",), "Prova i norr"),
    "a mapping merges, deep down": (
        ["modules: {ett: {days: 0}}"],
        ("modules", "ett"),
        {"start": "active", "days": "0"},
    ),
    "a key is added": (
        ["modules: {tva: {title: Två}}"],
        ("modules", "tva"),
        {"start": "upcoming", "title": "Två"},
    ),
    "a list replaces": (["plans: [c]"], ("plans",), ["c"]),
    "removed": (["without: {contacts: [support]}"], ("contacts",), {}),
    "removed from the middle": (
        ["without: {modules: [tva]}"],
        ("modules",),
        {"ett": {"start": "active", "days": "3"}, "tre": {"start": "upcoming"}},
    ),
    "both remove": (["without: {texts: [amne]}", "without: {texts: [slut]}"], ("texts",), {}),
    "declared again, whole": (
        ["without: {contacts: [support]}", "contacts: {support: {title: Ny}}"],
        ("contacts", "support"),
        {"title": "Ny"},
    ),
    "the last in the chain wins": (["title: A", "title: B"], ("title",), "B"),
    "what the first says holds": (["title: A", "days: 1"], ("title",), "A"),
}


@pytest.mark.parametrize("name", MERGES)
def test_merge(name: str) -> None:
    editions, path, expected = MERGES[name]
    tree, faults = merged(PROGRAM, *editions)
    found = tree.get(*path)
    assert found is not None
    assert plain(found) == expected
    assert not faults


ORDERS: dict[str, tuple[list[str], list[str]]] = {
    "as the program": (["days: 3"], ["ett", "tva", "tre"]),
    "moved": (["order: [tre, ett, tva]"], ["tre", "ett", "tva"]),
    "added": (["modules: {ny: {start: upcoming}}\norder: [ett, ny, tva, tre]"], ["ett", "ny", "tva", "tre"]),
    "removed": (["without: {modules: [ett]}"], ["tva", "tre"]),
    "the order of what it extends, less what it removes": (
        ["order: [tre, tva, ett]", "without: {modules: [tva]}"],
        ["tre", "ett"],
    ),
    "declared again": (
        ["without: {modules: [tva]}", "modules: {tva: {start: active}}\norder: [tva, ett, tre]"],
        ["tva", "ett", "tre"],
    ),
}


@pytest.mark.parametrize("name", ORDERS)
def test_order(name: str) -> None:
    editions, expected = ORDERS[name]
    tree, faults = merged(PROGRAM, *editions)
    assert list(tree.entries["modules"].entries) == expected
    assert not faults


def test_what_only_concerns_the_edition_is_no_part_of_the_program() -> None:
    tree, _ = merged(PROGRAM, "extends: b\nwithout: {texts: [amne]}\norder: [ett, tva, tre]\npublish: false")
    assert {"extends", "without", "order"}.isdisjoint(tree.entries)
    assert plain(tree)["publish"] == "false"


def test_publish_is_not_inherited() -> None:
    assert "publish" not in merged(PROGRAM, "title: A")[0].entries
    assert "publish" not in merged(PROGRAM, "publish: false", "title: B")[0].entries


def test_every_part_keeps_its_own_place() -> None:
    tree, _ = merged(PROGRAM, "modules:\n  ett: {days: 0}", "title: B")
    places = {
        path: tree.at(*path) for path in [("title",), ("modules", "ett", "days"), ("modules", "ett", "start")]
    }
    assert {path: (at.path, at.text) for path, at in places.items()} == {
        ("title",): ("editions/b.yaml", "B"),
        ("modules", "ett", "days"): ("editions/a.yaml", "0"),
        ("modules", "ett", "start"): ("program.yaml", "active"),
    }
    assert tree.key_at("modules", "ett").path == "program.yaml"


def test_gone_tells_who_removed_it() -> None:
    tree, _ = merged(PROGRAM, "without: {texts: [amne]}", "without: {texts: [slut]}")
    gone = tree.entries["texts"].gone
    assert {name: (span.path, span.text) for name, span in gone.items()} == {
        "amne": ("editions/a.yaml", "amne"),
        "slut": ("editions/b.yaml", "slut"),
    }


def test_what_is_declared_again_is_not_gone() -> None:
    tree, _ = merged(PROGRAM, "without: {texts: [amne]}", "texts: {amne: snus}")
    assert tree.entries["texts"].gone == {}


def test_a_change_wins_over_a_removal() -> None:
    tree, _ = merged(PROGRAM, "without: {texts: [amne]}\ntexts: {amne: snus}")
    assert plain(tree.entries["texts"]) == {"amne": "snus", "slut": "hej då"}


def test_a_change_of_nothing_is_left_out() -> None:
    tree, _ = merged(PROGRAM, "modules: {trea: {days: 3}}")
    assert list(tree.entries["modules"].entries) == ["ett", "tva", "tre"]
