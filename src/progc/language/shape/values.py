"""A tree as jsonschema walks it: dicts and lists whose leaves are the tree's own nodes, and their types."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jsonschema import TypeChecker

from progc.language.parse.tree import Node

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
MOST_DIGITS = 15


def plain(node: Node) -> Any:
    """Mappings as dicts, lists as lists; scalars and what was left empty stay nodes."""
    match node.value:
        case Mapping():
            return {key: plain(below) for key, below in node.value.items()}
        case tuple():
            return [plain(item) for item in node.value]
        case _:
            return node


def number(value: object) -> Decimal | None:
    """The number that an unquoted scalar is, None for anything else."""
    if not isinstance(value, Node) or value.text is None or value.style != "plain":
        return None
    return Decimal(value.text) if looks_like_number(value.text) else None


def looks_like_number(text: str) -> bool:
    """Whether a text is a number as progc writes them: 7, -3, 0.5, with at most 15 digits.

    So many are exact where a number is an IEEE 754 double, as in the browser.
    """
    return _NUMBER.fullmatch(text) is not None and digits(text) <= MOST_DIGITS


def digits(text: str) -> int:
    """How many digits a text has."""
    return sum(character.isdecimal() for character in text)


def scalar(value: object) -> str | None:
    """A scalar's text, None for anything else."""
    return value.text if isinstance(value, Node) else None


def _integer(_: object, value: object) -> bool:
    return number(value) is not None and "." not in (scalar(value) or "")


def _truth(_: object, value: object) -> bool:
    return isinstance(value, Node) and value.style == "plain" and value.text in ("true", "false")


TYPES = TypeChecker().redefine_many(
    {
        "array": lambda _, value: isinstance(value, list),
        "boolean": _truth,
        "integer": _integer,
        "null": lambda _, value: False,
        "number": lambda _, value: number(value) is not None,
        "object": lambda _, value: isinstance(value, dict),
        "string": lambda _, value: scalar(value) is not None,
    }
)
"""The type of a value by its writing. Every scalar is a text; whether it is more, the schema asks."""
