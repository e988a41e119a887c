"""A list or a block where another kind belongs: what is wrong in it follows from how it is read: silent."""

from collections.abc import Iterator, Mapping

from progc.check.one_slip import Told
from progc.diagnostics import Diagnostic
from progc.language.parse.key_faults import EMPTY_VALUE, REPEATED_KEY
from progc.language.parse.parsed import Parsed
from progc.language.parse.tree import Node
from progc.language.shape.value_sentences import WRONG_KIND
from progc.source import Span


def without_misread(told: list[Told], parsed: Mapping[str, Parsed]) -> list[Told]:
    """What was told, without keys left empty or said twice in a value of another kind."""
    wrong = [one for _, one in told if one.rule == WRONG_KIND]
    spans = [span for one in wrong for span in _span(one, parsed)]
    inner = (EMPTY_VALUE, REPEATED_KEY)
    return [(name, one) for name, one in told if one.rule not in inner or not _within(one, spans)]


def _span(wrong: Diagnostic, parsed: Mapping[str, Parsed]) -> Iterator[Span]:
    """The list or block that a fault of kind is about."""
    one, at = parsed.get(wrong.path), wrong.finding.at
    for node in _nodes(one.node) if one and one.node and isinstance(at, Span) else ():
        if (node.items or node.entries) and isinstance(at, Span) and node.place == at:
            yield node.span


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for below in node.below:
        yield from _nodes(below)


def _within(one: Diagnostic, spans: list[Span]) -> bool:
    at = one.finding.at
    return isinstance(at, Span) and any(
        span.path == at.path and span.start <= at.start <= span.end for span in spans
    )
