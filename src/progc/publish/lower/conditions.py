"""When a question is asked, in words: what stands after "Svara bara om du"."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from progc.language.model import Condition, Number, Question
from progc.language.questions import question_types
from progc.publish.numbers import number


@dataclass(frozen=True)
class Asked:
    """A question and the number that it shows, "" for one that takes no answer of its own."""

    question: Question
    number: str


def in_words(
    conditions: tuple[Condition, ...], behavior: Literal["all", "any"], asked: Mapping[str, Asked]
) -> str:
    """The conditions joined by och or eller, "" for none. Swedish, as it stands after "om du"."""
    joined = " och " if behavior == "all" else " eller "
    return joined.join(_one(condition, asked) for condition in conditions)


def _one(condition: Condition, asked: Mapping[str, Asked]) -> str:
    name, _, row = condition.question.partition(".")
    found = asked[name]
    question = found.question
    where = f"på fråga {found.number}" if found.number else f"på någon fråga under ”{question.text}”"
    if row:
        where = f"på raden ”{question.rows[row]}” i fråga {found.number}"
    return f"{_verb(condition, question)} {where}"


def _verb(condition: Condition, question: Question) -> str:
    value = condition.value
    match condition.operator:
        case "answered":
            return "svarade" if value else "inte svarade"
        case "is" if isinstance(value, bool):
            return f"svarade {'Ja' if value else 'Nej'}"
        case "is_not" if isinstance(value, bool):
            return f"svarade {'Nej' if value else 'Ja'}"
        case "is":
            chosen = question.type == "scale" or any(option.id == value for option in question.options)
            return f"{'valde' if chosen else 'svarade'} {_shown(value, question)}"
        case "is_not":
            return f"svarade, men inte {_shown(value, question)},"
        case _:
            return _range(condition, question)


def _shown(value: str | Number | bool, question: Question) -> str:
    for option in question.options:
        if option.id == value:
            return f"”{option.label}”"
    if question_types()[question.type].answer == "text":
        return f"”{value}”"
    return number(value) if isinstance(value, int | Decimal) else str(value)


def _range(condition: Condition, question: Question) -> str:
    """A comparison in words: for a scale in whole steps the numbers that fit, else more or less than."""
    value = condition.value
    if question.type == "scale" and _whole(question, value):
        low, high = int(question.min or 0), int(question.max or 0)
        bound = int(value)
        match condition.operator:
            case "less":
                high = bound - 1
            case "at_most":
                high = bound
            case "more":
                low = bound + 1
            case _:
                low = bound
        if low == high:
            return f"valde {number(low)}"
        return f"valde {number(low)}{'–' if low >= 0 else ' till '}{number(high)}"
    shown = _shown(value, question)
    if question_types()[question.type].answer in ("date", "time"):
        words = {"less": "före", "at_most": "senast", "more": "efter", "at_least": "tidigast"}
    else:
        words = {"less": "mindre än", "at_most": "högst", "more": "mer än", "at_least": "minst"}
    return f"svarade {words[condition.operator]} {shown}"


def _whole(question: Question, value: str | Number | bool) -> bool:
    step = 1 if question.step is None else question.step
    numbers = (question.min, question.max, value, step)
    return step == 1 and all(isinstance(n, int | Decimal) and n == int(n) for n in numbers)
