"""The value of a bundle's JSON file and its schema → the first place where it is not as the schema says."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from progc.diagnostics import Text, say

if TYPE_CHECKING:
    from jsonschema import ValidationError

_LONGEST = 40


def off_schema(file: str, value: object, schema: Mapping[str, Any]) -> Text | None:
    """What is wrong first, with its key, None for nothing. `file` is the name to say."""
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    try:
        faults = Draft202012Validator(schema).iter_errors(value)
        first = min(faults, key=lambda fault: (_keys(fault), str(fault.validator)), default=None)
    except RecursionError:
        return say(
            "`{file}` has values in each other deeper than progc writes",
            "`{file}` har värden i varandra djupare än progc skriver",
            file=file,
        )
    # Of a choice of schemas that all do not fit, what the nearest one lacks.
    return _sentence(file, best_match([first]) or first) if first else None


def _keys(fault: "ValidationError") -> list[str]:
    return list(map(str, fault.absolute_path))


def _sentence(file: str, fault: "ValidationError") -> Text:
    place = _place(fault.absolute_path)
    at = say("`{file}`, `{place}`", "`{file}`, `{place}`", file=file, place=place)
    where = at if place else say("`{file}`", "`{file}`", file=file)
    asked: Any = fault.validator_value
    schema: Any = fault.schema
    match fault.validator, fault.instance:
        case "required", Mapping() as held:
            key = next(key for key in asked if key not in held)
            return say("{where}: `{key}` is missing", "{where}: `{key}` saknas", where=where, key=key)
        case "additionalProperties", Mapping() as held if asked is False:
            key = next(key for key in held if key not in schema.get("properties", {}))
            return say(
                "{where}: `{key}` is no key that a bundle has",
                "{where}: `{key}` är ingen nyckel som ett paket har",
                where=where,
                key=key,
            )
    return say(
        "{where}: `{value}` is not what a bundle has there",
        "{where}: `{value}` är inte vad ett paket har där",
        where=where,
        value=_short(json.dumps(fault.instance, ensure_ascii=False)),
    )


def _place(keys: Iterable[str | int]) -> str:
    """Keys and positions as an author of Python or JavaScript writes them: files[2].size."""
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys).removeprefix(".")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
