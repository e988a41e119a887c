"""The schemas → one of them with every `$ref` put in, so that a validator follows none while it walks."""

from collections.abc import Mapping
from posixpath import dirname, normpath
from typing import Any

_ENDING = ".schema.json"
_LEFT_OUT = ("$ref", "$defs", "$schema")
"""With a `$schema` inside, jsonschema would go on with the validator of that dialect in place of ours."""
_FOR_READERS = ("description", "markdownDescription", "$comment")
"""What an editor shows, and a validator would look through at every value. Titles help to guess a key."""


def inlined(schemas: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The schema of one kind without references. A schema that holds itself becomes a circle of dicts.

    What stands beside a `$ref` is laid over its target.
    """
    made: dict[tuple[str, str], dict[str, Any]] = {}

    def target(name: str, pointer: str) -> dict[str, Any]:
        if (name, pointer) not in made:
            made[name, pointer] = whole = {}
            found = schemas[name]
            for part in filter(None, pointer.split("/")):
                found = found[part]
            whole.update(walk(found, name))
        return made[name, pointer]

    def walk(part: Any, name: str) -> Any:
        if isinstance(part, list):
            return [walk(each, name) for each in part]
        if not isinstance(part, Mapping):
            return part
        rest = {key: walk(below, name) for key, below in part.items() if not _left_out(key, below)}
        if "$ref" not in part:
            return rest
        found = target(*address(part["$ref"], name))
        return {**found, **rest} if rest else found

    return target(kind, "")


def _left_out(key: str, below: Any) -> bool:
    """A key of the schema's own not needed here; below one that an author writes stands a schema."""
    return key in _LEFT_OUT or (key in _FOR_READERS and not isinstance(below, Mapping))


def address(reference: str, name: str) -> tuple[str, str]:
    """The schema and the place in it that a `$ref` in the schema called `name` means."""
    file, _, pointer = reference.partition("#")
    if not file:
        return name, pointer
    return normpath(f"{dirname(name)}/{file}").lstrip("/").removesuffix(_ENDING), pointer
