"""A condition that asks an answer what an answer of its kind cannot be asked."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from progc.diagnostics import Finding, Names, Severity, Text, say
from progc.language.model import Attention, Condition, Program, Question, walk
from progc.language.questions import QuestionType, question_type
from progc.rules import rule

# As schemas/questions/ has them for `min`. Whether the month has that day is another rule's.
_DATE = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_WRITE = {
    "number": say("write a number", "skriv ett tal"),
    "truth": say("write `true` or `false`", "skriv `true` eller `false`"),
    "date": say("write a date, such as `2026-11-22`", "skriv ett datum, till exempel `2026-11-22`"),
    "time": say("write a time, such as `08:30`", "skriv en tid, till exempel `08:30`"),
}


@rule("PC409", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each such condition and `attention` of a form or a plan. What no option is has a rule of its own."""
    for questions in program.questionnaires:
        known = {question.id: question for question in walk(questions)}
        for question in known.values():
            for condition in question.conditions:
                yield from _asked(condition, known)
            for attention in question.attention:
                yield from _fits(attention, question.id, question.type, question_type(question.type))


def _asked(condition: Condition, known: Mapping[str, Question]) -> Iterator[Finding]:
    name, row, _ = condition.question.partition(".")
    if name in known:
        # A row of a matrix is answered with one of its options.
        type = "choice" if row else known[name].type
        yield from _fits(condition, condition.question, type, question_type(type))


def _fits(asking: Condition | Attention, name: str, type: str, kind: QuestionType) -> Iterator[Finding]:
    operator = asking.operator
    if operator is None:
        return
    if operator not in kind.operators:
        yield Finding(
            asking.at(operator),
            say(
                "`{operator}` cannot be asked of `{name}`, which is a `{type}`",
                "`{operator}` går inte att fråga om `{name}`, som är en `{type}`",
                operator=operator,
                name=name,
                type=type,
            ),
            help=_operators(kind),
        )
    elif operator != "answered" and not _is(asking.value, kind.answer):
        yield Finding(
            asking.at(operator),
            say(
                "`{value}` is no answer to `{name}`, which is a `{type}`",
                "`{value}` är inget svar på `{name}`, som är en `{type}`",
                value=asking.at(operator).text,
                name=name,
                type=type,
            ),
            help=_WRITE.get(kind.answer),
        )


def _operators(kind: QuestionType) -> Text:
    if not kind.operators:
        return say("ask another: nobody answers this one", "fråga om en annan: ingen svarar på den här")
    return say("ask with {names}", "fråga med {names}", names=Names(kind.operators, most=7))


def _is(value: object, answer: str) -> bool:
    match answer:
        case "number":
            return isinstance(value, int | Decimal) and not isinstance(value, bool)
        case "truth":
            return isinstance(value, bool)
        case "date":
            return bool(_DATE.fullmatch(str(value)))
        case "time":
            return bool(_TIME.fullmatch(str(value)))
    return True
