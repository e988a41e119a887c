"""A date that no calendar has, such as 30 February."""

import re
from calendar import monthrange
from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Attention, Condition, Element, Program, walk
from progc.language.questions import question_type
from progc.rules import rule

_DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
"""As schemas/questions/date.schema.json has it; what a condition says no schema has seen to."""


@rule("PC407", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """The bounds, default and `attention` of each question answered with a date, and each condition on it."""
    for questions in program.questionnaires:
        dated = {q.id: q for q in walk(questions) if question_type(q.type).answer == "date"}
        for question in walk(questions):
            if question.id in dated:
                dates = {"min": question.min, "max": question.max, "default": question.default}
                for key, date in dates.items():
                    yield from _told(question, key, date)
            askings: list[Condition | Attention] = []
            askings += [each for each in question.conditions if each.question in dated]
            askings += question.attention if question.id in dated else ()
            for asking in askings:
                if asking.operator:
                    yield from _told(asking, asking.operator, asking.value)


def _told(element: Element, key: str, date: object) -> Iterator[Finding]:
    if isinstance(date, str) and _DATE.fullmatch(date) and _days_over(date):
        yield _finding(element, key, date)


def _days_over(date: str) -> bool:
    """Whether the day is after its month's last (Gregorian calendar)."""
    year, month, day = map(int, date.split("-"))
    return day > monthrange(year, month)[1]


def _finding(element: Element, key: str, date: str) -> Finding:
    year, month, _ = date.split("-")
    last = f"{year}-{month}-{monthrange(int(year), int(month))[1]}"
    return Finding(
        element.at(key),
        say("there is no day `{date}`", "det finns ingen dag `{date}`", date=date),
        here=say("the month ends before", "månaden slutar innan"),
        help=say("write `{last}`, the month's last day", "skriv `{last}`, månadens sista dag", last=last),
    )
