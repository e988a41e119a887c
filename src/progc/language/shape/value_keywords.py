"""JSON Schema's keywords about one value: its kind, its words, its form, its size."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from progc.language.parse.tree import Node
from progc.language.shape.misfit import Errors, Misfit, Schema
from progc.language.shape.values import number, scalar


def is_free_text(schema: Schema) -> bool:
    """Whether a value is prose: no word from a list, no id, path, number or anything else with a form."""
    return schema.get("type") == "string" and not schema.keys() & {"enum", "pattern", "x-kind"}


def type_(validator: Any, types: str | Sequence[str], instance: object, schema: Schema) -> Errors:
    if not is_one(validator, types, instance):
        yield Misfit()
    elif isinstance(instance, Node) and instance.comment and is_free_text(schema):
        yield Misfit(keys=("comment" if instance.comment else "flow",), harmless=True)


def is_one(validator: Any, types: str | Sequence[str], instance: object) -> bool:
    wanted = [types] if isinstance(types, str) else types
    return any(validator.is_type(instance, each) for each in wanted)


def enum(validator: Any, words: Sequence[object], instance: object, schema: Schema) -> Errors:
    asked = is_one(validator, schema.get("type", "string"), instance)
    if asked and scalar(instance) not in [str(word) for word in words]:
        yield Misfit()


def const(validator: Any, word: object, instance: object, schema: Schema) -> Errors:
    yield from enum(validator, [word], instance, schema)


def pattern(validator: Any, pattern: str, instance: object, schema: Schema) -> Errors:
    text = scalar(instance)
    if text is not None and not re.search(pattern, text):
        yield Misfit()


def min_length(validator: Any, least: int, instance: object, schema: Schema) -> Errors:
    text = scalar(instance)
    if text is not None and len(text.strip()) < least:
        yield Misfit()


def minimum(validator: Any, least: float, instance: object, schema: Schema) -> Errors:
    found = number(instance)
    if found is not None and found < Decimal(str(least)):
        yield Misfit()


def exclusive_minimum(validator: Any, bound: float, instance: object, schema: Schema) -> Errors:
    found = number(instance)
    if found is not None and found <= Decimal(str(bound)):
        yield Misfit()


def least(validator: Any, least: int, instance: object, schema: Schema) -> Errors:
    if isinstance(instance, list | dict) and len(instance) < least:
        yield Misfit()


def unique(validator: Any, wanted: bool, instance: object, schema: Schema) -> Errors:
    if not isinstance(instance, list):
        return
    seen: set[str] = set()
    for at, item in enumerate(instance):
        text = scalar(item)
        if text is not None and text in seen:
            yield Misfit(at, keys=(text,))
        seen.add(text or "")
