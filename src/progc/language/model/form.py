"""Forms, their questions, conditions and scores, as resolved: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from progc.language.model.element import Element

Number = int | Decimal
Operator = Literal["is", "is_not", "less", "at_most", "more", "at_least", "answered"]


@dataclass(frozen=True, eq=False)
class Condition(Element):
    """One entry of `enable_when`. `question` is an id, or `matrix.row`. `id` is its index as text.

    `value` is as written for texts, options, dates and times; bool for `answered` and booleans.
    """

    question: str
    operator: Operator
    value: str | Number | bool


@dataclass(frozen=True, eq=False)
class Attention(Element):
    """What a clinician looks for. `operator` and `value` are None on an option or a band."""

    text: str
    operator: Operator | None = None
    value: str | Number | bool | None = None


@dataclass(frozen=True, eq=False)
class Option(Element):
    """An answer to choose. `id` is its key."""

    label: str
    help: str | None = None
    score: Number | None = None
    exclusive: bool = False
    other: bool = False
    attention: str | None = None
    image: str | None = None
    alt: str | None = None
    enable_when: tuple[Condition, ...] = ()
    enable_behavior: Literal["all", "any"] = "all"


@dataclass(frozen=True, eq=False)
class Question(Element):
    """One question. Only the fields of its type are set; which they are is in schemas/questions/.

    `image` paths of options are relative to the program's folder. `default` is as written. `broken`: the keys
    of which nothing is known for a fault told; `type` is "" where it is one of them. `lost`: the ids of the
    options left out for one.
    """

    type: str
    text: str
    help: str | None = None
    required: bool = False
    enable_when: tuple[Condition, ...] = ()
    enable_behavior: Literal["all", "any"] = "all"
    attention: tuple[Attention, ...] = ()
    default: str | Number | bool | tuple[str, ...] | Mapping[str, str] | None = None
    min: str | Number | None = None
    max: str | Number | None = None
    step: Number | None = None
    unit: str | None = None
    max_length: int | None = None
    min_choices: int | None = None
    max_choices: int | None = None
    options: tuple[Option, ...] = ()
    rows: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    questions: "tuple[Question, ...]" = ()
    broken: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Its own conditions, then its options'."""
        return (*self.enable_when, *(one for option in self.options for one in option.enable_when))


@dataclass(frozen=True, eq=False)
class Band(Element):
    """`start` and `end` are `from` and `to`, both inclusive."""

    start: Number
    end: Number
    label: str
    attention: str | None = None


@dataclass(frozen=True, eq=False)
class Score(Element):
    """`of` is None for all questions that have scores."""

    title: str
    function: Literal["sum", "mean", "count"]
    of: tuple[str, ...] | None
    reverse: tuple[str, ...] = ()
    missing: Literal["none", "zero", "mean"] = "none"
    show_to: tuple[str, ...] = ()
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, eq=False)
class Form(Element):
    """A form. `questions` in order; groups hold theirs. `broken`: ids of those left out for a fault told."""

    title: str
    comments: bool
    questions: tuple[Question, ...]
    scores: tuple[Score, ...] = ()
    broken: frozenset[str] = frozenset()

    def walk(self) -> "tuple[Question, ...]":
        """Every question in reading order, those in groups after their group."""
        return walk(self.questions)


def walk(questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """Every question in reading order, those in groups after their group."""
    found: list[Question] = []
    for question in questions:
        found.append(question)
        found.extend(walk(question.questions))
    return tuple(found)
