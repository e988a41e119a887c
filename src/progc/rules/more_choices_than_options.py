"""A question that asks for more options than there are to choose."""

from collections.abc import Iterator

from progc.diagnostics import Count, Finding, Severity, say
from progc.language.model import Program, Question, walk
from progc.rules import rule


@rule("PC408", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each bound on choices of a form's or a plan's questions. Exclusive options are chosen alone."""
    for questions in program.questionnaires:
        for question in (one for one in walk(questions) if "options" not in one.broken):
            together = max(1, sum(not option.exclusive for option in question.options))
            if question.options and (question.min_choices or 0) > together:
                yield _finding(question, "min_choices", together)
            elif question.options and (question.max_choices or 0) > together:
                yield _finding(question, "max_choices", together)


def _finding(question: Question, key: str, together: int) -> Finding:
    return Finding(
        question.at(key),
        say(
            "`{id}` asks for {asked}, but {options} can be chosen together",
            "`{id}` frågar efter {asked}, men {options} kan väljas tillsammans",
            id=question.id,
            asked=Count(int(question.at(key).text), ("choice", "choices"), ("val", "val")),
            options=Count(together, ("option", "options"), ("alternativ", "alternativ")),
        ),
        help=say("write at most {most}", "skriv högst {most}", most=together),
    )
