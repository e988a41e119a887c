"""Groups of questions in groups, more of them than anyone can follow."""

from collections.abc import Iterator, Sequence

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program, Question
from progc.language.questions import question_type
from progc.rules import rule

# Our own bound: an indentation a level, on a phone and on paper.
MOST = 5


@rule("PC406", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each group of a form or a plan that stands in too many others, but not those in it."""
    for form in program.forms.values():
        yield from _deep(form.questions, 1)
    for plan in program.all_plans:
        yield from _deep(plan.questions, 1)


def _deep(questions: Sequence[Question], level: int) -> Iterator[Finding]:
    for question in questions:
        if question_type(question.type).answer == "group" and level > MOST:
            yield Finding(
                question.at("type"),
                say(
                    "the group `{id}` stands in {most} others",
                    "gruppen `{id}` står i {most} andra",
                    id=question.id,
                    most=MOST,
                ),
                help=say(
                    "put its questions into the group around it",
                    "lägg dess frågor i gruppen som den står i",
                ),
            )
        else:
            yield from _deep(question.questions, level + 1)
