"""What to do about a value of another kind: a text where a block stands, a list where a text does."""

import re
from collections.abc import Mapping, Sequence

from progc.diagnostics import Edit, Text, say
from progc.language.parse.scalar_faults import in_quotes, quoted
from progc.language.shape.fault import Fault, Schema
from progc.language.shape.wording import entry, mended_id, value_place


def write(fault: Fault, value: str) -> Text:
    return say("write `{line}`", "skriv `{line}`", line=entry(fault.path, value))


def other_kind(fault: Fault) -> tuple[Text | None, Sequence[Edit]]:
    """The value as it was surely meant: a key, a hyphen, brackets or quotes are missing or too many."""
    wanted, node = fault.schema.get("type"), fault.node
    alone = node.items[0].text if len(node.items) == 1 else None
    if wanted == "string" and alone and re.search(fault.schema.get("pattern", "(?!)"), alone):
        return write(fault, alone), ()
    if wanted == "string" and value_place(node) is node.span:
        return in_quotes(node.span)
    if wanted == "object" and node.items and node.items[0].entries:
        key = next(iter(node.items[0].entries))
        return say("take away `- ` before `{key}:`", "ta bort `- ` före `{key}:`", key=key), ()
    if wanted == "object" and node.items:
        line = _first_as_key(fault)
        if line:
            return say(
                "write each entry as a key: `{line}`", "skriv varje post som en nyckel: `{line}`", line=line
            ), ()
        return say(
            "write each entry as a key on a line of its own", "skriv varje post som en nyckel på en egen rad"
        ), ()
    only = _only_key(fault.schema, node.text or "")
    if wanted == "object" and node.text and only:
        return write(fault, _block_of(only, node.text)), ()
    if wanted == "array" and node.entries:
        return _as_list(fault), ()
    ids = fault.schema.get("items", {}).get("type") != "object"
    bare = (node.text or "").strip("[] \n")
    if wanted == "array" and ids and bare and node.style == "plain" and " " not in bare.replace(", ", ","):
        return write(fault, f"[{bare}]"), ()
    return None, ()


def _as_list(fault: Fault) -> Text | None:
    """A block as the list that it was meant to be: of its keys, or of the one block that it is."""
    items = fault.schema.get("items", {})
    choices = (items,) if "type" in items else items.get("oneOf", ())
    kinds = {choice.get("type"): choice for choice in choices}
    word, block = kinds.get("string"), kinds.get("object")
    keys, span = tuple(fault.node.entries), fault.node.span
    bare = not any(below.entries or below.items for below in fault.node.entries.values())
    if word and bare and all(_is_word(key, word) for key in keys):
        return write(fault, f"[{', '.join(keys)}]")
    if block is None:
        return None
    if keys[0] in block.get("properties", {}):
        if span.text.startswith("{") and "\n" not in span.text:
            return write(fault, f"[{span.text}]")
        return say("write `- ` before `{key}:`", "skriv `- ` före `{key}:`", key=keys[0])
    only = _only_key(block, keys[0])
    return say("write `- {line}`", "skriv `- {line}`", line=f"{only}: {keys[0]}") if only else None


def _is_word(key: str, schema: Schema) -> bool:
    """Whether a key fits as an item of a list of ids, words or paths."""
    fits = re.search(schema.get("pattern", "(?!)"), key) is not None
    return key in schema["enum"] if "enum" in schema else fits


def _only_key(schema: Schema, text: str) -> str | None:
    """The one key that a block needs, where a text without a key was surely meant for it and fits.

    Not where the key decides by its value what more the block needs (`x-by`).
    """
    needed = schema.get("required", ())
    if len(needed) != 1 or "x-by" in schema:
        return None
    below = schema["properties"][needed[0]]
    can = text in below.get("enum", (text,)) and re.search(below.get("pattern", ""), text)
    return str(needed[0]) if can and below.get("type") == "string" else None


def _first_as_key(fault: Fault) -> str | None:
    """A list's first text as an entry of the block that is wanted: `ja: {label: Ja}`."""
    below = fault.schema.get("additionalProperties")
    text = fault.node.items[0].text
    if not isinstance(below, Mapping) or not text:
        return None
    id = mended_id(text)
    if below.get("type") == "string" and id and re.search(_names(fault.schema), id):
        return f"{id}: {text}"
    only = _only_key(below, text)
    if not only or not below["properties"][only].keys().isdisjoint(("pattern", "enum")):
        return None
    return f"{id}: {_block_of(only, text)}"


def _names(schema: Schema) -> str:
    """The pattern of a block's keys; one that nothing fits where it has none."""
    return str(schema.get("propertyNames", {}).get("pattern", "(?!)"))


def _block_of(key: str, text: str) -> str:
    """A block of one key, on one line."""
    words = " ".join(text.split())
    if re.search(r"[,:#{}\[\]]", words):
        words = quoted(words)
    return f"{{{key}: {words}}}"
