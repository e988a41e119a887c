"""A condition on an answer that its question does not have."""

from collections.abc import Iterator, Mapping

from progc.diagnostics import Finding, Names, Severity, say
from progc.language.model import Condition, Program, Question, walk
from progc.language.questions import question_types
from progc.rules import rule
from progc.suggest import suggest

_CHOSEN = ("option", "options", "rows")


@rule("PC405", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each `is` or `is_not` whose value is no option of the question, in a form or a plan."""
    for form in program.forms.values():
        yield from _conditions(form.questions)
    for plan in program.plans:
        yield from _conditions(plan.questions)


def _conditions(questions: tuple[Question, ...]) -> Iterator[Finding]:
    known = {question.id: question for question in walk(questions)}
    for question in known.values():
        options = [condition for option in question.options for condition in option.enable_when]
        for condition in [*question.enable_when, *options]:
            yield from _value(condition, known)


def _value(condition: Condition, known: Mapping[str, Question]) -> Iterator[Finding]:
    asked = known.get(condition.question.partition(".")[0])
    if asked is None or condition.operator not in ("is", "is_not"):
        return
    if question_types()[asked.type].answer not in _CHOSEN:
        return
    names = tuple(option.id for option in asked.options)
    value = str(condition.value).lower() if isinstance(condition.value, bool) else str(condition.value)
    if value in names:
        return
    near = suggest(value, names)
    yield Finding(
        condition.at(condition.operator),
        say(
            "the question `{question}` has no answer called `{value}`",
            "frågan `{question}` har inget svar som heter `{value}`",
            question=asked.id,
            value=value,
        ),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=say("the question has {names}", "frågan har {names}", names=Names(names)),
    )
