"""What is said about keys: unknown, missing, at odds with each other, or no id."""

from collections.abc import Mapping, Sequence

from progc.diagnostics import Finding, Label, Names, Rule, Severity, Text, say
from progc.language.parse.tree import Node
from progc.language.parse.yaml_layout import DASH_LINE
from progc.language.shape.fault import Fault
from progc.language.shape.misfit import meant
from progc.language.shape.value_sentences import wrong_kind
from progc.language.shape.wording import either, lines, mended_id, named, place, thing
from progc.source import Span

UNKNOWN_KEY = Rule("PC101", "unknown-key", Severity.ERROR)
MISSING_KEY = Rule("PC102", "missing-key", Severity.ERROR)
KEYS_AT_ODDS = Rule("PC103", "keys-at-odds", Severity.ERROR)
MALFORMED_ID = Rule("PC104", "malformed-id", Severity.ERROR)

_MOST_KEYS = 10


def unknown(fault: Fault) -> tuple[Rule, Finding]:
    key = fault.keys[0]
    if isinstance(fault.value, Mapping):
        return _no_id(fault, key)
    near = meant(key, fault.owner.entries, fault.schema)
    return UNKNOWN_KEY, Finding(
        fault.node.key or fault.node.span,
        say(
            "`{key}` is not a key of {thing}",
            "`{key}` är ingen nyckel i {thing}",
            key=key,
            thing=thing(fault.schema),
        ),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=None if near else _beside(fault, key) or _known_keys(fault, key),
    )


def _beside(fault: Fault, key: str) -> Text | None:
    """What to do about a block that was to stand beside the one that it ends: it has the same keys."""
    entries = fault.owner.entries
    last = tuple(entries)[tuple(entries).index(key) :]
    flow = fault.owner.span.text.startswith("{")
    if flow or fault.owner.key is None or not all(_alike(entries[each], fault.owner) for each in last):
        return None
    return say(
        "give the line `{key}:` as many blanks as `{owner}:`",
        "ge raden `{key}:` lika många blanksteg som `{owner}:`",
        key=key,
        owner=fault.owner.key.text,
    )


def _alike(one: Node, other: Node) -> bool:
    shared = one.entries.keys() & other.entries.keys()
    return len(one.entries) > 0 and len(shared) >= min(2, len(one.entries))


def _no_id(fault: Fault, first: str) -> tuple[Rule, Finding]:
    """The keys of an entry stand where its id does."""
    below = thing(fault.value)
    return MALFORMED_ID, Finding(
        fault.node.key_at(first),
        say(
            "there is no id for {thing} above `{key}`",
            "det finns inget id för {thing} ovanför `{key}`",
            thing=below,
            key=first,
        ),
        here=say("an id is expected here", "här väntas ett id"),
        help=say(
            "write the id and a colon on a line of their own, and indent what belongs to it",
            "skriv id:t och ett kolon på en egen rad, och dra in det som hör till det",
        ),
    )


def _known_keys(fault: Fault, key: str) -> Text:
    """What the key may have been: all that there are, or of very many those that are a little like it."""
    known = tuple(name for name, below in fault.properties.items() if below is not False)
    if len(known) > _MOST_KEYS:
        known = tuple(name for name in known if name[:3] == key[:3] or (len(key) > 3 and key in name))
    if known:
        names = Names(known, most=_MOST_KEYS)
        if len(known) == 1 < len(fault.properties):
            return say("a key like it is {known}", "en nyckel som liknar den är {known}", known=names)
        if len(known) < len(fault.properties):
            return say("keys like it are {known}", "nycklar som liknar den är {known}", known=names)
        return say("the keys here are {known}", "nycklarna här är {known}", known=names)
    return say(
        "take the line away; after `progc schema` VS Code shows the keys that can stand here",
        "ta bort raden; efter `progc schema` visar VS Code de nycklar som kan stå här",
    )


