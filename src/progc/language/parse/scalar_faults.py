"""What can be wrong with one value of YAML, in our own words: places in, diagnostics out."""

import re
from unicodedata import category

from progc.diagnostics import Diagnostic, Edit, Finding, Rule, Severity, Text, say
from progc.language.parse.tree import Node
from progc.language.parse.yaml_draft import Draft
from progc.source import Source, Span

ALIAS_OR_TAG = Rule("PC014", "alias-or-tag", Severity.ERROR)
BACKSLASH_IN_QUOTES = Rule("PC015", "backslash-in-quotes", Severity.ERROR)
DASH_IN_TEXT = Rule("PC016", "dash-in-text", Severity.ERROR)
TEXT_CUT_BY_COMMENT = Rule("PC017", "text-cut-by-comment", Severity.ERROR)
STRANGE_CHARACTER = Rule("PC019", "strange-character", Severity.ERROR)

ALLOWS = re.compile(r"#\s*progc:")


def quoted(text: str) -> str:
    """A text in the quotes that need no escapes, if there are such."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def mended(span: Span, text: str) -> str:
    """The author's line with `text` in place of the span, without the line's indentation."""
    whole = span.source.text
    start = whole.rfind("\n", 0, span.start) + 1
    end = whole.find("\n", span.end)
    return (whole[start : span.start] + text + whole[span.end : None if end < 0 else end]).strip()


def short(text: str) -> str:
    """Enough of a text to know it by."""
    line = text.split("\n", 1)[0]
    return line if len(line) <= 40 else f"{line[:39]}…"


def in_quotes(span: Span) -> tuple[Text, list[Edit]]:
    """Help and mend: the span's text in quotes. A text over several lines has no line to show."""
    text = quoted(span.text.strip())
    if "\n" in span.text:
        return say("put the whole text in quotes", "sätt hela texten inom citattecken"), []
    line = mended(span, text)
    return (
        say("put the text in quotes: `{line}`", "sätt texten inom citattecken: `{line}`", line=line),
        [Edit(span, text)],
    )


def alias_or_tag(at: Span) -> Diagnostic:
    """An alias, an anchor or a tag that is used as one."""
    return Diagnostic(
        ALIAS_OR_TAG,
        Finding(
            at,
            say(
                "`{name}` is YAML shorthand that progc does not use",
                "`{name}` är en YAML-förkortning som progc inte använder",
                name=short(at.text),
            ),
            help=say(
                "write the value out in full; a text that begins so is put in quotes",
                "skriv ut värdet helt; en text som börjar så sätts inom citattecken",
            ),
        ),
    )


def backslash(at: Span) -> Diagnostic:
    return Diagnostic(
        BACKSLASH_IN_QUOTES,
        Finding(
            at,
            say(
                "`{sign}` stands in double quotes, where a backslash changes the sign after it",
                "`{sign}` står inom dubbla citattecken, där ett omvänt snedstreck ändrar nästa tecken",
                sign=at.text.strip() or "\\",
            ),
            say('only `\\"` and `\\\\` are used', 'bara `\\"` och `\\\\` används'),
            help=say(
                "write `\\\\` for a backslash, or put the text in single quotes; for a new line use `|`",
                "skriv `\\\\` för ett omvänt snedstreck, eller sätt texten inom enkla citattecken;"
                " för ny rad används `|`",
            ),
        ),
    )


def dash_in_text(at: Span) -> Diagnostic:
    return Diagnostic(
        DASH_IN_TEXT,
        Finding(
            at,
            say("a line of a text begins with `- `", "en rad i en text börjar med `- `"),
            say("this is text, not a list", "det här är text, inte en lista"),
            help=say(
                "for a list, leave the first line empty after the colon and begin each item with `- `;"
                " for a text with dashes, begin it with `|`",
                "för en lista: låt raden sluta efter kolonet och börja varje punkt med `- `;"
                " för en text med streck: börja den med `|`",
            ),
        ),
    )


def cut_text(node: Node) -> Diagnostic:
    """A free text with a comment after it on its line. `node.comment` is not None."""
    comment = node.comment or node.span
    return cut_by_comment(Span(comment.source, node.span.start, comment.end), comment, node.key)


def cut_by_comment(span: Span, comment: Span, key: Span | None) -> Diagnostic:
    """A text that ends at ` #`, because what follows is a comment. `span` is all that is meant as text."""
    edits: list[Edit] = []
    if ALLOWS.match(comment.text):
        help = say("put the comment on a line of its own above", "sätt kommentaren på en egen rad ovanför")
    else:
        help, edits = in_quotes(span)
    message = (
        say("the text of `{key}` ends at ` #`", "texten i `{key}` slutar vid ` #`", key=key.text)
        if key
        else say("the text ends at ` #`", "texten slutar vid ` #`")
    )
    here = say("a comment, not text", "en kommentar, inte text")
    return Diagnostic(TEXT_CUT_BY_COMMENT, Finding(comment, message, here, help=help, edits=edits))


_TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


_SPACES = {
    "\xa0": say("a no-break space", "ett hårt blanksteg"),
    "\x85": say("a next-line sign", "ett radbrytningstecken (NEL)"),
    "\u2028": say("a line separator", "en radavskiljare"),
    "\u2029": say("a paragraph separator", "en styckeavskiljare"),
}


def strange_character(source: Source, offset: int) -> Diagnostic:
    """A sign that is not seen: a no-break space or line separator where it counts, a control character, what
    takes no room, or what turns the writing direction.
    """
    sign = source.text[offset]
    return Diagnostic(
        STRANGE_CHARACTER,
        Finding(
            Span(source, offset, offset + 1),
            say(
                "{name} (U+{code}) stands where it is not seen",
                "{name} (U+{code}) står där det inte syns",
                name=_name(sign),
                code=f"{ord(sign):04X}",
            ),
            help=_instead(source, offset),
        ),
    )


def _name(sign: str) -> Text:
    if sign in _TURNING:
        return say("a sign that turns the writing direction", "ett tecken som vänder skrivriktningen")
    if category(sign) == "Cf":
        return say("a sign without width", "ett tecken utan bredd")
    return _SPACES.get(sign, say("a control character", "ett styrtecken"))


def _instead(source: Source, offset: int) -> Text:
    if source.text[offset] not in _SPACES:
        return say("take the sign away", "ta bort tecknet")
    blank = say("write an ordinary space", "skriv ett vanligt blanksteg")
    before = source.text[source.text.rfind("\n", 0, offset) + 1 : offset]
    if source.path.endswith(".md") or not before.strip():
        return blank
    return say(
        "{blank}, or put the text in quotes", "{blank}, eller sätt texten inom citattecken", blank=blank
    )


def at_backslash(draft: Draft, start: int, end: int) -> Span | None:
    """The first backslash in double quotes that is not before a quote or a backslash."""
    for match in re.finditer(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|.|\n|$)", draft.text[start:end]):
        if match[0] not in ('\\"', "\\\\"):
            return draft.span(start + match.start(), start + match.end())
    return None
