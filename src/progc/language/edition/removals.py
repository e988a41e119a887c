"""What an edition removes → what is wrong with it: not there, already gone, also changed."""

from collections.abc import Collection, Iterator, Sequence

from progc.diagnostics import Diagnostic, Finding, Label, Names, Rule, Severity, Text, say
from progc.language.parse.tree import Node
from progc.source import Span
from progc.suggest import suggest

UNKNOWN_REMOVAL = Rule("PC703", "unknown-removal", Severity.ERROR)
CHANGED_AND_REMOVED = Rule("PC704", "changed-and-removed", Severity.ERROR)

REMOVABLE = {
    "modules": (say("module", "modul"), say("the module", "modulen")),
    "contacts": (say("contact", "kontakt"), say("the contact", "kontakten")),
    "texts": (say("text", "text"), say("the text", "texten")),
}
"""What `without` takes, and its name in a sentence: bare, and as "the module"."""

Named = Sequence[tuple[str, Span]]


def removal_faults(base: Node, over: Node, kind: str, items: Named) -> Iterator[Diagnostic]:
    """What is removed is there, and not also changed. A name that stands twice is shape's to tell."""
    found = base.get(kind)
    there = found.entries if found else {}
    gone = found.gone if found else {}
    for name, span in dict(reversed(items)).items():
        change = over.get(kind, name)
        if change is not None:
            yield _changed_and_removed(kind, name, span, change)
        elif name in gone:
            yield _already_gone(kind, name, span, gone[name])
        elif name not in there:
            yield _unknown_removal(kind, name, span, there)


def _changed_and_removed(kind: str, name: str, span: Span, change: Node) -> Diagnostic:
    return Diagnostic(
        CHANGED_AND_REMOVED,
        Finding(
            span,
            say(
                "{kind} `{name}` is both removed and changed",
                "{kind} `{name}` både tas bort och ändras",
                kind=REMOVABLE[kind][1],
                name=name,
            ),
            here=say("removed here", "tas bort här"),
            related=[Label(change.key or change.span, say("changed here", "ändras här"))],
            help=say(
                "take `{name}` away from `without`, or take the change away",
                "ta bort `{name}` ur `without`, eller ta bort ändringen",
                name=name,
            ),
        ),
    )


def _already_gone(kind: str, name: str, span: Span, before: Span) -> Diagnostic:
    return _removal(
        span,
        say(
            "{kind} `{name}` is already removed",
            "{kind} `{name}` är redan borttagen",
            kind=REMOVABLE[kind][1],
            name=name,
        ),
        related=[Label(before, say("removed here", "togs bort här"))],
        help=say("take `{name}` away from the list", "ta bort `{name}` ur listan", name=name),
    )


def _unknown_removal(kind: str, name: str, span: Span, there: Collection[str]) -> Diagnostic:
    near = suggest(name, there)
    return _removal(
        span,
        say(
            "there is no {kind} called `{name}` to remove",
            "det finns ingen {kind} som heter `{name}` att ta bort",
            kind=REMOVABLE[kind][0],
            name=name,
        ),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=has(there),
    )


def _removal(
    span: Span,
    message: Text,
    here: Text | None = None,
    related: Sequence[Label] = (),
    help: Text | None = None,
) -> Diagnostic:
    return Diagnostic(UNKNOWN_REMOVAL, Finding(span, message, here=here, related=related, help=help))


def has(there: Collection[str]) -> Text | None:
    """A help that tells what can be named."""
    if not there:
        return None
    return say(
        "the program that the edition changes has {names}",
        "programmet som utgåvan ändrar har {names}",
        names=Names(tuple(there)),
    )
