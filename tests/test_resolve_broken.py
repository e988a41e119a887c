"""What cannot be used is left out, and its id is in `Program.broken`."""

import pytest

from resolving import PROGRAM, Broken, made, resolved, with_steps

BROKEN: dict[str, tuple[dict[str, str], Broken, set[str]]] = {
    "a module's entry": (
        {},
        {"program.yaml": frozenset({("modules", "tva", "days")})},
        set(),
    ),
    "a module.yaml": (
        with_steps("../ett/extra.md"),
        {"modules/tva/module.yaml": frozenset({(), ("sections",)})},
        {"page/modules/tva/mer", "page/modules/ett/extra"},
    ),
    "a module's title": (
        {},
        {"modules/tva/module.yaml": frozenset({(), ("title",)})},
        set(),
    ),
    "a module.yaml whose page stands elsewhere too": (
        with_steps("../ett/hej.md"),
        {"modules/tva/module.yaml": frozenset({(), ("sections",)})},
        {"page/modules/tva/mer"},
    ),
    "a step's entry": (
        {},
        {"modules/tva/module.yaml": frozenset({("sections", "a", "steps", 0)})},
        {"page/modules/tva/mer"},
    ),
    "a page's title": ({}, {"modules/tva/mer.md": frozenset({(), ("title",)})}, set()),
    "a form": (
        {"forms/f.yaml": "title: F\nquestions: {}\n"},
        {"forms/f.yaml": frozenset({("questions",)})},
        {"form/f"},
    ),
    "a plan": (
        {"program.yaml": PROGRAM + "plans: [p]\n", "plans/p.yaml": "title: P\n"},
        {"plans/p.yaml": frozenset({()})},
        {"plan/p"},
    ),
    "a contact": (
        {"program.yaml": PROGRAM + "contacts: {a: {title: A}, b: {title: B}}\n"},
        {"program.yaml": frozenset({("contacts", "a")})},
        {"contact/a"},
    ),
    "a text": (
        {"program.yaml": PROGRAM.replace("amne: nikotin", "amne: [x]")},
        {"program.yaml": frozenset({("texts", "amne")})},
        {"text/amne"},
    ),
    "an item of a list": (
        {"program.yaml": PROGRAM + "plans: [X]\nflags: [{type: x}]\n"},
        {"program.yaml": frozenset({("plans", 0), ("flags", 0, "type")})},
        {"program/plans"},
    ),
    "a key of the program": ({}, {"program.yaml": frozenset({(), ("days",)})}, set()),
    "a step that is not there": ({}, {}, set()),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken(name: str) -> None:
    files, broken, expected = BROKEN[name]
    assert made(files, broken=broken).broken == expected


def test_what_is_not_there_is_broken_too() -> None:
    program, _ = resolved(with_steps("borta.md"))
    assert program and program.broken == {"page/modules/tva/borta"}


@pytest.mark.parametrize("text", ["title: X\n", "modules: [a]\n"])
def test_modules_that_cannot_be_used(text: str) -> None:
    """There is a program all the same."""
    program = made({"program.yaml": text}, broken={"program.yaml": frozenset({("modules",)})})
    assert not program.modules
    assert program.broken == {"program/modules"}


def test_a_module_of_which_a_key_cannot_be_used() -> None:
    """The rest of it is there, and what is not is known."""
    here = frozenset({("modules", "tva", "days"), ("modules", "tva")})
    there = frozenset({("sections", "a"), ("sections", "a", "title"), ("number",)})
    module = made({}, broken={"program.yaml": here, "modules/tva/module.yaml": there}).modules[1]
    assert (module.group, module.days) == ("Mer", None)
    assert module.broken == {"days", "number", "sections"}
    assert [(section.title, len(section.steps)) for section in module.sections] == [("", 1)]
