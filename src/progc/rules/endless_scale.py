"""A scale with more values than anybody can choose among."""

from collections.abc import Iterator
from decimal import Decimal

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program, Question, walk
from progc.rules import rule

# Our own bound. Over 21 values the resident writes a number; each value is still looked at in its turn.
MOST = 1000


@rule("PC403", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each such scale of a form or a plan."""
    for questions in program.questionnaires:
        for question in walk(questions):
            steps = "step" not in question.broken
            if question.type == "scale" and steps and _values(question) > MOST:
                yield Finding(
                    question.at("max"),
                    say(
                        "the scale `{id}` has more than {most} values",
                        "skalan `{id}` har fler än {most} värden",
                        id=question.id,
                        most=MOST,
                    ),
                    help=say(
                        "write a larger `step`, or ask for a number: `type: integer`",
                        "skriv ett större `step`, eller fråga efter ett tal: `type: integer`",
                    ),
                )


def _values(question: Question) -> Decimal:
    match question.min, question.max:
        case (int() | Decimal()) as low, (int() | Decimal()) as high:
            return (Decimal(high) - Decimal(low)) / Decimal(question.step or 1)
        case _:
            return Decimal(0)
