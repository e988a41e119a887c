"""What can stop YAML from being read, in our own words: places in a draft in, faults out."""

import re

from progc.diagnostics import Diagnostic, Edit, Finding, Rule, Severity, Text, say
from progc.language.parse.scalar_faults import in_quotes, mended
from progc.language.parse.yaml_draft import Draft, Fault

MISSING_COLON = Rule("PC004", "missing-colon", Severity.ERROR)
MISSING_SPACE = Rule("PC005", "missing-space", Severity.ERROR)
UNCLOSED_QUOTE = Rule("PC006", "unclosed-quote", Severity.ERROR)
TEXT_AFTER_QUOTE = Rule("PC007", "text-after-quote", Severity.ERROR)
UNBALANCED_BRACKET = Rule("PC008", "unbalanced-bracket", Severity.ERROR)
COLON_IN_TEXT = Rule("PC009", "colon-in-text", Severity.ERROR)
SIGN_BEFORE_TEXT = Rule("PC020", "sign-before-text", Severity.ERROR)

INDENT = say(
    "indent the line if it goes on from the one above", "dra in raden om den fortsätter raden ovanför"
)


def missing_colon(draft: Draft, start: int) -> Fault:
    """A line among keys that has no colon, or no blank after it."""
    end = draft.content_end(start)
    line = draft.as_written(start, end)
    glued = re.match(r"([a-z][\w-]*):(?!//)\S", line)
    if glued:
        return missing_space(draft, start, start + glued.end(1) + 1, end)
    if re.match(r"-\S", line):
        return missing_space(draft, start, start + 1, end)
    span = draft.span(start, end)
    key = re.match(r"[a-z][a-z0-9_-]*(?= |$)", line) or _head_of_block(draft, start, line)
    message = say("the line has no colon", "raden saknar kolon")
    here = say("a key is expected here", "här väntas en nyckel")
    if key is None:
        return Fault(
            Diagnostic(MISSING_COLON, Finding(span, message, here, help=INDENT)), (start, end), False
        )
    rest = line[key.end() :].strip()
    help = say(
        "write `{line}`, or {indent}",
        "skriv `{line}`, eller {indent}",
        line=mended(span, f"{key[0]}: {rest}".strip()),
        indent=INDENT,
    )
    diagnostic = Diagnostic(MISSING_COLON, Finding(span, message, here, help=help))
    if len(line.split()) > 3 and _follows_text(draft, start):
        return Fault(diagnostic, (start, end), False)
    after = start + key.end()
    return Fault(diagnostic, (after, end) if rest else None, True, after)


def _head_of_block(draft: Draft, start: int, line: str) -> re.Match[str] | None:
    """A line of one word, in capitals too, that has a deeper line below it: a key, whatever it is called."""
    below = draft.line_end(start) + 1
    deeper = draft.indent(below) > draft.indent(start)
    return re.fullmatch(r"[^\W\d][\w-]*", line) if deeper else None


def _follows_text(draft: Draft, start: int) -> bool:
    """Whether the line above ends in a plain text of several words, that may go on here."""
    above = draft.text[: draft.line_start(start)].rstrip().rpartition("\n")[2]
    return re.search(r"(?:^ *|: |- )[^\s\[{\"'|>#][^\s:#]* [^:#]*$", above) is not None


def missing_space(draft: Draft, start: int, after: int, end: int) -> Fault:
    """`key:value` or `-item`: the blank that makes them a key or an item is lacking at `after`."""
    at = draft.span(after, after)
    span = draft.span(start, end)
    line = mended(at, " ")
    sign = draft.as_written(after - 1, after)
    finding = Finding(
        span,
        say("there is no blank after `{sign}`", "det saknas ett blanksteg efter `{sign}`", sign=sign),
        say("read as one word", "läses som ett enda ord"),
        help=say("write `{line}`", "skriv `{line}`", line=line),
        edits=[Edit(at, " ")],
    )
    return Fault(Diagnostic(MISSING_SPACE, finding), (after, end))


