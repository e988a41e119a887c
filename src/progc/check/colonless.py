"""A key that is told to be missing, and a line of its block without a colon that begins with it: one slip."""

import re
from collections.abc import Mapping
from dataclasses import replace

from progc.diagnostics import Diagnostic, Field, Names, Text, say
from progc.language.parse.scalar_faults import mended
from progc.language.parse.yaml_faults import INDENT
from progc.source import Span
from progc.suggest import suggest

_WORD = re.compile(r"([^\W\d_][\w-]*)[ \t;=:]*")
_LEAST = 3
"""So many letters of a key show which it is."""


def holds(line: Diagnostic, missing: Diagnostic) -> str | None:
    """The missing key, where a line without a colon begins with it and stands in the block that lacks it."""
    at, block, finding = line.finding.at, missing.finding.at, missing.finding
    fields = dict(finding.message.fields)
    where, word = fields.get("where"), _WORD.match(at.text) if isinstance(at, Span) else None
    if not (isinstance(at, Span) and isinstance(block, Span) and isinstance(where, Text) and word):
        return None
    if at.path != block.path or finding.related:
        return None
    if finding.help is None:  # it was meant by the key of that very line
        return next(iter(_keys(fields)), None) if at.start == block.start else None
    keyed = [name for name, _ in where.fields] == ["key"]
    key = next((key for key in _keys(fields) if _is_name(word[1], key)), None)
    return key if key and _in_block(at, block, keyed) else None


def _keys(fields: Mapping[str, Field]) -> tuple[str, ...]:
    """The key that is missing, or those of which one is."""
    match fields:
        case {"key": str(key)}:
            return (key,)
        case {"keys": Names(ids=keys)}:
            return keys
    return ()


def _is_name(word: str, key: str) -> bool:
    """Whether a word is a key or its beginning, or misspelt; a longer one may be the first of a text."""
    if len(word) > len(key):
        return False
    begins = len(word) >= _LEAST and key.startswith(word.casefold())
    return begins or suggest(word, [key]) is not None


def _in_block(line: Span, block: Span, keyed: bool) -> bool:
    """Whether a line begins where the keys of a block do, with nothing further out between the two.

    A block is known by its key where it is `keyed`, else by the first of the keys in it.
    """
    before, after = sorted((line, block), key=lambda each: each.start)
    text = line.source.text
    own = text[text.rfind("\n", 0, after.start) + 1 : after.start]
    between = text[before.start : after.start - len(own)].split("\n")[1:]
    level = line.column > block.column and after is line if keyed else line.column == block.column
    return level and not own.strip() and all(_is_deep(each, line.column) for each in between)


def _is_deep(line: str, column: int) -> bool:
    content = line.lstrip(" ")
    return not content or content.startswith("#") or len(line) - len(content) + 1 >= column


def with_key(line: Diagnostic, key: str) -> Diagnostic:
    """The fault of a line without a colon, with the line as it is to be written."""
    at = line.finding.at
    word = _WORD.match(at.text) if isinstance(at, Span) else None
    if not isinstance(at, Span) or word is None:
        return line
    help = say(
        "write `{line}`, or {indent}",
        "skriv `{line}`, eller {indent}",
        line=mended(at, f"{key}: {at.text[word.end() :]}".strip()),
        indent=INDENT,
    )
    return replace(line, finding=replace(line.finding, help=help))
