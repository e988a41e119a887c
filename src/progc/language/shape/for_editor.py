"""The schemas → one of them on its own, as an editor's YAML support reads it: no other file is needed."""

import re
from collections.abc import Mapping
from typing import Any

from progc.language.shape.schemas import address


def for_editor(schemas: Mapping[str, Any], kind: str) -> dict[str, Any]:
    """The schema of one kind with all that it points at under `$defs`.

    An editor takes `phone: 0771251010` and `label: 5` for numbers where progc takes them as written. So a
    text that can look like a number may be one here; an editor marks nothing that `progc lint` accepts.
    """
    needed: dict[str, Any] = {}

    def walk(part: Any, name: str) -> Any:
        if isinstance(part, list):
            return [walk(each, name) for each in part]
        if not isinstance(part, Mapping):
            return part
        made = {key: walk(below, name) for key, below in part.items() if not _ours(key)}
        if "$ref" in part:
            made["$ref"] = f"#/$defs/{definition(*address(part['$ref'], name))}"
        if _can_look_like_number(part):
            made["type"] = ["string", "number"]
        return made

    def definition(name: str, pointer: str) -> str:
        called = re.sub(r"[^a-z0-9_]+", "-", f"{name}{pointer}".replace("/$defs", "").lower())
        if called not in needed:
            needed[called] = {}
            found = schemas[name]
            for step in filter(None, pointer.split("/")):
                found = found[step]
            needed[called] = {key: each for key, each in walk(found, name).items() if key != "$schema"}
        return called

    whole: dict[str, Any] = walk(schemas[kind], kind)
    return {**whole, "$defs": needed}


def _ours(key: str) -> bool:
    return key.startswith("x-") or key in ("$defs", "$comment")


def _can_look_like_number(part: Mapping[str, Any]) -> bool:
    if part.get("type") != "string" or "enum" in part:
        return False
    return re.search(part.get("pattern", ""), "0771251010") is not None
