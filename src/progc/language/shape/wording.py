"""Words for values, places and schemas, in both languages, as they stand in shape's sentences."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from unicodedata import normalize

from progc.diagnostics import Count, Text, say
from progc.language.parse.tree import Node
from progc.language.shape.fault import Path, Schema
from progc.language.shape.values import looks_like_number
from progc.source import Span

_FIRST_KEY = re.compile(r"[{\s]*([^\s:]+)")
_MOST_SHOWN = 40
_MOST_WORDS = 4
_NUMBERS = ["noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"]
_DAYS = ("dag", "dagar", "day", "days")
_WEEKS = ("vecka", "veckor", "week", "weeks")
_SIGNS = ("tecken", "characters")
_UNITS = {"day": _DAYS, "days": _DAYS, "occasions": _DAYS, "weeks": _WEEKS, "length": _SIGNS}
_KINDS = {
    "string": ("a text", "en text"),
    "integer": ("a whole number", "ett heltal"),
    "number": ("a number", "ett tal"),
    "boolean": ("`true` or `false`", "`true` eller `false`"),
    "array": ("a list", "en lista"),
    "object": ("a block of keys", "ett block med nycklar"),
}


def named(path: Path) -> Text:
    """What an author calls the value at a path: its key, or which entry of a list it is."""
    match path:
        case (*_, str(key)):
            return say("`{key}`", "`{key}`", key=key)
        case (*_, str(key), int(at)):
            return say("entry {at} of `{key}`", "post {at} i `{key}`", at=at + 1, key=key)
        case _:
            return say("the file", "filen")


def shown(node: Node) -> Text:
    """A value as it stands in a sentence: a scalar's first words, or what kind of value it is."""
    text = node.text
    if text is None:
        kind = "array" if isinstance(node.value, tuple) else "object"
        return say(*_KINDS[kind])
    if not text.strip():
        return say("an empty text", "en tom text")
    line = " ".join(text.split())
    cut = line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"
    return say("`{text}`", "`{text}`", text=cut)


def expected(schema: Schema) -> Text:
    """What stands where a schema holds, as a noun: the schema's own words, its list of words, or its kind."""
    kind = schema.get("type")
    words = schema.get("enum", ())
    if kind in ("object", "array"):
        return say(*_KINDS[kind])
    if "x-en" in schema:
        return say(schema["x-en"], schema["x-sv"])
    if len(words) > _MOST_WORDS:
        count = Count(len(words), ("word", "words"), ("ord", "ord"))
        return say("one of the {n} that there are", "ett av de {n} som finns", n=count)
    if words:
        return either([str(word) for word in words])
    return say(*_KINDS[kind if isinstance(kind, str) else "string"])


def either(words: Sequence[str]) -> Text:
    """`a`, `b` or `c`."""
    ticked = [f"`{word}`" for word in words]
    *first, last = ticked
    if not first:
        return say("{last}", "{last}", last=last)
    return say("{first} or {last}", "{first} eller {last}", first=", ".join(first), last=last)


def thing(schema: Schema) -> Text:
    """What has the keys of a schema: "a contact"."""
    return say(schema.get("x-en", "this block"), schema.get("x-sv", "blocket"))


def lines(key: str, schema: Schema) -> Text:
    """Lines to paste for a missing key: one, each of a few, or `…` where only the author knows."""
    words = [str(word) for word in schema.get("enum", ())]
    if len(words) > _MOST_WORDS:
        return say("`{key}: …` with {words}", "`{key}: …` med {words}", key=key, words=either(words))
    if words:
        return either([f"{key}: {word}" for word in words])
    if schema.get("type") == "object":
        return either([f"{key}:"])
    free = schema.get("type") == "string" and "pattern" not in schema
    samples = [*schema.get("examples", ()), schema.get("default")]
    return either([f"{key}: {'…' if free or samples[0] is None else _written(samples[0])}"])


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(_written(each) for each in value)}]"
    return str(value)


def entry(path: Path, value: str) -> str:
    """A value with its key, as one writes it."""
    return f"{path[-1]}: {value}" if path and isinstance(path[-1], str) else value


def units(path: Path) -> Sequence[str]:
    """What the number at a path counts, as an author may have written it: `dag` for `open_on_day`."""
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    return _UNITS.get(key.rpartition("_")[2], ())


def mended_number(text: str, whole: bool, units: Sequence[str]) -> str | None:
    """The number that a text was surely meant to be, as progc writes it, None where that is not sure.

    It may have one of its own `units` after it; with any other, it is another number: 2 weeks are not 2 days.
    """
    words = text.split()
    bare = " ".join(words[:-1] if words and words[-1].lower() in units else words)
    if bare.lower() in _NUMBERS:
        return str(_NUMBERS.index(bare.lower()))
    bare = re.sub(r"[_\s]", "", bare).replace(",", ".").replace("−", "-")
    try:
        found = Decimal(bare)
    except InvalidOperation:
        return None
    if not found.is_finite() or abs(found.adjusted()) > len(text) + 15:
        return None
    written = format(found, "f")
    return written if looks_like_number(written) and not (whole and "." in written) else None


def mended_truth(text: str) -> str | None:
    """`true` or `false` for what says the same in other words."""
    words = {"true": "true yes ja on sant y j 1", "false": "false no nej off falskt n 0"}
    return next((truth for truth, same in words.items() if text.strip().lower() in same.split()), None)


def mended_id(text: str) -> str | None:
    """An id like a text: å and ä as a, ö as o, everything else that an id cannot have as hyphens."""
    plain = normalize("NFC", text).lower().translate(str.maketrans("åäáàöøéèüæ", "aaaaooeeua"))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or None


def place(node: Node) -> Span:
    """Where to point for a value: its text, its key, or for a block without one the first key in it."""
    if node.key is None and node.entries:
        first = _FIRST_KEY.match(node.span.source.text, node.span.start)
        return Span(node.span.source, *first.span(1)) if first else node.span
    return node.place


def value_place(node: Node) -> Span:
    """Where to point for a value that is of the wrong kind: in brackets on one line, the brackets too."""
    bracketed = node.span.text.startswith(("[", "{")) and "\n" not in node.span.text
    return node.span if node.text is None and bracketed else place(node)
