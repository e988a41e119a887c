"""A question whose smallest answer is above its largest."""

from collections.abc import Iterator
from decimal import Decimal

from progc.diagnostics import Finding, Label, Severity, Text, say
from progc.language.model import Program, Question, walk
from progc.rules import rule


@rule("PC402", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each such question of a form or a plan. A scale has more than one value, so its ends differ."""
    for questions in program.questionnaires:
        for question in walk(questions):
            if _crossed(question):
                yield _finding(question, "min", "max", _message(question))
            if (question.min_choices or 0) > (question.max_choices or question.min_choices or 0):
                yield _finding(question, "min_choices", "max_choices", _choices(question))


def _crossed(question: Question) -> bool:
    match question.min, question.max:
        case str(low), str(high):
            # Dates and times sort as they follow each other.
            return low > high
        case (int() | Decimal()) as low, (int() | Decimal()) as high:
            return low > high or (question.type == "scale" and low == high)
        case _:
            return False


def _finding(question: Question, low: str, high: str, message: Text) -> Finding:
    return Finding(
        question.at(high),
        message,
        here=say("not above the smallest", "inte över det minsta"),
        related=[Label(question.at(low), say("the smallest", "det minsta"))],
        help=say(
            "write a `{high}` above `{low}`",
            "skriv ett `{high}` som är större än `{low}`",
            high=high,
            low=low,
        ),
    )


def _choices(question: Question) -> Text:
    return say(
        "nobody can choose at least {low} and at most {high} in `{id}`",
        "ingen kan välja både minst {low} och högst {high} i `{id}`",
        low=question.at("min_choices").text,
        high=question.at("max_choices").text,
        id=question.id,
    )


def _message(question: Question) -> Text:
    ends = {"id": question.id, "min": question.at("min").text, "max": question.at("max").text}
    if question.type == "scale":
        return say(
            "the scale `{id}` goes from {min} to {max}", "skalan `{id}` går från {min} till {max}", **ends
        )
    return say(
        "no answer to `{id}` is at least {min} and at most {max}",
        "inget svar på `{id}` är både minst {min} och högst {max}",
        **ends,
    )
