"""What is said about values: of another kind, an unknown word, too small, too few, of another form."""

import re

from progc.diagnostics import Count, Edit, Finding, Label, Names, Rule, Severity, Text, say
from progc.language.parse.scalar_faults import cut_text
from progc.language.shape.fault import Fault, Schema
from progc.language.shape.kind_help import other_kind, write
from progc.language.shape.values import MOST_DIGITS, digits, looks_like_number
from progc.language.shape.wording import (
    either,
    entry,
    expected,
    mended_id,
    mended_number,
    mended_truth,
    named,
    shown,
    units,
    value_place,
)
from progc.suggest import suggest

WRONG_KIND = Rule("PC110", "wrong-kind", Severity.ERROR)
NOT_A_NUMBER = Rule("PC111", "not-a-number", Severity.ERROR)
NOT_TRUE_OR_FALSE = Rule("PC112", "not-true-or-false", Severity.ERROR)
TOO_SMALL_NUMBER = Rule("PC113", "too-small-number", Severity.ERROR)
UNKNOWN_WORD = Rule("PC114", "unknown-word", Severity.ERROR)
MALFORMED_VALUE = Rule("PC115", "malformed-value", Severity.ERROR)
EMPTY_TEXT = Rule("PC116", "empty-text", Severity.ERROR)
TOO_FEW_ENTRIES = Rule("PC117", "too-few-entries", Severity.ERROR)
REPEATED_ENTRY = Rule("PC118", "repeated-entry", Severity.ERROR)

_FEW = 4

Said = tuple[Rule, Finding]


def text_or_kind(fault: Fault) -> Said:
    """A free text that YAML has cut or would cut, or a value of another kind."""
    if fault.keys:
        told = cut_text(fault.node)
        return told.rule, told.finding
    return wrong_kind(fault)


def wrong_kind(fault: Fault) -> Said:
    """A list, a block or a text where something else stands; scalars by what they were meant to be."""
    wanted = fault.schema.get("type")
    if fault.node.text is not None and wanted in ("integer", "number"):
        return _not_a_number(fault, whole=wanted == "integer")
    if fault.node.text is not None and wanted == "boolean":
        return _not_true_or_false(fault)
    help, edits = other_kind(fault)
    at = value_place(fault.node)
    return WRONG_KIND, Finding(at, _is_not(fault, expected(fault.schema)), help=help, edits=edits)


def _is_not(fault: Fault, what: Text) -> Text:
    return say(
        "{name} is {value}, not {what}",
        "{name} är {value}, inte {what}",
        name=named(fault.path),
        value=shown(fault.node),
        what=what,
    )


def _in_quotes(fault: Fault, mended: str, what: Text) -> Finding:
    """A number or a truth in quotes: the one mistake here that can surely be mended."""
    return Finding(
        fault.node.span,
        say(
            "{name} stands in quotation marks and is a text, not {what}",
            "{name} står inom citattecken och är en text, inte {what}",
            name=named(fault.path),
            what=what,
        ),
        help=write(fault, mended),
        edits=[Edit(fault.node.span, mended)],
    )


def _not_a_number(fault: Fault, whole: bool) -> Said:
    text = fault.node.text or ""
    what = expected({"type": "integer" if whole else "number"})
    mended = mended_number(text, whole, units(fault.path))
    if mended == text and fault.node.style == "quoted":
        return NOT_A_NUMBER, _in_quotes(fault, text, what)
    return NOT_A_NUMBER, Finding(
        fault.node.span,
        _is_not(fault, what),
        here=_why_no_number(text, whole),
        help=write(fault, mended) if mended else None,
    )


def _why_no_number(text: str, whole: bool) -> Text | None:
    unsigned = text.removeprefix("-")
    if looks_like_number(text):
        return say("it has decimals", "det har decimaler") if whole else None
    if unsigned.isdecimal() and unsigned.startswith("0"):
        return say("it begins with a zero", "det börjar med en nolla")
    if unsigned.replace(".", "", 1).isdecimal() and digits(text) > MOST_DIGITS:
        return say("a number has at most 15 digits", "ett tal har högst 15 siffror")
    if "," in text and unsigned.replace(",", "", 1).isdecimal():
        return say("decimals come after a point", "decimaler skrivs efter en punkt")
    return None


def _not_true_or_false(fault: Fault) -> Said:
    text = fault.node.text or ""
    what = expected({"type": "boolean"})
    mended = mended_truth(text)
    if mended == text and fault.node.style == "quoted":
        return NOT_TRUE_OR_FALSE, _in_quotes(fault, text, what)
    return NOT_TRUE_OR_FALSE, Finding(
        fault.node.span, _is_not(fault, what), help=write(fault, mended) if mended else None
    )


