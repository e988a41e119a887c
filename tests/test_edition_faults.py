"""What is wrong in what editions say."""

import pytest

from merging import PROGRAM, merged, told, trees
from progc.language.edition import chains

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
    "a misspelt name of the order is told once": (
        ["order: [eet, tva, tre]"],
        ["PC705 editions/a.yaml:1:9 `order` names the module `eet`, which the edition does not have"],
    ),
    "a misspelt removal is told once": (
        ["without: {modules: [tvaa]}\norder: [ett, tre]"],
        ["PC703 editions/a.yaml:1:21 there is no module called `tvaa` to remove"],
    ),
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
        ["PC702 editions/a.yaml:1:10 the edition `a` extends `b`, which itself extends another"],
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
    assert diagnostic.finding.here and diagnostic.finding.here.to("sv") == "menade du `norr`?"
