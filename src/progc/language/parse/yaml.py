"""YAML text → a tree of Nodes, and everything that is wrong with how it is written."""

from collections.abc import Iterator, Mapping
from itertools import combinations, islice

from yaml import MarkedYAMLError, YAMLError

from progc.diagnostics import Diagnostic, Finding
from progc.language.parse.document_faults import empty_file, unreadable
from progc.language.parse.key_faults import EMPTY_VALUE
from progc.language.parse.scalar_faults import strange_character
from progc.language.parse.tree import Node
from progc.language.parse.yaml_diagnosis import diagnose
from progc.language.parse.yaml_draft import ODD, Draft, Fault
from progc.language.parse.yaml_tree import TreeBuilder
from progc.source import Source, Span

# Faults of syntax that are told of one file.
MOST = 20
# Code points that may be read in all, so that a large file with many faults is quick too.
_EFFORT = 20_000_000
# How long a file may be that is guessed at, in code points: what an author writes is some thousand, and every
# guess reads it all again.
_GUESSED = 100_000
# Code points that may be read for all guesses at one file, and how many are made after the likeliest.
_GUESSING = 500_000
_GUESSES = 20
# Signs that may stand in quotes and comments.
_SPACES = "\x85\xa0\u2028\u2029"
_NO_SPACES = str.maketrans("", "", _SPACES)


def parse_yaml(
    source: Source, start: int = 0, end: int | None = None
) -> tuple[Node | None, list[Diagnostic]]:
    """The tree of a source, or of a part of it, and its faults in the order of the text. Never raises.

    No tree where the text is empty, or where a fault leaves no saying what the rest means.
    """
    stop = len(source.text) if end is None else end
    node, told, _ = _parsed(Draft(source, start, stop), whole=end is None)
    return node, told


def parse_guessed(source: Source) -> Iterator[tuple[Node, list[Diagnostic], frozenset[int]]]:
    """As `parse_yaml`, with lines moved to where they were likely meant to begin, and their numbers.

    The likeliest places are first; then some lines, one or two at a time, are given their other places.
    """
    if len(source.text) > _GUESSED:
        return
    draft = Draft(source, 0, len(source.text), guess={})
    node, told, effort = _parsed(draft, whole=True)
    if node:
        yield node, told, frozenset(draft.moved)
    for guess in islice(_others(draft.options), _GUESSES):
        if effort > _GUESSING:
            return
        draft = Draft(source, 0, len(source.text), guess=guess)
        node, told, more = _parsed(draft, whole=True)
        effort += more
        if node:
            yield node, told, frozenset(draft.moved)


def _others(options: Mapping[int, int]) -> Iterator[dict[int, int]]:
    """By line its place, where that is not the first of its options: of one line, then of two."""
    ones = [(line, n) for line, count in options.items() for n in range(1, count)]
    yield from ({line: n} for line, n in ones)
    yield from ({**dict([a]), **dict([b])} for a, b in combinations(ones, 2) if a[0] != b[0])


def _parsed(draft: Draft, whole: bool) -> tuple[Node | None, list[Diagnostic], int]:
    """The tree, the faults, and how many code points were read for them."""
    source, start = draft.source, draft.base
    if not draft.text.strip():
        return None, [empty_file(source, start, whole)], 0
    told: list[Diagnostic] = []
    effort, most = 0, _EFFORT if draft.guess is None else _GUESSING
    while True:
        builder = TreeBuilder(draft, MOST - len(told))
        fault = _read(draft, builder)
        effort += len(draft.text)
        if fault:
            told.append(fault.diagnostic)
        readable = fault is None and len(told) + len(builder.faults) < MOST
        enough = len(told) >= MOST or effort >= most
        if fault is None or _ends(draft, fault) or enough or not draft.mend(fault):
            break
    told += builder.faults if fault is None else _without_last_empty(builder.faults, fault)
    told += _strange(draft, builder, whole=fault is None)
    root = builder.root
    if readable and (root is None or root.value is None) and not told:
        told = [empty_file(source, start, whole)]
    usable = readable and root is not None and root.value is not None
    return root if usable else None, sorted(told, key=lambda one: one.order)[:MOST], effort


def _read(draft: Draft, builder: TreeBuilder) -> Fault | None:
    try:
        return builder.run()
    except MarkedYAMLError as error:
        return diagnose(draft, builder, error)
    except YAMLError:
        return unreadable(draft, 0)


def _ends(draft: Draft, fault: Fault) -> bool:
    """Whether nothing can be read past a fault, or only with a guess."""
    return fault.fatal or (bool(fault.indents) and not fault.sure and draft.guess is None)


def _without_last_empty(faults: list[Diagnostic], stop: Fault) -> list[Diagnostic]:
    """The faults without a key left empty whose value begins with the line that stops the reading."""
    until = stop.diagnostic.finding.at
    match faults:
        case [*others, Diagnostic(rule=rule, finding=Finding(at=Span() as at))] if rule is EMPTY_VALUE:
            between = at.source.text[at.end : until.start] if isinstance(until, Span) else "?"
            return faults if between.strip() else others
    return faults


def _strange(draft: Draft, builder: TreeBuilder, whole: bool) -> list[Diagnostic]:
    """Signs that are not seen, outside quotes and comments: the first of each line."""
    found: list[Diagnostic] = []
    scalars = builder.scalars
    line, line_end, index = 0, -1, 0
    match = ODD.search(draft.written) if draft.odd else None
    controls = draft.odd and ODD.search(draft.written.translate(_NO_SPACES)) is not None
    while match and len(found) < MOST:
        at = match.start()
        while line_end < at:
            line = line_end + 1
            line_end = _line_end(draft.written, line)
        while index < len(scalars) and draft.back(scalars[index][1]) - draft.base <= at:
            index += 1
        if not whole and index >= len(scalars):
            break
        inside = index < len(scalars) and draft.back(scalars[index][0]) - draft.base <= at
        after = draft.back(scalars[index - 1][1]) - draft.base if index else 0
        quoted = inside and scalars[index][2]
        commented = not inside and draft.written.find("#", max(line, after), at) >= 0
        if match[0] not in _SPACES or not (quoted or commented):
            found.append(strange_character(draft.source, draft.base + at))
            at = line_end
        elif not controls:
            at = draft.back(scalars[index][1]) - draft.base - 1 if inside else line_end
        match = ODD.search(draft.written, at + 1)
    return found


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
