"""The trees of all editions → by edition the names that make it, and what is wrong with `extends`."""

from collections.abc import Collection, Mapping

from progc.diagnostics import Diagnostic, Finding, Label, Names, Rule, Severity, say
from progc.language.parse.tree import Node
from progc.source import Span
from progc.suggest import suggest_id

UNKNOWN_EDITION = Rule("PC701", "unknown-edition", Severity.ERROR)
EXTENDED_TWICE = Rule("PC702", "extended-twice", Severity.ERROR)


def chains(
    editions: Mapping[str, Node], unusable: Collection[str] = ()
) -> tuple[Mapping[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """By edition the names that make it: what it extends first, itself last.

    An edition whose `extends` leads nowhere has no chain: nothing more can be said of it. `unusable` names
    editions that could not be read; that one extends such is silent, since its own fault is told.
    """
    extends = {name: node.get("extends") for name, node in editions.items()}
    found: dict[str, tuple[str, ...]] = {}
    diagnostics: list[Diagnostic] = []
    for name, node in extends.items():
        base = node.text if node else None
        if node is None:
            found[name] = (name,)
        elif base is None:
            continue
        elif base not in editions:
            if base not in unusable:
                others = [*(other for other in editions if other != name), *unusable]
                diagnostics.append(unknown_edition(base, node.span, others))
        elif (further := extends[base]) is None:
            found[name] = (base, name)
        elif not (further.text == name and base < name):  # two that extend each other: told at the first
            diagnostics.append(_extended_twice(name, base, node, extends[base]))
    return found, tuple(diagnostics)


def unknown_edition(name: str, at: Span, known: Collection[str]) -> Diagnostic:
    """An edition is named that is not there; resolve tells it of `only` and `except` too."""
    near = suggest_id(name, known)
    help = say(
        "editions live in `editions/`; make `editions/{name}.yaml`",
        "utgåvor ligger i `editions/`; skapa `editions/{name}.yaml`",
        name=name,
    )
    if known:
        help = say(
            "editions live in `editions/`; this program has {names}",
            "utgåvor ligger i `editions/`; programmet har {names}",
            names=Names(tuple(sorted(known))),
        )
    return Diagnostic(
        UNKNOWN_EDITION,
        Finding(
            at,
            say(
                "there is no edition called `{name}`", "det finns ingen utgåva som heter `{name}`", name=name
            ),
            here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
            help=help,
        ),
    )


def _extended_twice(name: str, base: str, node: Node, other: Node | None) -> Diagnostic:
    """`extends` goes one level deep."""
    related: tuple[Label, ...] = ()
    if base == name:
        message = say(
            "the edition `{name}` extends itself", "utgåvan `{name}` bygger på sig själv", name=name
        )
    else:
        message = say(
            "the edition `{name}` extends `{base}`, which itself extends another",
            "utgåvan `{name}` bygger på `{base}`, som själv bygger på en annan",
            name=name,
            base=base,
        )
        if other is not None:
            related = (
                Label(
                    other.span,
                    say("`{base}` extends another here", "här bygger `{base}` på en annan", base=base),
                ),
            )
    help = say("take the line away", "ta bort raden")
    if base != name and other is not None and other.text and other.text != name:
        help = say(
            "write `extends: {other}`, or take the line away",
            "skriv `extends: {other}`, eller ta bort raden",
            other=other.text,
        )
    return Diagnostic(EXTENDED_TWICE, Finding(node.span, message, related=related, help=help))
