"""A condition on an answer that is not given yet when the question is asked."""

from collections.abc import Iterator, Mapping

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Condition, Program, Question, walk
from progc.rules import rule


@rule("PC410", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each condition of a form or a plan on its own question or on one that comes after it."""
    for questions in program.questionnaires:
        known = {question.id: question for question in walk(questions)}
        yield from _in_order(questions, known, set())


def _in_order(
    questions: tuple[Question, ...], known: Mapping[str, Question], before: set[str]
) -> Iterator[Finding]:
    """Adds to `before` what is answered: a question when it is passed, a group after its last question."""
    for question in questions:
        for condition in question.conditions:
            asked = known.get(condition.question.partition(".")[0])
            if asked and asked.id not in before:
                yield _finding(question, condition, asked)
        yield from _in_order(question.questions, known, before)
        before.add(question.id)


def _finding(question: Question, condition: Condition, asked: Question) -> Finding:
    if question in walk(asked.questions):
        return _in_group(question, condition, asked)
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


def _in_group(question: Question, condition: Condition, group: Question) -> Finding:
    names = {"id": question.id, "group": group.id}
    return Finding(
        condition.at("question"),
        say(
            "`{id}` depends on the group `{group}`, which it stands in itself",
            "`{id}` beror på gruppen `{group}`, som den själv står i",
            **names,
        ),
        here=say("answered only after its last question", "besvarad först efter sin sista fråga"),
        help=say(
            "move `{id}` below the group `{group}`",
            "flytta `{id}` nedanför gruppen `{group}`",
            **names,
        ),
    )
