"""Two questions of one form with the same id, one of them in a group."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program, Question, walk
from progc.rules import rule


@rule("PC404", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each question whose id an earlier one of its form or plan has."""
    for form in program.forms.values():
        yield from _twice(form.questions)
    for plan in program.all_plans:
        yield from _twice(plan.questions)


def _twice(questions: tuple[Question, ...]) -> Iterator[Finding]:
    first: dict[str, Question] = {}
    for question in walk(questions):
        other = first.setdefault(question.id, question)
        if other is not question:
            yield Finding(
                question.node.key or question.at(),
                say("two questions are called `{name}`", "två frågor heter `{name}`", name=question.id),
                here=say("here again", "här igen"),
                related=[Label(other.node.key or other.at(), say("here already", "redan här"))],
                help=say(
                    "give one of them another id; ids are for the whole form, also in groups",
                    "ge en av dem ett annat id; id:n gäller hela formuläret, också i grupper",
                ),
            )
