"""Editions: what they say over what they build on, as trees; and what is wrong in what they say."""

from collections.abc import Mapping
from typing import Any

import pytest

from conftest import folder_of
from progc.language.edition import chains, edition
from progc.language.parse import parse
from progc.language.parse.tree import Node

PROGRAM = """\
title: Prova
publish: false
welcome: welcome.md
modules:
  ett:
    start: active
    days: 3
  tva:
    start: upcoming
  tre:
    start: upcoming
plans: [a, b]
contacts:
  support:
    for: resident
    title: Support
texts:
  amne: nikotin
  slut: hej då
"""


def trees(texts: Mapping[str, str]) -> dict[str, Node]:
    """The trees of editions by name, "" for program.yaml."""
    paths = {f"editions/{name}.yaml" if name else "program.yaml": text for name, text in texts.items()}
    folder = folder_of(paths)
    found = {}
    for name, path in zip(texts, paths, strict=True):
        source = folder.source(path)
        assert source
        node = parse(source).node
        assert node
        found[name] = node
    return found


def plain(node: Node) -> Any:
    """A tree's values without their places."""
    if node.entries:
        return {key: plain(below) for key, below in node.entries.items()}
    if node.items:
        return [plain(item) for item in node.items]
    return node.value


def merged(program: str, *editions: str) -> tuple[Node, list[str]]:
    """The tree that a chain of editions makes, and its faults as "code path:line:column message"."""
    names = ["", *"abc"[: len(editions)]]
    made = trees(dict(zip(names, (program, *editions), strict=True)))
    tree, diagnostics = edition(made.pop(""), list(made.items()))
    return tree, [told(d) for d in diagnostics]


def told(diagnostic: Any) -> str:
    at = diagnostic.finding.at
    return f"{diagnostic.rule.code} {at.path}:{at.line}:{at.column} {diagnostic.finding.message.to('en')}"


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


FAULTS: dict[str, tuple[list[str], list[str]]] = {
    "removes what is not there": (
        ["without:\n  modules: [fyra]"],
        ["PC703 editions/a.yaml:2:13 there is no module called `fyra` to remove"],
    ),
    "removes what is already gone": (
        ["without: {texts: [amne]}", "without: {texts: [amne]}"],
        ["PC703 editions/b.yaml:1:19 the text `amne` is already removed"],
    ),
    "removes and changes": (
        ["without: {contacts: [support]}\ncontacts: {support: {title: Ny}}"],
        ["PC704 editions/a.yaml:1:22 the contact `support` is both removed and changed"],
    ),
    "order names what is not there": (
        ["order: [ett, tva, tre, fyra]"],
        ["PC705 editions/a.yaml:1:24 `order` names the module `fyra`, which the edition does not have"],
    ),
    "order names what it removes": (
        ["without: {modules: [tre]}\norder: [ett, tva, tre]"],
        ["PC705 editions/a.yaml:2:19 `order` names the module `tre`, which the edition does not have"],
    ),
    "order leaves out": (["order: [tre]"], ["PC706 editions/a.yaml:1:1 `order` leaves out `ett` and `tva`"]),
    "added without an order": (
        ["modules: {ny: {start: upcoming}}"],
        ["PC707 editions/a.yaml:1:11 the module `ny` is added, but nothing says where it stands"],
    ),
    "declared again without an order": (
        ["without: {modules: [tva]}", "modules: {tva: {start: active}}"],
        ["PC707 editions/b.yaml:1:11 the module `tva` is added, but nothing says where it stands"],
    ),
    "changes what is not there": (
        ["modules: {trea: {days: 3}}"],
        ["PC708 editions/a.yaml:1:11 there is no module called `trea` to change"],
    ),
    "changes what is gone": (
        ["without: {modules: [tre]}", "modules: {tre: {days: 3}}"],
        ["PC708 editions/b.yaml:1:11 the module `tre` is changed, but is already removed"],
    ),
    "the first one's fault is told of the second too": (
        ["without: {texts: [x]}", "title: B"],
        ["PC703 editions/a.yaml:1:19 there is no text called `x` to remove"],
    ),
    "shapes that are not mine to tell": (["without: ett\norder: tva\nmodules: {ny: }\ncontacts: [a]"], []),
}


@pytest.mark.parametrize("name", FAULTS)
def test_fault(name: str) -> None:
    editions, expected = FAULTS[name]
    assert merged(PROGRAM, *editions)[1] == expected


def test_a_change_wins_over_a_removal() -> None:
    tree, _ = merged(PROGRAM, "without: {texts: [amne]}\ntexts: {amne: snus}")
    assert plain(tree.entries["texts"]) == {"amne": "snus", "slut": "hej då"}


def test_a_change_of_nothing_is_left_out() -> None:
    tree, _ = merged(PROGRAM, "modules: {trea: {days: 3}}")
    assert list(tree.entries["modules"].entries) == ["ett", "tva", "tre"]


CHAINS: dict[str, tuple[dict[str, str], dict[str, tuple[str, ...]], list[str]]] = {
    "alone": ({"kalmar": "title: K"}, {"kalmar": ("kalmar",)}, []),
    "one on another": (
        {"norr": "title: N", "kiruna": "extends: norr"},
        {"norr": ("norr",), "kiruna": ("norr", "kiruna")},
        [],
    ),
    "on what is not there": (
        {"norr": "title: N", "kiruna": "extends: nor"},
        {"norr": ("norr",)},
        ["PC701 editions/kiruna.yaml:1:10 there is no edition called `nor`"],
    ),
    "on one that builds on another": (
        {"a": "title: A", "b": "extends: a", "c": "extends: b"},
        {"a": ("a",), "b": ("a", "b")},
        ["PC702 editions/c.yaml:1:10 the edition `c` extends `b`, which itself extends another"],
    ),
    "on itself": ({"a": "extends: a"}, {}, ["PC702 editions/a.yaml:1:10 the edition `a` extends itself"]),
    "in a ring": (
        {"a": "extends: b", "b": "extends: a"},
        {},
        [
            "PC702 editions/a.yaml:1:10 the edition `a` extends `b`, which itself extends another",
            "PC702 editions/b.yaml:1:10 the edition `b` extends `a`, which itself extends another",
        ],
    ),
    "a shape that is not mine to tell": ({"a": "extends: [b]"}, {}, []),
}


@pytest.mark.parametrize("name", CHAINS)
def test_chain(name: str) -> None:
    editions, expected, faults = CHAINS[name]
    found, diagnostics = chains(trees(editions))
    assert found == expected
    assert [told(d) for d in diagnostics] == faults


def test_on_one_that_could_not_be_read_is_silent() -> None:
    assert chains(trees({"a": "extends: b"}), unusable=["b"]) == ({}, ())


def test_did_you_mean() -> None:
    _, (diagnostic,) = chains(trees({"norr": "title: N", "kiruna": "extends: nor"}))
    assert diagnostic.finding.here and diagnostic.finding.here.to("sv") == "menas `norr`?"
