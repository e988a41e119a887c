"""The question types: one file each. A type is found by its file; nothing lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Literal

from progc.language.model import Operator

Answer = Literal["none", "text", "truth", "number", "date", "time", "option", "options", "rows", "group"]


@dataclass(frozen=True)
class QuestionType:
    """What can be answered. `fhir` is the type of HL7 FHIR R5's Questionnaire.item it means.

    `operators` are those a condition may use on it. `scored`: an answer can have a score.
    """

    fhir: str
    answer: Answer
    operators: tuple[Operator, ...]
    scored: bool = False


UNKNOWN = QuestionType("", "none", ("is", "is_not", "less", "at_most", "more", "at_least", "answered"))
"""What is known of a question whose type is wrong, which is told: nothing that could be said of it."""


def question_type(name: str) -> QuestionType:
    """A type by its name, UNKNOWN where there is none."""
    return question_types().get(name, UNKNOWN)


@cache
def question_types() -> Mapping[str, QuestionType]:
    """Every type by its name, the file's."""
    return {
        found.name: import_module(f"{__name__}.{found.name}").TYPE
        for found in sorted(iter_modules(__path__), key=lambda found: found.name)
    }
