"""JSON Schema's keywords for a tree of ours: each yields one error for each fault, with what it is about.

Only what differs from jsonschema's own is here. Its texts are never used; `sentences` has ours.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.validators import extend

from progc.language.parse.tree import Node
from progc.language.shape import value_keywords
from progc.language.shape.misfit import Errors, Misfit, Schema, meant
from progc.language.shape.value_keywords import is_one
from progc.language.shape.values import TYPES, number, scalar
from progc.suggest import suggest

MERGE = "<<"
"""YAML's key for what another block has. Parse tells its alias; what the block lacks may stand there."""


def _below(validator: Any, value: object, schema: Any, part: str | int, needed: bool) -> Errors:
    """The faults of an entry or item. The value it lies in falls with it when it cannot do without it."""
    whole = bool(schema.get("x-whole"))
    if _is_told(value):
        error = Misfit(part, silent=True)
        error.top = 0 if whole or needed else 1
        yield error
        return
    for error in validator.descend(value, schema, path=part):
        falls = whole or (needed and error.top == 0)
        error.top = 0 if falls else error.top + 1
        yield error


def _is_told(value: object) -> bool:
    """Whether parse has told that a value is left empty, or that its line is not as YAML wants it."""
    return isinstance(value, Node) and value.value is None


def _properties(validator: Any, known: Schema, instance: object, schema: Schema) -> Errors:
    if not isinstance(instance, dict):
        return
    needed = schema.get("required", ())
    for key, below in known.items():
        if key not in instance:
            continue
        if below is False:
            yield Misfit(key, keys=(key,))
        else:
            yield from _below(validator, instance[key], below, key, key in needed)


def _additional(validator: Any, below: Any, instance: object, schema: Schema) -> Errors:
    if not isinstance(instance, dict):
        return
    known = schema.get("properties", {})
    if _lacks_id(below, instance):
        yield Misfit(keys=(next(iter(instance)),))
        return
    taken: set[str] = set()
    for key, value in instance.items():
        if key in known:
            continue
        if below is not False:
            yield from _below(validator, value, below, key, needed=False)
            continue
        near = meant(key, instance, schema)
        near = None if near in taken else near
        if near and _could_be(validator, value, known[near]):
            taken.add(near)
            yield Misfit(key, keys=(key,), read_as=near)
            yield from _below(validator, value, known[near], key, near in schema.get("required", ()))
            continue
        yield Misfit(key, keys=(key,), silent=key == MERGE and _is_told(value))
        if near:
            yield Misfit(near, silent=True)  # not missing: nothing is known of it


def _could_be(validator: Any, value: object, schema: Schema) -> bool:
    """Whether a value is of the kind that is asked for."""
    return not _is_told(value) and "type" in schema and is_one(validator, schema["type"], value)


def _lacks_id(below: Any, instance: Mapping[str, object]) -> bool:
    """Whether the keys are those of one entry, whose line with the id is missing."""
    if not isinstance(below, Mapping) or any(isinstance(value, dict) for value in instance.values()):
        return False
    needed = below.get("required", ())
    known = instance.keys() <= below.get("properties", {}).keys() or "x-by" in below
    return known and bool(needed) and set(needed) <= instance.keys()


def _items(validator: Any, below: Any, instance: object, schema: Schema) -> Errors:
    if isinstance(instance, list):
        for at, item in enumerate(instance):
            yield from _below(validator, item, below, at, needed=False)


def _required(validator: Any, keys: Sequence[str], instance: object, schema: Schema) -> Errors:
    if not isinstance(instance, dict):
        return
    surplus = set(_told(instance, schema))
    for key in keys:
        if key not in instance:
            near = [each for each in instance if key in (meant(each, instance, schema), suggest(each, [key]))]
            known = schema.get("properties", {}).get(key, {})
            told = not surplus.isdisjoint(near)
            usable = any(_could_be(validator, instance[each], known) for each in near)
            if not (told and usable):
                yield Misfit(keys=(key,), silent=told or MERGE in instance, harmless=usable)
            if not usable:
                yield Misfit(key, silent=True)  # nothing is known of it


def _told(instance: Mapping[str, object], schema: Schema) -> list[str]:
    """The surplus keys that are told as such: here, or where `x-closed` says that the whole block does it."""
    if schema.get("additionalProperties") is not False and "x-closed" not in schema:
        return []
    return [key for key in instance if key not in schema.get("properties", {})]