def unclosed_quote(draft: Draft, start: int) -> Fault:
    end = draft.content_end(start)
    quote = draft.text[start]
    line = mended(draft.span(end, end), quote)
    finding = Finding(
        draft.span(start, end),
        say("a quotation mark is not closed", "ett citattecken stängs inte"),
        say("opens here", "öppnas här"),
        help=say("close it: `{line}`", "stäng det: `{line}`", line=line),
    )
    return Fault(Diagnostic(UNCLOSED_QUOTE, finding), (start, end))


def after_quote(draft: Draft, start: int, at: int, end: int) -> Fault:
    """Text at `at`, after the end of what is in quotes from `start`."""
    help, edits = in_quotes(draft.span(start, end))
    finding = Finding(
        draft.span(at, end),
        say("text stands after a closing quotation mark", "text står efter ett stängande citattecken"),
        say("outside the quotes", "utanför citattecknen"),
        help=help,
        edits=edits,
    )
    return Fault(Diagnostic(TEXT_AFTER_QUOTE, finding), (start, end))


def unclosed_bracket(draft: Draft, at: int, start: int, end: int) -> Fault:
    """`at` is the bracket that is not closed, in a value from `start` to `end`."""
    sign = draft.text[at]
    close = "]" if sign == "[" else "}"
    stop = draft.content_end(at)
    help = say("close it: `{line}`", "stäng den: `{line}`", line=mended(draft.span(stop, stop), close))
    finding = Finding(
        draft.span(at, at + 1),
        say("`{sign}` is not closed", "`{sign}` stängs inte", sign=sign),
        say("opens here", "öppnas här"),
        help=help,
    )
    return Fault(Diagnostic(UNBALANCED_BRACKET, finding), (start, end))


def stray_bracket(draft: Draft, at: int, value: bool) -> Fault:
    finding = Finding(
        draft.span(at, at + 1),
        say("`{sign}` closes nothing", "`{sign}` stänger inget", sign=draft.text[at]),
        help=say(
            "take it away, or put the text in quotes", "ta bort den, eller sätt texten inom citattecken"
        ),
    )
    return Fault(Diagnostic(UNBALANCED_BRACKET, finding), (at, draft.content_end(at)), value)


def colon_in_text(draft: Draft, start: int, at: int, end: int) -> Fault:
    """`: ` at `at`, in a text from `start` to `end`."""
    help, edits = in_quotes(draft.span(start, end))
    finding = Finding(
        draft.span(at, at + 1),
        say("`: ` stands inside a text", "`: ` står inne i en text"),
        say("makes a key of what is before it", "gör en nyckel av det som står före"),
        help=help,
        edits=edits,
    )
    return Fault(Diagnostic(COLON_IN_TEXT, finding), (start, end))


def sign_first(draft: Draft, start: int, end: int) -> Fault:
    """A text from `start` to `end` that begins with a sign that YAML has a use for."""
    help, edits = in_quotes(draft.span(start, end))
    if re.match(r"-[ \t]", draft.text[start:end]):
        edits = []
        help = say(
            "{quotes}; a list begins on the line below its key",
            "{quotes}; en lista börjar på raden under sin nyckel",
            quotes=help,
        )
    finding = Finding(
        draft.span(start, end),
        say(
            "a text begins with {sign}, which has a meaning of its own",
            "en text börjar med {sign}, som har en egen betydelse",
            sign=_sign(draft.as_written(start, start + 1)),
        ),
        say("is not read as text", "läses inte som text"),
        help=help,
        edits=edits,
    )
    return Fault(Diagnostic(SIGN_BEFORE_TEXT, finding), (start, end))


def _sign(sign: str) -> Text:
    return say("a backtick", "en grav accent") if sign == "`" else say("`{sign}`", "`{sign}`", sign=sign)