def missing(fault: Fault) -> tuple[Rule, Finding]:
    key = fault.keys[0]
    message = say("{where} has no `{key}`", "{where} saknar `{key}`", where=named(fault.path), key=key)
    for other, node in fault.node.entries.items():
        if other not in fault.properties and meant(other, fault.node.entries, fault.schema) == key:
            here = say("did you mean `{key}`?", "menade du `{key}`?", key=key)
            return MISSING_KEY, Finding(node.key or node.span, message, here=here)
        kinds = [fault.properties.get(each, {}).get("type") for each in (key, other)]
        if kinds == ["array", "string"] and (dash := _list_in_text(node)):
            return MISSING_KEY, _without_its_line(fault, message, other, dash)
    return MISSING_KEY, Finding(
        place(fault.node),
        message,
        help=say(
            "add the line {line}",
            "lägg till raden {line}",
            line=lines(key, fault.properties.get(key, {})),
        ),
    )


def _list_in_text(node: Node) -> Span | None:
    """The dash of the first line of a text that looks like an item of a list, which parse has told."""
    found = DASH_LINE.search(node.span.text) if node.value is None and node.style == "plain" else None
    if found is None:
        return None
    at = node.span.start + found.start(1)
    return Span(node.span.source, at, at + 1)


def _without_its_line(fault: Fault, message: Text, other: str, dash: Span) -> Finding:
    """A list without the line of its key: it has become part of the text of the key above."""
    return Finding(
        place(fault.node),
        message,
        related=[
            Label(
                dash,
                say("read as the text of `{other}`", "läses som text i `{other}`", other=other),
            )
        ],
        help=say(
            "write the line `{key}:` above the list",
            "skriv raden `{key}:` ovanför listan",
            key=fault.keys[0],
        ),
    )


def missing_companion(fault: Fault) -> tuple[Rule, Finding]:
    other, key = fault.keys
    return MISSING_KEY, Finding(
        fault.node.key or place(fault.node),
        say(
            "`{key}` has no `{other}` beside it",
            "`{key}` har inget `{other}` bredvid sig",
            key=key,
            other=other,
        ),
        help=say("add the line `{other}: …`", "lägg till raden `{other}: …`", other=other),
    )


def one_of(fault: Fault) -> tuple[Rule, Finding]:
    """Several of the keys, none of them, or a value that is none of the kinds that can stand here."""
    if not fault.keys:
        return wrong_kind(fault)
    there = [key for key in fault.keys if key in fault.node.entries]
    return (
        _at_odds(fault.node, sorted(there, key=list(fault.node.entries).index)) if there else none_of(fault)
    )


def none_of(fault: Fault) -> tuple[Rule, Finding]:
    return MISSING_KEY, Finding(
        place(fault.node),
        say(
            "{where} has none of {keys}",
            "{where} saknar något av {keys}",
            where=named(fault.path),
            keys=Names(fault.keys, most=10),
        ),
        help=say("add {keys}", "lägg till {keys}", keys=either(fault.keys)),
    )


def forbidden(fault: Fault) -> tuple[Rule, Finding]:
    """A key that another one rules out: a weekday beside `daily`."""
    return _at_odds(fault.owner, [fault.schema["x-beside"], fault.keys[0]])


def _at_odds(owner: Node, there: Sequence[str]) -> tuple[Rule, Finding]:
    first, second = there[:2]
    return KEYS_AT_ODDS, Finding(
        owner.key_at(second),
        say(
            "`{first}` and `{second}` stand together, where only one of them counts",
            "`{first}` och `{second}` står tillsammans, men bara en av dem kan gälla",
            first=first,
            second=second,
        ),
        related=[Label(owner.key_at(first), say("the other one", "den andra"))],
        help=say(
            "take away `{first}` or `{second}`",
            "ta bort `{first}` eller `{second}`",
            first=first,
            second=second,
        ),
    )


def malformed(fault: Fault) -> tuple[Rule, Finding]:
    key = fault.keys[0]
    names = fault.value
    if "x-en" in names:
        what = say(names["x-en"], names["x-sv"])
        return MALFORMED_ID, Finding(
            fault.node.key or fault.node.span,
            say("the key `{key}` is not {what}", "nyckeln `{key}` är inte {what}", key=key, what=what),
        )
    mended = mended_id(key)
    return MALFORMED_ID, Finding(
        fault.node.key or fault.node.span,
        say("`{key}` is not an id", "`{key}` är inget id", key=key),
        here=say("an id has only a–z, 0–9 and hyphens", "ett id har bara a–z, 0–9 och bindestreck"),
        help=say("call it `{id}:`", "skriv `{id}:`", id=mended) if mended else None,
    )
