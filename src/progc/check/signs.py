"""Signs that nobody sees: told once a file, and what follows from one is silent."""

from collections.abc import Iterable
from dataclasses import replace
from unicodedata import category

from progc.diagnostics import Diagnostic, Label, say
from progc.language.parse.scalar_faults import STRANGE_CHARACTER
from progc.source import Span

Told = tuple[str, Diagnostic]
_MOST = 3
_CAPPED = 20
"""Parse tells at most so many."""


def gathered(told: Iterable[Told]) -> list[Told]:
    """What was told, each sign once a file: at its first place, with the next as related places.

    A fault of a value that holds such a sign follows from it: without the sign the value is another.
    """
    told = list(told)
    signs: dict[tuple[str, str], list[Diagnostic]] = {}
    for _, one in told:
        if one.rule == STRANGE_CHARACTER:
            signs.setdefault((one.path, one.finding.message.to("en")), []).append(one)
    lines = {(one.path, line) for found in signs.values() for one in found for line in _line(one)}
    kept = [(name, one) for name, one in told if one.rule != STRANGE_CHARACTER and not _follows(one, lines)]
    return [*(("*", _gathered(found)) for found in signs.values()), *kept]


def _line(diagnostic: Diagnostic) -> tuple[int, ...]:
    at = diagnostic.finding.at
    return (at.line,) if isinstance(at, Span) else ()


def _follows(diagnostic: Diagnostic, lines: set[tuple[str, int]]) -> bool:
    at = diagnostic.finding.at
    if not lines or not isinstance(at, Span) or (at.path, at.line) not in lines or "\n" in at.text:
        return False
    return any(category(sign) in ("Cc", "Cf", "Zl", "Zp") or sign == "\xa0" for sign in at.text)


def _gathered(found: list[Diagnostic]) -> Diagnostic:
    once = {one.order: one for one in found}  # one place may be told by two stages
    first, *others = (once[order] for order in sorted(once))
    if not others:
        return first
    spans = [one.finding.at for one in others[:_MOST]]
    return replace(
        first,
        finding=replace(
            first.finding,
            message=say(
                "{what}, on {at_least}{n} lines",
                "{what}, på {minst}{n} rader",
                what=first.finding.message,
                at_least="at least " if len(once) >= _CAPPED else "",
                minst="minst " if len(once) >= _CAPPED else "",
                n=len(once),
            ),
            related=[Label(span, say("here too", "här också")) for span in spans if isinstance(span, Span)],
        ),
    )
