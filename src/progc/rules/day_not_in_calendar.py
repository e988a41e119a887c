"""A date that no calendar has, such as 30 February."""

from calendar import monthrange
from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program, Question, walk
from progc.language.questions import question_types
from progc.rules import rule


@rule("PC407", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """The bounds and the default of each question that is answered with a date."""
    forms = [form.questions for form in program.forms.values()]
    for questions in (*forms, *(plan.questions for plan in program.plans)):
        for question in walk(questions):
            if question_types()[question.type].answer != "date":
                continue
            dates = {"min": question.min, "max": question.max, "default": question.default}
            for key, date in dates.items():
                if isinstance(date, str) and _days_over(date):
                    yield _finding(question, key, date)


def _days_over(date: str) -> bool:
    """Whether the day is after its month's last (Gregorian calendar); the schema has seen to the rest."""
    year, month, day = map(int, date.split("-"))
    return day > monthrange(year, month)[1]


def _finding(question: Question, key: str, date: str) -> Finding:
    year, month, _ = date.split("-")
    last = f"{year}-{month}-{monthrange(int(year), int(month))[1]}"
    return Finding(
        question.at(key),
        say("there is no day `{date}`", "det finns ingen dag `{date}`", date=date),
        here=say("the month ends before", "månaden slutar innan"),
        help=say("write `{last}`, the month's last day", "skriv `{last}`, månadens sista dag", last=last),
    )