def _dependent_required(validator: Any, needs: Schema, instance: object, schema: Schema) -> Errors:
    if not isinstance(instance, dict):
        return
    for key, others in needs.items():
        if key in instance:
            yield from (Misfit(key, keys=(other, key)) for other in others if other not in instance)


def _names(validator: Any, names: Schema, instance: object, schema: Schema) -> Errors:
    if isinstance(instance, dict):
        for key in instance:
            if not re.search(names["pattern"], key):
                yield Misfit(key, keys=(key,))


def _one_of(validator: Any, choices: Sequence[Schema], instance: object, schema: Schema) -> Errors:
    """Exactly one of some keys; or a value of more than one kind, held against what its kind asks for."""
    if "type" not in choices[0]:
        yield from _keys(choices, instance, schema, most=1)
        return
    meant_as_list = [choice for choice in choices if _is_item(choice, choices[0], instance)]
    for choice in meant_as_list or choices:
        if meant_as_list or is_one(validator, choice["type"], instance) or _wants_number(choice, instance):
            yield from validator.descend(instance, choice)
            return
    yield Misfit()


def _is_item(choice: Schema, words: Schema, instance: object) -> bool:
    """Whether a value that is none of the words fits as one item of the list that may stand instead."""
    text = scalar(instance)
    if text is None or choice["type"] != "array" or suggest(text, words.get("enum", ())):
        return False
    return bool(re.search(choice["items"].get("pattern", "(?!)"), text))


def _wants_number(choice: Schema, instance: object) -> bool:
    """A number of the wrong sort (a day 1.5) is told as a number, not as a word that is unknown."""
    return choice["type"] == "integer" and number(instance) is not None


def _any_of(validator: Any, choices: Sequence[Schema], instance: object, schema: Schema) -> Errors:
    yield from _keys(choices, instance, schema, most=len(choices))


def _keys(choices: Sequence[Schema], instance: object, schema: Schema, most: int) -> Errors:
    if not isinstance(instance, dict):
        return
    keys = tuple(choice["required"][0] for choice in choices)
    there = tuple(key for key in keys if key in instance)
    if len(there) > most:
        yield Misfit(keys=there)
    elif not there:
        near = any(meant(key, instance, schema) in keys for key in _told(instance, schema))
        yield Misfit(keys=keys, silent=near or MERGE in instance)


def _all_of(validator: Any, parts: Sequence[Schema], instance: object, schema: Schema) -> Errors:
    """With `x-by`, the one part whose condition names the value that stands under that key, or is meant."""
    by = schema.get("x-by")
    if by is None:
        for part in parts:
            yield from validator.descend(instance, part)
        return
    if not isinstance(instance, dict):
        return
    kinds = {part["if"]["properties"][by]["const"]: part["then"] for part in parts}
    written = by if by in instance else next((k for k in instance if meant(k, instance, schema) == by), by)
    named = scalar(instance.get(written))
    kind = named if named in kinds else suggest(named or "", kinds)
    if kind and written != by:
        yield Misfit(written, silent=True, read_as=by)
    whole = {by if key == written else key: value for key, value in instance.items()}
    for error in validator.descend(whole, kinds[kind]) if kind else ():
        if list(error.path) != [by]:  # told already: what stands there is no kind
            yield error


# The stubs of jsonschema say nothing of what `extend` takes and gives.
_extend: Callable[..., Any] = extend
CheckedTree = _extend(
    Draft202012Validator,
    {
        "additionalProperties": _additional,
        "allOf": _all_of,
        "anyOf": _any_of,
        "const": value_keywords.const,
        "dependentRequired": _dependent_required,
        "enum": value_keywords.enum,
        "exclusiveMinimum": value_keywords.exclusive_minimum,
        "items": _items,
        "minItems": value_keywords.least,
        "minLength": value_keywords.min_length,
        "minProperties": value_keywords.least,
        "minimum": value_keywords.minimum,
        "oneOf": _one_of,
        "pattern": value_keywords.pattern,
        "properties": _properties,
        "propertyNames": _names,
        "required": _required,
        "type": value_keywords.type_,
        "uniqueItems": value_keywords.unique,
    },
    type_checker=TYPES,
)
"""JSON Schema 2020-12 over what `values.plain` makes of a tree."""
