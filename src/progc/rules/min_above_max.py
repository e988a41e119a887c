"""A question whose smallest answer is above its largest."""

from collections.abc import Iterator
from decimal import Decimal

from progc.diagnostics import Finding, Label, Severity, Text, say
from progc.language.model import Program, Question, walk
from progc.rules import rule


@rule("PC402", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each such question of a form or a plan. A scale has more than one value, so its ends differ."""
    forms = [form.questions for form in program.forms.values()]
    for questions in (*forms, *(plan.questions for plan in program.plans)):
        for question in walk(questions):
            if _crossed(question):
                yield Finding(
                    question.at("max"),
                    _message(question),
                    here=say("not above the smallest", "inte över det minsta"),
                    related=[Label(question.at("min"), say("the smallest", "det minsta"))],
                    help=say("write a `max` above `min`", "skriv ett `max` som är större än `min`"),
                )


def _crossed(question: Question) -> bool:
    match question.min, question.max:
        case str(low), str(high):
            # Dates and times sort as they follow each other.
            return low > high
        case (int() | Decimal()) as low, (int() | Decimal()) as high:
            return low > high or (question.type == "scale" and low == high)
        case _:
            return False


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
