"""Numbers of questions: how they are written in Swedish, and the values of a scale, counted exactly."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any


def number(value: object) -> str:
    """A number with decimal comma, a real minus and thousands parted from 10 000 on; a text as it stands."""
    if not isinstance(value, int | float | Decimal):
        return str(value)
    whole, dot, rest = f"{abs(Decimal(str(value))):f}".partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", "\u00a0")
    return ("−" if value < 0 else "") + whole + ("," if dot else "") + rest


def scale(question: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """A scale's values, lowest first: `value`, the `label` it has or ""."""
    low, high = Decimal(str(question["min"])), Decimal(str(question["max"]))
    step = Decimal(str(question["step"] or 1))
    values = [low + step * n for n in range(int((high - low) / step) + 1)]
    labels = {Decimal(key): label for key, label in question["labels"].items()}
    return [{"value": _plain(value), "label": labels.get(value, "")} for value in values]


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