def too_small(fault: Fault) -> Said:
    bound = say("above {n}", "över {n}", n=str(fault.value))
    if fault.keyword == "minimum":
        bound = say("{n} or more", "{n} eller mer", n=str(fault.value))
    return TOO_SMALL_NUMBER, Finding(fault.node.span, _is_not(fault, bound))


def unknown_word(fault: Fault) -> Said:
    words = [str(word) for word in (fault.value if isinstance(fault.value, list) else [fault.value])]
    near = suggest(fault.node.text or "", words) or _described(fault.node.text or "", fault.schema)
    help: Text | None = say(
        "the words here are {known}", "orden här är {known}", known=Names(tuple(words), most=20)
    )
    if len(words) <= _FEW:
        # The sentence has the words already.
        lines = either([entry(fault.path, word) for word in words])
        help = None if _words_of(fault) else say("write {lines}", "skriv {lines}", lines=lines)
    return UNKNOWN_WORD, Finding(
        fault.node.span,
        _is_not(fault, expected({"enum": words, **_words_of(fault)})),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=None if near else help,
    )


def _described(text: str, schema: Schema) -> str | None:
    """The word that an author meant by what the platform calls it: `kommande` for `upcoming`."""
    told: dict[str, str] = {}
    for word, description in zip(schema.get("enum", ()), schema.get("enumDescriptions", ()), strict=False):
        told.update((part.strip().lower(), word) for part in re.split(r"[()/]", description) if part.strip())
    begun = [name for name in told if len(text) > 3 and name.startswith(text.lower())]
    return told.get(suggest(text.lower(), told) or next(iter(begun), ""))


def _words_of(fault: Fault) -> dict[str, str]:
    return {key: fault.schema[key] for key in ("x-en", "x-sv") if key in fault.schema}


def malformed(fault: Fault) -> Said:
    mended = _mended_form(fault)
    return MALFORMED_VALUE, Finding(
        fault.node.span,
        _is_not(fault, expected(fault.schema)),
        help=write(fault, mended) if mended else None,
    )


def _as_date(written: re.Match[str]) -> str:
    """`1/12 2026` as progc writes it."""
    return f"{written[3]}-{written[2]:0>2}-{written[1]:0>2}"


def _mended_form(fault: Fault) -> str | None:
    """The value with its likely mend, where that gives what is asked for."""
    text = (fault.node.text or "").strip()
    tries = [
        text.replace("\\", "/"),
        re.sub(r"\.(?:txt|docx?|markdown|html?|pdf)$", ".md", text, flags=re.I),
        *([f"{text}.md", f"{text}.yaml"] if re.fullmatch(r"[\w./-]+", text) else []),
        f"0{text}",
        text.replace(".", ":"),
        f"0{text.replace('.', ':')}",
        f"https://{text}" if "." in text else "",
        re.sub(r"[(\[ ]+at[)\] ]+", "@", text),
        re.sub(r"(\d{4})(\d\d)(\d\d)", r"\1-\2-\3", text),
        re.sub(r"(\d+)[/.] ?(\d+)[ /.-](\d{4})", _as_date, text),
        f"{text}.0",
        f"{text}.0.0",
    ]
    if fault.schema.get("x-kind") == "id":
        stem = re.sub(r"\.(md|ya?ml)$", "", text.replace("\\", "/").rsplit("/", 1)[-1])
        tries.insert(0, mended_id(stem) or "")
    return next((each for each in tries if re.search(fault.value, each)), None)


def empty(fault: Fault) -> Said:
    return EMPTY_TEXT, Finding(
        fault.node.span, say("{name} has no text", "{name} har ingen text", name=named(fault.path))
    )


def too_few(fault: Fault) -> Said:
    least = Count(fault.value, ("entry", "entries"), ("post", "poster"))
    return TOO_FEW_ENTRIES, Finding(
        value_place(fault.node),
        say(
            "{name} has fewer than {least}",
            "{name} har färre än {least}",
            name=named(fault.path),
            least=least,
        )
        if fault.value > 1
        else say("{name} has nothing in it", "{name} har inget innehåll", name=named(fault.path)),
    )


def repeated(fault: Fault) -> Said:
    text = fault.keys[0]
    first = next(item for item in fault.owner.items if item.text == text)
    return REPEATED_ENTRY, Finding(
        fault.node.span,
        say(
            "`{text}` stands twice in {where}",
            "`{text}` står två gånger i {where}",
            text=text,
            where=named(fault.path[:-1]),
        ),
        related=[Label(first.span, say("the first time", "första gången"))],
        help=say("take away one of them", "ta bort en av dem"),
    )
