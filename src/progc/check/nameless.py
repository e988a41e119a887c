"""A block that has a key twice → the entry whose first line is likely missing, and what is told of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from progc.diagnostics import Diagnostic, Label, say
from progc.language.parse.key_faults import REPEATED_KEY
from progc.language.parse.tree import Node
from progc.language.shape import Path
from progc.source import Span


@dataclass(frozen=True, eq=False)
class Doubled:
    """A block in a block with keys that come again: from `start` on it is likely another, without a name."""

    path: Path
    node: Node
    again: Sequence[Diagnostic]

    @property
    def start(self) -> int:
        return min(_start(one) for one in self.again)

    @property
    def strayed(self) -> Iterator[Path]:
        """What is not to be used: its keys from there on, and what has no name, whose path ends in ""."""
        yield (*self.path[:-1], "")
        yield from ((*self.path, key) for key, one in self.node.entries.items() if self._has_strayed(one))

    def holds(self, diagnostic: Diagnostic) -> bool:
        """Whether a fault is about what has strayed."""
        strayed = (one for one in self.node.entries.values() if self._has_strayed(one))
        return any(one.key and one.key.start <= _start(diagnostic) <= one.span.end for one in strayed)

    def _has_strayed(self, one: Node) -> bool:
        return bool(one.key and one.key.start > self.start)

    def told(self) -> Diagnostic:
        """One fault for all its keys that come again."""
        first, *others = sorted(self.again, key=_start)
        labels = [Label(at, say("again too", "också igen")) for at in map(_at, others[:2]) if at]
        help = say(
            "write a line with the next id above, or take one of the lines away",
            "skriv en rad med nästa id ovanför, eller ta bort en av raderna",
        )
        finding = first.finding
        return replace(first, finding=replace(finding, related=[*finding.related, *labels], help=help))


def doubled(node: Node, told: Sequence[Diagnostic]) -> list[Doubled]:
    """The blocks in blocks of a tree that have a key twice, by what is told of it."""
    again = {one.finding.related[0].span.start: one for one in told if one.rule == REPEATED_KEY}
    return list(_doubled(node, (), again)) if again else []


def _doubled(node: Node, path: Path, again: dict[int, Diagnostic]) -> Iterator[Doubled]:
    keys = (one.key for one in node.entries.values())
    here = [again[key.start] for key in keys if key and key.start in again]
    if here and len(path) > 1:
        yield Doubled(path, node, here)
    for key, below in node.entries.items():
        yield from _doubled(below, (*path, key), again)


def _at(one: Diagnostic) -> Span | None:
    return one.finding.at if isinstance(one.finding.at, Span) else None


def _start(one: Diagnostic) -> int:
    at = _at(one)
    return at.start if at else -1
