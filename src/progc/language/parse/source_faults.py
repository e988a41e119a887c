"""A source's text, before it is read as YAML or Markdown → what is wrong with it whatever it means."""

import re
from collections.abc import Iterator

from progc.diagnostics import Diagnostic, Finding, Label, Rule, Severity, say
from progc.language.parse.scalar_faults import strange_character
from progc.source import Source, Span

CONFLICT_MARKER = Rule("PC063", "conflict-marker", Severity.ERROR)

_CONFLICT = re.compile(r"^<{7}(?: .*)?$", re.MULTILINE)
_CONFLICT_END = re.compile(r"^>{7}(?: .*)?$", re.MULTILINE)
# What turns the writing direction (UAX #9) or takes no room. A joiner in an emoji is a part of it.
_UNSEEN = (
    "[\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
_IN_YAML = re.compile(_UNSEEN)
# In YAML the signs of these that matter are told where values are read.
_IN_MARKDOWN = re.compile(f"[\x01-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]|{_UNSEEN}")
# A no-break space is fine in prose, but beside the mark that begins a line it undoes heading, list or block.
_MARK = r"(?:#{1,6}|[-*+]|:{3})"
_BESIDE_MARK = re.compile(rf"^[ \t>]*(?:\xa0[ \t\xa0]*{_MARK}[ \t\xa0]|{_MARK}\xa0)", re.MULTILINE)
_MOST = 20


def conflict_markers(source: Source) -> list[Diagnostic]:
    """Lines that version control left where two wrote the same: neither text holds, so none is read."""
    found: list[Diagnostic] = []
    for start in _CONFLICT.finditer(source.text):
        end = _CONFLICT_END.search(source.text, start.end())
        if end and len(found) < _MOST:
            found.append(_conflict(source, start, end))
    return found


def unseen(source: Source) -> Iterator[Diagnostic]:
    """Signs that make a text another than it looks, the first of each line."""
    lines: set[int] = set()
    for offset in sorted(_unseen(source)):
        line = source.text.rfind("\n", 0, offset)
        if line not in lines and len(lines) < _MOST:
            lines.add(line)
            yield strange_character(source, offset)


def _unseen(source: Source) -> Iterator[int]:
    markdown = source.path.endswith(".md")
    for found in (_IN_MARKDOWN if markdown else _IN_YAML).finditer(source.text):
        yield found.start()
    for found in _BESIDE_MARK.finditer(source.text) if markdown else ():
        yield found.start() + found[0].index("\xa0")


def _conflict(source: Source, start: "re.Match[str]", end: "re.Match[str]") -> Diagnostic:
    return Diagnostic(
        CONFLICT_MARKER,
        Finding(
            Span(source, *start.span()),
            say("two versions of the text stand here", "här står två versioner av texten"),
            here=say("one version after this line", "den ena versionen efter den här raden"),
            related=[
                Label(Span(source, *end.span()), say("the other before this", "den andra före den här"))
            ],
            help=say(
                "keep one version, delete the other and the lines `<<<<<<<`, `=======` and `>>>>>>>`",
                "behåll den ena versionen, ta bort den andra och raderna `<<<<<<<`, `=======` och `>>>>>>>`",
            ),
        ),
    )
