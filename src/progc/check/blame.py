"""Which line of an edition causes a fault that the base program lacks, found by leaving lines out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from progc.diagnostics import Diagnostic, Label, Rule, Text, say
from progc.language.parse.front_matter import front_matter
from progc.language.parse.tree import Node
from progc.source import File, Span

Chain = Sequence[tuple[str, Node]]
Place = tuple[str, str, int]
Again = Callable[[str, Chain, frozenset[Rule]], frozenset[Place]]


def place_of(diagnostic: Diagnostic) -> Place:
    """What tells a finding from others: code, path and offset."""
    path, start, code, _, _ = diagnostic.order
    return code, path, start


def blame(diagnostics: Sequence[Diagnostic], built: Mapping[str, Chain], again: Again) -> list[Diagnostic]:
    """The diagnostics, those of editions alone moved to the key whose removal makes them go away.

    `built` is each edition's chain of trees. `again` tells where the given rules still find something in an
    edition made of other trees. If several keys do, the first; the others are related places. If none alone
    does, the edition's title; but what stands on a page stays there: it is in `::: only`, most often. The
    place where the fault shows is a related place.
    """
    moved = {id(d): d.editions[0] for d in diagnostics if _only_in_editions(d) and d.editions[0] in built}
    causes: dict[int, list[Span]] = {}
    for name in sorted(set(moved.values())):
        wanted = [d for d in diagnostics if moved.get(id(d)) == name]
        rules = frozenset(d.rule for d in wanted)
        codes = {rule.code for rule in rules}
        faults = again(name, built[name], frozenset())
        for leaf, chain in _cut_chains(built[name]):
            left = again(name, chain, rules)
            if any(place[0] not in codes for place in left - faults):
                continue  # without this leaf the edition is broken, and says nothing of the rest
            for diagnostic in wanted:
                if place_of(diagnostic) not in left:
                    causes.setdefault(id(diagnostic), []).append(leaf)
    for d in diagnostics:
        if id(d) in moved and not _in_body(d.finding.at):
            causes.setdefault(id(d), [built[moved[id(d)]][-1][1].at("title")])
    return [_move(d, causes[id(d)]) if id(d) in causes else d for d in diagnostics]


def _only_in_editions(diagnostic: Diagnostic) -> bool:
    return bool(diagnostic.editions) and "" not in diagnostic.editions and not _in_edition(diagnostic.path)


def _in_edition(path: str) -> bool:
    return path.startswith("editions/")


def _move(diagnostic: Diagnostic, causes: Sequence[Span]) -> Diagnostic:
    finding = diagnostic.finding
    first, *others = causes
    related = [Label(span, say("this too", "det här också")) for span in others]
    if isinstance(finding.at, Span):
        shows = finding.here or say("it shows here", "det syns här")
        kept = [label for label in finding.related if not _same_line(label.span, first)]
        related = [Label(finding.at, shows), *related, *kept]
    here = say("this makes it so", "det beror på det här")
    help = finding.help
    if _in_body(finding.at):
        help = _except(diagnostic.editions)
    return replace(diagnostic, finding=replace(finding, at=first, here=here, related=related[:3], help=help))


def _in_body(at: Span | File) -> bool:
    """Whether it stands in the text of a page, which an edition can leave out."""
    return isinstance(at, Span) and at.path.endswith(".md") and at.start >= front_matter(at.source).body


def _except(editions: Sequence[str]) -> Text:
    """The two mends of what only some editions have."""
    return say(
        "take this away from the edition, or put lines `::: except {names}` and `:::` round it on the page",
        "ta bort det här ur utgåvan, eller sätt raderna `::: except {names}` och `:::` runt det på sidan",
        names=" ".join(editions),
    )


def _same_line(one: Span, other: Span) -> bool:
    return (one.path, one.line) == (other.path, other.line)


def _cut_chains(chain: Chain) -> Iterator[tuple[Span, Chain]]:
    """Every leaf of the chain's trees, the last one's first, with the chain that lacks it."""
    for index in range(len(chain) - 1, -1, -1):
        name, tree = chain[index]
        for path in _leaves(tree, ()):
            cut = [*chain[:index], (name, _without(tree, path)), *chain[index + 1 :]]
            yield tree.key_at(*path), cut


def _leaves(node: Node, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    """Paths to the parts that can be left out alone: values, whole lists, and each item under `without`."""
    if node.entries:
        for key, below in node.entries.items():
            yield from _leaves(below, (*path, key))
    elif node.items and path and path[0] == "without":
        yield from ((*path, index) for index in range(len(node.items)))
    elif path and path != ("title",):
        yield path


def _without(node: Node, path: tuple[str | int, ...]) -> Node:
    first, *rest = path
    if isinstance(first, int):
        return replace(node, value=tuple(item for i, item in enumerate(node.items) if i != first))
    entries = dict(node.entries)
    if rest:
        entries[first] = _without(entries[first], tuple(rest))
    else:
        del entries[first]
    return replace(node, value=entries)
