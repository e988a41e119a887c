"""JSON Schema's keywords for a tree of ours: each yields one error for each fault, with what it is about.

Only what differs from jsonschema's own is here. Its texts are never used; `sentences` has ours.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from progc.language.parse.tree import Node
from progc.language.shape.values import TYPES, number, scalar
from progc.suggest import suggest

Errors = Iterator["Misfit"]
Schema = Mapping[str, Any]


class Misfit(ValidationError):
    """An error of ours; jsonschema carries it up through the tree and puts its path together.

    `top` is how many parts of its path lead to the largest value that is not to be used for it; it changes
    while the error rises. `keys` are the keys it is about. `silent`: told already. `harmless`: what it is
    about can be used all the same.
    """

    def __init__(
        self, *path: str | int, keys: tuple[str, ...] = (), silent: bool = False, harmless: bool = False
    ) -> None:
        super().__init__("", path=path)
        self.top = len(path)
        self.keys = keys
        self.silent = silent
        self.harmless = harmless


def meant(key: str, instance: Mapping[str, object], schema: Schema) -> str | None:
    """The key that a surplus one was probably meant to be: known, and not there yet."""
    known = [name for name, below in schema.get("properties", {}).items() if below is not False]
    return suggest(key, [name for name in known if name not in instance])


def is_free_text(schema: Schema) -> bool:
    """Whether a value is prose: no word from a list, no id, path, number or anything else with a form."""
    return schema.get("type") == "string" and not schema.keys() & {"enum", "pattern", "x-kind"}


def _below(validator: Any, value: object, schema: Any, part: str | int, needed: bool) -> Errors:
    """The faults of an entry or item. The value it lies in falls with it when it cannot do without it."""
    whole = bool(schema.get("x-whole"))
    if isinstance(value, Node) and value.value is None:
        error = Misfit(part, silent=True)
        error.top = 0 if whole or needed else 1
        yield error
        return
    for error in validator.descend(value, schema, path=part):
        falls = whole or (needed and error.top == 0)
        error.top = 0 if falls else error.top + 1
        yield error


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
    for key, value in instance.items():
        if key in known:
            continue
        if below is False:
            yield Misfit(key, keys=(key,))
        else:
            yield from _below(validator, value, below, key, needed=False)


def _items(validator: Any, below: Any, instance: object, schema: Schema) -> Errors:
    if isinstance(instance, list):
        for at, item in enumerate(instance):
            yield from _below(validator, item, below, at, needed=False)


def _required(validator: Any, keys: Sequence[str], instance: object, schema: Schema) -> Errors:
    if not isinstance(instance, dict):
        return
    surplus = [key for key in instance if key not in schema.get("properties", {})]
    for key in keys:
        if key not in instance:
            yield Misfit(keys=(key,), silent=any(suggest(each, [key]) for each in surplus))


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


def _type(validator: Any, types: str | Sequence[str], instance: object, schema: Schema) -> Errors:
    if not _is_one(validator, types, instance):
        yield Misfit()
    elif isinstance(instance, Node) and (instance.comment or instance.flow) and is_free_text(schema):
        yield Misfit(keys=("comment" if instance.comment else "flow",), harmless=True)


def _is_one(validator: Any, types: str | Sequence[str], instance: object) -> bool:
    wanted = [types] if isinstance(types, str) else types
    return any(validator.is_type(instance, each) for each in wanted)


def _enum(validator: Any, words: Sequence[object], instance: object, schema: Schema) -> Errors:
    asked = _is_one(validator, schema.get("type", "string"), instance)
    if asked and scalar(instance) not in [str(word) for word in words]:
        yield Misfit()


def _const(validator: Any, word: object, instance: object, schema: Schema) -> Errors:
    yield from _enum(validator, [word], instance, schema)


def _pattern(validator: Any, pattern: str, instance: object, schema: Schema) -> Errors:
    text = scalar(instance)
    if text is not None and not re.search(pattern, text):
        yield Misfit()


def _min_length(validator: Any, least: int, instance: object, schema: Schema) -> Errors:
    text = scalar(instance)
    if text is not None and len(text.strip()) < least:
        yield Misfit()


def _minimum(validator: Any, least: float, instance: object, schema: Schema) -> Errors:
    found = number(instance)
    if found is not None and found < Decimal(str(least)):
        yield Misfit()


def _exclusive_minimum(validator: Any, bound: float, instance: object, schema: Schema) -> Errors:
    found = number(instance)
    if found is not None and found <= Decimal(str(bound)):
        yield Misfit()


def _least(validator: Any, least: int, instance: object, schema: Schema) -> Errors:
    if isinstance(instance, list | dict) and len(instance) < least:
        yield Misfit()


def _unique(validator: Any, wanted: bool, instance: object, schema: Schema) -> Errors:
    if not isinstance(instance, list):
        return
    seen: set[str] = set()
    for at, item in enumerate(instance):
        text = scalar(item)
        if text is not None and text in seen:
            yield Misfit(at, keys=(text,))
        seen.add(text or "")


def _one_of(validator: Any, choices: Sequence[Schema], instance: object, schema: Schema) -> Errors:
    """Exactly one of some keys; or a value of more than one kind, held against what its kind asks for."""
    if "type" not in choices[0]:
        yield from _keys(choices, instance, schema, most=1)
        return
    for choice in choices:
        if _is_one(validator, choice["type"], instance) or _wants_number(choice, instance):
            yield from validator.descend(instance, choice)
            return
    yield Misfit()


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
        surplus = [key for key in instance if key not in schema.get("properties", {})]
        yield Misfit(keys=keys, silent=any(meant(key, instance, schema) in keys for key in surplus))


def _all_of(validator: Any, parts: Sequence[Schema], instance: object, schema: Schema) -> Errors:
    """With `x-by`, the one part whose condition names the value that stands under that key."""
    by = schema.get("x-by")
    if by is not None:
        named = scalar(instance.get(by)) if isinstance(instance, dict) else None
        parts = [part["then"] for part in parts if part["if"]["properties"][by]["const"] == named]
    for part in parts:
        yield from validator.descend(instance, part)


CheckedTree: Any = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {
        "additionalProperties": _additional,
        "allOf": _all_of,
        "anyOf": _any_of,
        "const": _const,
        "dependentRequired": _dependent_required,
        "enum": _enum,
        "exclusiveMinimum": _exclusive_minimum,
        "items": _items,
        "minItems": _least,
        "minLength": _min_length,
        "minProperties": _least,
        "minimum": _minimum,
        "oneOf": _one_of,
        "pattern": _pattern,
        "properties": _properties,
        "propertyNames": _names,
        "required": _required,
        "type": _type,
        "uniqueItems": _unique,
    },
    type_checker=TYPES,
)
"""JSON Schema 2020-12 over what `values.plain` makes of a tree."""
