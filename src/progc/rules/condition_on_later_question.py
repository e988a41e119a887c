"""A condition on an answer that is not given yet when the question is asked."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Condition, Program, Question, walk
from progc.rules import rule


@rule("PC410", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each condition of a form or a plan on its own question or on one that comes after it."""
    forms = [form.questions for form in program.forms.values()]
    for questions in (*forms, *(plan.questions for plan in program.plans)):
        known = {question.id: question for question in walk(questions)}
        before: set[str] = set()
        for question in known.values():
            options = [condition for option in question.options for condition in option.enable_when]
            for condition in [*question.enable_when, *options]:
                asked = known.get(condition.question.partition(".")[0])
                if asked and asked.id not in before:
                    yield _finding(question, condition, asked)
            before.add(question.id)


def _finding(question: Question, condition: Condition, asked: Question) -> Finding:
    if asked is question:
        message = say("`{id}` depends on its own answer", "`{id}` beror på sitt eget svar", id=question.id)
        return Finding(condition.at("question"), message)
    names = {"id": question.id, "asked": asked.id}
    return Finding(
        condition.at("question"),
        say(
            "`{id}` depends on `{asked}`, which comes after it",
            "`{id}` beror på `{asked}`, som kommer efter",
            **names,
        ),
        related=[Label(asked.at("text"), say("asked later", "frågas senare"))],
        help=say("move `{asked}` above `{id}`", "flytta `{asked}` före `{id}`", **names),
    )
