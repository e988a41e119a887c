"""A condition or a score that names a question its form does not have."""

from collections.abc import Iterator, Mapping

from progc.diagnostics import Finding, Names, Severity, say
from progc.language.model import Condition, Form, Plan, Program, Question, walk
from progc.rules import rule
from progc.source import Span
from progc.suggest import suggest


@rule("PC401", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each such name in a form or a plan; a row of a matrix is named as `matrix.row`."""
    for form in program.forms.values():
        known = _known(form)
        yield from _conditions(form.questions, known)
        yield from _scores(form, known)
    for plan in program.all_plans:
        yield from _conditions(plan.questions, _known(plan))


def _known(form: Form | Plan) -> Mapping[str, Question | None]:
    """The questions by id; None for one that is there but was left out for a fault."""
    return {**dict.fromkeys(sorted(form.broken)), **{one.id: one for one in walk(form.questions)}}


def _conditions(questions: tuple[Question, ...], known: Mapping[str, Question | None]) -> Iterator[Finding]:
    for question in walk(questions):
        for condition in question.conditions:
            if not _exists(condition, known) and "" not in known:
                yield _finding(condition.question, condition.at("question"), tuple(known))


def _exists(condition: Condition, known: Mapping[str, Question | None]) -> bool:
    name, dot, row = condition.question.partition(".")
    asked = known.get(name)
    return name in known and (not dot or asked is None or row in asked.rows)


def _scores(form: Form, known: Mapping[str, Question | None]) -> Iterator[Finding]:
    for score in form.scores:
        for index, name in enumerate(score.of or ()):
            if name.partition(".")[0] not in known:
                yield _finding(name, score.at(score.function, index), tuple(known))
        for index, name in enumerate(score.reverse):
            if name.partition(".")[0] not in known:
                yield _finding(name, score.at("reverse", index), tuple(known))


def _finding(name: str, span: Span, known: tuple[str, ...]) -> Finding:
    near = suggest(name, known)
    return Finding(
        span,
        say("there is no question called `{name}`", "det finns ingen fråga som heter `{name}`", name=name),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=say("the form has {names}", "formuläret har {names}", names=Names(known)),
    )
