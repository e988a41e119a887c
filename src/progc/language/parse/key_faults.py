"""What can be wrong with a key of YAML, or with what it lacks: places in, diagnostics out."""

import re

from progc.diagnostics import Diagnostic, Finding, Label, Rule, Severity, Text, say
from progc.language.parse.scalar_faults import ALLOWS, in_quotes, mended, short
from progc.source import Span

EMPTY_VALUE = Rule("PC010", "empty-value", Severity.ERROR)
REPEATED_KEY = Rule("PC011", "repeated-key", Severity.ERROR)
STRANGE_KEY = Rule("PC012", "strange-key", Severity.ERROR)
ENTRY_WITHOUT_VALUE = Rule("PC013", "entry-without-value", Severity.ERROR)


def empty_value(at: Span, key: str | None) -> Diagnostic:
    """A key, or an item of a list, with nothing after it."""
    hidden = re.compile(r"[ \t]*(#[^\n]*)").match(at.source.text, at.end) if at.start == at.end else None
    here = say("nothing is said here", "här står inget")
    help = say("write a value, or take the line away", "skriv ett värde, eller ta bort raden")
    if hidden and not ALLOWS.match(hidden[1]) and key is not None:
        here = say("what follows `#` is a comment", "det som följer efter `#` är en kommentar")
        help, _ = in_quotes(Span(at.source, *hidden.span(1)))
    elif at.text.startswith(("|", ">")):
        here = say("no text stands below this line", "ingen text står under raden")
    elif at.text:
        here = say("means that nothing is said", "betyder att inget står här")
    elif key is None and at.source.text.startswith(",", at.start):
        help = say("take one of the commas away", "ta bort ett av kommatecknen")
    message = (
        say("an item of the list is left empty", "en punkt i listan är tom")
        if key is None
        else say("`{key}` is left empty", "`{key}` är tom", key=key)
    )
    return Diagnostic(EMPTY_VALUE, Finding(at, message, here, help=help))


def empty_too_deep(at: Span, beside: Span, ends: Text | None = None) -> Diagnostic:
    """A key with nothing after it, below which its block's keys begin again. `beside`: a key like it."""
    return Diagnostic(
        EMPTY_VALUE,
        Finding(
            at,
            say("`{key}` is left empty", "`{key}` är tom", key=at.text),
            say(
                "the lines below are no deeper{ends}",
                "raderna under är inte djupare indragna{ends}",
                ends=ends or "",
            ),
            [Label(beside, say("has its lines deeper", "har sina rader djupare"))],
            say(
                "give the line `{key}:` as many blanks as `{other}:`, or write a value",
                "ge raden `{key}:` lika många blanksteg som `{other}:`, eller skriv ett värde",
                key=at.text,
                other=beside.text,
            ),
        ),
    )


def is_empty_value(told: Diagnostic, start: int) -> bool:
    """Whether it is told that nothing stands at an offset."""
    at = told.finding.at
    return told.rule is EMPTY_VALUE and isinstance(at, Span) and at.start == start


def repeated_key(at: Span, first: Span, key: str) -> Diagnostic:
    return Diagnostic(
        REPEATED_KEY,
        Finding(
            at,
            say("`{key}` is said twice", "`{key}` står två gånger", key=key),
            say("here again", "här igen"),
            [Label(first, say("the first one", "den första"))],
            say("take one of the lines away", "ta bort en av raderna"),
        ),
    )


def strange_key(at: Span) -> Diagnostic:
    """A key that is a list, a block of text, an alias, begins with `?` or is left out."""
    return Diagnostic(
        STRANGE_KEY,
        Finding(
            at,
            say("a key is not a plain word", "en nyckel är inte ett vanligt ord"),
            say("the key stands here", "här står nyckeln"),
            help=say(
                "write the key as a word, a colon and a blank: `title: ...`",
                "skriv nyckeln som ett ord, kolon och blanksteg: `title: ...`",
            ),
        ),
    )


def entry_without_value(at: Span, before: Span | None) -> Diagnostic:
    """Words in `{}` that have become keys. `before` is the plain value that they were likely a part of."""
    here = say("a comma in `{{}}` begins a new key", "ett komma inom `{{}}` börjar en ny nyckel")
    help = say(
        "write a value after each key: `key: value`", "skriv ett värde efter varje nyckel: `nyckel: värde`"
    )
    if before is None:
        here = say("read as a key", "läses som en nyckel")
        help = say(
            "write `key: value`; a list stands in `[]`, a text in quotes",
            "skriv `nyckel: värde`; en lista står inom `[]`, en text inom citattecken",
        )
    glued = re.fullmatch(r"([\w-]+):(\S.*)", at.text)
    if glued:
        line = mended(at, f"{glued[1]}: {glued[2]}")
        help = say(
            "put a blank after the colon: `{line}`", "sätt ett blanksteg efter kolonet: `{line}`", line=line
        )
    elif before and re.fullmatch(r"\d+", at.text) and re.search(r"\d,$", at.source.text[: at.start]):
        number = re.findall(r"\d+", before.text)[-1]
        here = say("decimals come after a point", "decimaler skrivs efter en punkt")
        help = say("write `{n}.{rest}`", "skriv `{n}.{rest}`", n=number, rest=at.text)
    elif before and "\n" not in at.source.text[before.start : at.end]:
        whole = Span(at.source, before.start, at.end)
        help, _ = in_quotes(whole)
    return Diagnostic(
        ENTRY_WITHOUT_VALUE,
        Finding(
            at,
            say("`{key}` in `{{}}` has no value", "`{key}` inom `{{}}` har inget värde", key=short(at.text)),
            here,
            help=help,
        ),
    )
