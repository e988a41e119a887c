"""HTML in a page: a piece of it → what is wrong with it, and what to write instead."""

import re
from collections.abc import Iterable, Mapping

from progc.diagnostics import Diagnostic, Finding, Rule, Severity, Text, say
from progc.source import Span

RAW_HTML = Rule("PC032", "raw-html", Severity.ERROR)
COMMENT_BESIDE_TEXT = Rule("PC033", "comment-beside-text", Severity.ERROR)

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_ALLOWS = re.compile(r"<!--\s*progc:")

_STRONG = say("write `**text**`", "skriv `**text**`")
_WEAK = say("write `*text*`", "skriv `*text*`")
_LIST = say("write each item on a line of its own: `- text`", "skriv varje punkt på en egen rad: `- text`")
_HEADING = say("write `## heading`", "skriv `## rubrik`")
_BOX = say("write `::: tip`, the text, and `:::`", "skriv `::: tip`, texten och `:::`")
_BLANK = say("leave a blank line between paragraphs", "lämna en tom rad mellan styckena")
_TABLE = say("write the table with `|` between its columns", "skriv tabellen med `|` mellan kolumnerna")
_INSTEAD: Mapping[str, Text] = {
    "b": _STRONG,
    "strong": _STRONG,
    "i": _WEAK,
    "em": _WEAK,
    "ul": _LIST,
    "ol": _LIST,
    "li": _LIST,
    **{f"h{level}": _HEADING for level in range(1, 7)},
    "p": _BLANK,
    "div": _BOX,
    "section": _BOX,
    "aside": _BOX,
    "details": say(
        "write `::: more title`, the text, and `:::`", "skriv `::: more rubrik`, texten och `:::`"
    ),
    "table": _TABLE,
    "tr": _TABLE,
    "td": _TABLE,
    "br": say("end the line with `\\`", "avsluta raden med `\\`"),
    "hr": say("write `---` between two blank lines", "skriv `---` mellan två tomma rader"),
    "a": say(
        "write only the text, or `[text](address)` with an address that begins with https://"
        " or the path to a page",
        "skriv bara texten, eller `[text](adress)` med en adress som börjar med https://"
        " eller sökvägen till en sida",
    ),
    "img": say("write `![what it shows](picture.png)`", "skriv `![vad bilden visar](bild.png)`"),
    "video": say("write `::: film film.mp4` and `:::`", "skriv `::: film film.mp4` och `:::`"),
    "code": say("write the text between two backticks", "skriv texten mellan två grava accenter"),
}
_ESCAPE = say(
    "take the tag away, or write `\\<` for a `<` that is to be read",
    "ta bort det, eller skriv `\\<` för ett `<` som ska synas",
)
_WORDS = re.compile(r"<(?P<tag>[A-Za-z0-9]+)(?P<rest>[^<>\n]*)>(?P<words>[^<>\n]+)</(?P=tag)\s*>")
_ADDRESS = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))""", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:https?://[^\s()<>\\/?#:]|mailto:[^\s()<>\\?]|tel:\+?[0-9])[^\s()<>\\]*"
    r"|#?(?!//)[^\s()<>\\:#]+(?:#[^\s()<>]*)?",
    re.IGNORECASE,
)
"""What can stand as it is in the parentheses of a link, and leads somewhere."""
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_MOST = 400


def html_fault(html: str, span: Span, tags: set[str]) -> Iterable[Diagnostic]:
    """What to say about one tag or comment. `tags`: those told in this text, so that `</b>` is silent."""
    if _ALLOWS.match(html):
        yield _comment_beside_text(span)
        return
    found = _TAG.match(html)
    name = found[1].lower() if found else ""
    if html.startswith("</") and name in tags:
        return
    tags.add(name)
    if html.startswith("<!--"):
        message = say(
            "`<!--` begins a comment, and pages have none",
            "`<!--` inleder en kommentar, och sidor har inga kommentarer",
        )
        help = say("remove the comment", "ta bort kommentaren")
    else:
        message = say(
            "`{tag}` is HTML, which pages do not use",
            "`{tag}` är HTML, som inte används på sidor",
            tag=f"{found[0]}>" if found else html.split("\n")[0][:12],
        )
        line = _same_words(span)
        help = say("write `{line}`", "skriv `{line}`", line=line) if line else _INSTEAD.get(name, _ESCAPE)
    yield Diagnostic(RAW_HTML, Finding(span, message, help=help))


def _same_words(tag: Span) -> str | None:
    """A tag on one line with its words and its end, as Markdown has it; None where that is not sure."""
    found = _WORDS.match(tag.source.text, tag.start, tag.start + _MOST)
    if found is None:
        return None
    name, words = found["tag"].lower(), found["words"].strip()
    if name == "a":
        return _link(words, found["rest"])
    if re.fullmatch("h[1-6]", name):
        return f"{'#' * max(2, int(name[1]))} {words}"
    if name == "code" and words:
        return _code(words)
    mark = _MARKS.get(name)
    return f"{mark}{words}{mark}" if mark and words and "*" not in words else None


def _link(words: str, attributes: str) -> str | None:
    """The words as a link; None where the address would be another fault there, or cannot stand in one."""
    found = _ADDRESS.search(attributes)
    to = next(filter(None, found.groups()), "") if found else ""
    if not words or re.search(r"[\[\]]", words) or not _LEADS.fullmatch(to):
        return None
    return f"[{words}]({'https://' * to.startswith('www.')}{to})"


def _code(words: str) -> str:
    """The words between so many backticks that those among them end nothing."""
    longest = max(map(len, re.findall("`+", words)), default=0)
    sign, edge = "`" * (longest + 1), " " * (words[0] == "`" or words[-1] == "`")
    return f"{sign}{edge}{words}{edge}{sign}"


def _comment_beside_text(span: Span) -> Diagnostic:
    return Diagnostic(
        COMMENT_BESIDE_TEXT,
        Finding(
            span,
            say(
                "a comment to progc shares its line with text",
                "en kommentar till progc står på samma rad som text",
            ),
            help=say(
                "move the comment to a line of its own, above this one",
                "flytta kommentaren till en egen rad ovanför",
            ),
        ),
    )
