"""A condition or an `attention` on an answer that its question does not have."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Names, Severity, say
from progc.language.model import Attention, Condition, Program, Question, walk
from progc.language.questions import question_type
from progc.rules import rule
from progc.suggest import suggest

_CHOSEN = ("option", "options")


@rule("PC405", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each `is` or `is_not` of a form or a plan, also of `attention`, whose value is no option."""
    for form in program.forms.values():
        yield from _conditions(form.questions)
    for plan in program.all_plans:
        yield from _conditions(plan.questions)


def _conditions(questions: tuple[Question, ...]) -> Iterator[Finding]:
    known = {question.id: question for question in walk(questions)}
    for question in known.values():
        for condition in question.conditions:
            name, row, _ = condition.question.partition(".")
            if name in known:
                yield from _value(condition, known[name], row=bool(row))
        for attention in question.attention:
            yield from _value(attention, question)


def _value(asking: Condition | Attention, asked: Question, *, row: bool = False) -> Iterator[Finding]:
    """A matrix is asked by the row; asking the whole of it is another rule's."""
    if asking.operator not in ("is", "is_not"):
        return
    if question_type("choice" if row else asked.type).answer not in _CHOSEN:
        return
    names = tuple(option.id for option in asked.options)
    value = str(asking.value).lower() if isinstance(asking.value, bool) else str(asking.value)
    if value in names or not asked.lost.isdisjoint((value, "")) or not names:
        return
    near = suggest(value, names)
    yield Finding(
        asking.at(asking.operator),
        say(
            "the question `{question}` has no answer called `{value}`",
            "frågan `{question}` har inget svar som heter `{value}`",
            question=asked.id,
            value=value,
        ),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=say("the question has {names}", "frågan har {names}", names=Names(names)),
    )
