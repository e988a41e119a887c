"""An edition's `order` and the modules it adds → the modules in that order, and what is wrong with it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from progc.diagnostics import Diagnostic, Finding, Label, Names, Rule, Severity, say
from progc.language.edition.removals import Named, has
from progc.language.parse.tree import Node
from progc.source import Span
from progc.suggest import suggest

UNKNOWN_IN_ORDER = Rule("PC705", "unknown-in-order", Severity.ERROR)
NOT_IN_ORDER = Rule("PC706", "not-in-order", Severity.ERROR)
ADDED_WITHOUT_ORDER = Rule("PC707", "added-without-order", Severity.ERROR)
CHANGE_OF_UNKNOWN = Rule("PC708", "change-of-unknown", Severity.ERROR)


def added_faults(base: Node, over: Node, order: Node | None) -> tuple[list[Diagnostic], list[str]]:
    """What is wrong with modules that the edition has and its base lacks; and those that only look so.

    An entry without `start` that no order names cannot be a new module: it is a change to a module that is
    not there, and is to be left out so that it is told once. An entry that is no mapping is shape's to tell.
    """
    there = modules(base)
    named = {item.text for item in order.items} if order else set()
    faults: list[Diagnostic] = []
    nothing: list[str] = []
    for name, entry in modules(over).items():
        if name in there or not isinstance(entry.value, Mapping):
            continue
        if "start" not in entry.value and name not in named:
            nothing.append(name)
            faults.append(_change_of_unknown(name, entry, base))
        elif order is None:
            faults.append(_added_without_order(name, entry, [*there, *modules(over)]))
    return faults, nothing


def modules(tree: Node) -> Mapping[str, Node]:
    """The entries of `modules`."""
    found = tree.get("modules")
    return found.entries if found else {}


def ordered(tree: Node, names: Sequence[str]) -> Node:
    """The tree with its modules in the order of the names; those left out come last, as they stood."""
    found = tree.get("modules")
    if found is None:
        return tree
    there = found.entries
    in_order = {name: there[name] for name in (*names, *there) if name in there}
    return replace(tree, value={**tree.entries, "modules": replace(found, value=in_order)})


def order_faults(tree: Node, order: Node, names: Named, removed: Collection[str]) -> Iterator[Diagnostic]:
    """`order` names every module of the tree. No list, or a name that stands twice, is shape's to tell.

    What a misspelt name of the order, or of what is `removed`, was meant for is not told as left out.
    """
    if not isinstance(order.value, tuple):
        return
    there = modules(tree)
    found = tree.get("modules")
    gone = found.gone if found else {}
    named = dict(reversed(names))
    missing = [id for id, entry in there.items() if id not in named and isinstance(entry.value, Mapping)]
    meant = {suggest(name, missing) for name in removed if name not in gone}
    for name, span in named.items():
        if name not in there:
            near = None if name in gone else suggest(name, missing)
            meant.add(near)
            yield _unknown_in_order(name, span, gone.get(name), near, there)
    left_out = tuple(name for name in missing if name not in meant)
    if left_out:
        yield Diagnostic(
            NOT_IN_ORDER,
            Finding(
                order.place,
                say("`order` leaves out {names}", "`order` utelämnar {names}", names=Names(left_out)),
                help=say(
                    "write {names} in the list too, or under `without` in `modules`",
                    "skriv också {names} i listan, eller under `without` i `modules`",
                    names=Names(left_out),
                ),
            ),
        )


def _unknown_in_order(
    name: str, span: Span, gone: Span | None, near: str | None, there: Mapping[str, Node]
) -> Diagnostic:
    removed = say("removed here", "tas bort här")
    return Diagnostic(
        UNKNOWN_IN_ORDER,
        Finding(
            span,
            say(
                "`order` names the module `{name}`, which the edition does not have",
                "`order` tar upp modulen `{name}` som utgåvan inte har",
                name=name,
            ),
            here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
            related=[Label(gone, removed)] if gone else (),
            help=say("take `{name}` away from the list", "ta bort `{name}` ur listan", name=name)
            if gone
            else say("the edition has {names}", "utgåvan har {names}", names=Names(tuple(there), most=20)),
        ),
    )


def _added_without_order(name: str, entry: Node, known: Sequence[str]) -> Diagnostic:
    """`known` has every module that the list may name, the base's first."""
    names = ", ".join(dict.fromkeys(known))
    return Diagnostic(
        ADDED_WITHOUT_ORDER,
        Finding(
            entry.key or entry.span,
            say(
                "the module `{name}` is added, but nothing says where it stands",
                "modulen `{name}` läggs till men inget säger var den står",
                name=name,
            ),
            help=say(
                "add the line `order: [{names}]`, in the edition's order",
                "lägg till raden `order: [{names}]`, i utgåvans ordning",
                names=names,
            ),
        ),
    )


def _change_of_unknown(name: str, entry: Node, base: Node) -> Diagnostic:
    there = modules(base)
    found = base.get("modules")
    gone = found.gone.get(name) if found else None
    near = suggest(name, there)
    if gone:
        message = say(
            "the module `{name}` is changed, but is already removed",
            "modulen `{name}` ändras men är redan borttagen",
            name=name,
        )
        help = say(
            "declare it again whole, with `start`, or take the change away",
            "ange den på nytt i sin helhet, med `start`, eller ta bort ändringen",
        )
    else:
        message = say(
            "there is no module called `{name}` to change",
            "det finns ingen modul som heter `{name}` att ändra",
            name=name,
        )
        help = has(there) or say(
            "give a new module the line `start: upcoming`", "ge en ny modul raden `start: upcoming`"
        )
    return Diagnostic(
        CHANGE_OF_UNKNOWN,
        Finding(
            entry.key or entry.span,
            message,
            here=say("did you mean `{near}`?", "menade du `{near}`?", near=near)
            if near and not gone
            else None,
            related=[Label(gone, say("removed here", "togs bort här"))] if gone else (),
            help=help,
        ),
    )
