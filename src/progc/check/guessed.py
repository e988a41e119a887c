"""A source whose lines do not line up → the source as it was likely meant, where only that can be meant."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from progc.diagnostics import Diagnostic, Names
from progc.language.model.places import Kind
from progc.language.parse.key_faults import EMPTY_VALUE, REPEATED_KEY, STRANGE_KEY
from progc.language.parse.parsed import Guess, Parsed
from progc.language.parse.tree import Node
from progc.language.parse.yaml_faults import MISSING_COLON
from progc.language.parse.yaml_indent_faults import BAD_INDENTATION, TAB_INDENTATION
from progc.language.shape import shape
from progc.language.shape.key_sentences import KEYS_AT_ODDS, MALFORMED_ID, MISSING_KEY, UNKNOWN_KEY
from progc.language.shape.value_sentences import TOO_FEW_ENTRIES, WRONG_KIND
from progc.source import Span

# What is told of a line that does not begin where it belongs; of something where it was not
# meant to be; of that and what is beside it; and of a block that something is not put in.
_BEGIN = (BAD_INDENTATION, TAB_INDENTATION)
_STRAYED = (UNKNOWN_KEY, REPEATED_KEY, STRANGE_KEY, MISSING_COLON)
_AMONG = (MALFORMED_ID, EMPTY_VALUE, WRONG_KIND)
_LACKING = (MISSING_KEY, TOO_FEW_ENTRIES, KEYS_AT_ODDS)


def as_guessed(one: Parsed, kind: Kind, schemas: Mapping[str, Any]) -> Parsed:
    """The source as it was likely meant, where no more than one guess is sound."""
    sound = [each for each in one.guesses if _is_sound(each, shape(each.node, kind, schemas).diagnostics)]
    if not sound or any(not _alike(sound[0].node, each.node) for each in sound[1:]):
        return one
    return replace(one, node=sound[0].node, diagnostics=sound[0].diagnostics)


def _alike(one: Node, other: Node) -> bool:
    """Whether two trees of a source say the same."""
    if list(one.entries) != list(other.entries) or len(one.items) != len(other.items):
        return False
    below = zip(one.below, other.below, strict=True)
    return one.text == other.text and all(_alike(a, b) for a, b in below)


def _is_sound(guess: Guess, shaped: Iterable[Diagnostic]) -> bool:
    """Whether nothing that is wrong may come of where lines were put."""
    near = _near(guess)
    told = [(one, at) for one in (*guess.diagnostics, *shaped) if isinstance(at := one.finding.at, Span)]
    tabs = any(one.rule == TAB_INDENTATION for one, _ in told)
    begin = [(one, at) for one, at in told if one.rule in _BEGIN or (not tabs and _too_deep(one, at))]
    lines = [at.line for _, at in begin]
    once = all(lines.count(line) <= 1 for line in guess.lines)
    return once and not any(near.touches(one, at) for one, at in told if (one, at) not in begin)


def _too_deep(one: Diagnostic, at: Span) -> bool:
    """Whether a key is told as left empty because it is as deep as what was to stand in it."""
    return one.rule == EMPTY_VALUE and not at.source.line_text(at.line)[: at.column - 1].strip()


@dataclass
class _Near:
    """Lines that have to do with those that were moved, by number.

    `beside`: they, what stands right in them, and what may have been meant to. `among`: what they were put
    beside. `blocks`: where those begin that lines were put in, or that end right above one. `around`: where
    those begin that hold these. `keys` are what the lines moved begin with.
    """

    beside: set[int]
    among: set[int] = field(default_factory=set)
    blocks: set[int] = field(default_factory=set)
    around: set[int] = field(default_factory=set)
    keys: set[str] = field(default_factory=set)

    def touches(self, one: Diagnostic, at: Span) -> bool:
        """Whether a fault may come of where the lines were put."""
        if one.rule in _STRAYED:
            first = (label.span.line for label in one.finding.related if one.rule is REPEATED_KEY)
            return not self.beside.isdisjoint((at.line, *first))
        if one.rule in _AMONG:
            return at.line in self.beside | self.among | self.blocks
        lost = at.line in self.around and not self.keys.isdisjoint(_named(one))
        return one.rule in _LACKING and (at.line in self.beside | self.blocks or lost)


def _named(one: Diagnostic) -> Iterator[str]:
    """The keys that a fault's sentence names."""
    for _, value in one.finding.message.fields:
        yield from (value,) if isinstance(value, str) else value.ids if isinstance(value, Names) else ()


def _near(guess: Guess) -> _Near:
    """Where lines were put, in which blocks, and below which."""
    first: dict[int, tuple[Node, tuple[Node, ...]]] = {}
    ending: dict[int, set[int]] = {}
    for node, above in _parts(guess.node):
        if above:
            first.setdefault(_line(node), (node, above))
        ending.setdefault(node.span.end_line, set()).add(_line(node))
    ends = sorted(ending)
    near = _Near(set(guess.lines))
    for line in guess.lines & first.keys():
        node, above = first[line]
        among = {_line(one) for one in above[-1].below}
        before = bisect_left(ends, line) - 1
        near.beside |= {_line(one) for one in node.below}
        near.beside |= set() if node.text else {one for one in among if one > line}
        near.among |= among
        near.blocks |= {_line(above[-1]), *(ending[ends[before]] if before >= 0 else ())}
        near.around |= {_line(one) for one in above}
        near.keys |= {node.key.text} if node.key else set()
    return near


def _parts(node: Node, above: tuple[Node, ...] = ()) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """All of a tree, each with what it stands in, the nearest last."""
    yield node, above
    for below in node.below:
        yield from _parts(below, (*above, node))


def _line(node: Node) -> int:
    """The line where a value or its key begins."""
    return (node.key or node.span).line
