"""Signs that were meant as marks of Markdown, but are printed as they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from progc.diagnostics import Finding, Severity, Text, say
from progc.language.model import Paragraph, Program, Str, paragraph_lines, walk_blocks, walk_inlines
from progc.language.model.addresses import said_without_blanks
from progc.language.model.definitions import TARGET
from progc.rules import rule
from progc.source import Span


@dataclass(frozen=True)
class _Mark:
    """What gives it away, and what to do, in English and Swedish, with the pattern's groups.

    `often`: in how many lines of a paragraph, at least.
    """

    pattern: re.Pattern[str]
    help: tuple[str, str]
    often: int = 1


_BLANK = ("write `{line}`", "skriv `{line}`")
_LINES = (
    _Mark(re.compile(r"(?P<mark>#{2,6}|#(?=[A-ZÅÄÖ]))(?P<text>[^\s#].*)"), _BLANK),
    _Mark(re.compile(r"(?P<mark>[•·▪●○■□‣◦\uf0b7])\s*(?P<text>\S.*)"), _BLANK),
    _Mark(re.compile(r"(?P<mark>[-+](?! )|–)(?P<text>\s*[^\W\d].*)"), _BLANK, often=2),
    _Mark(re.compile(r"(?P<mark>\d+[.)])(?P<text>[^\W\d].*)"), _BLANK, often=2),
    _Mark(
        re.compile(r"\|.*\|"),
        (
            "write a line `| --- | --- |` below the table's first, with as many `---` as there are columns",
            "skriv en rad `| --- | --- |` under tabellens första, med lika många `---` som kolumner",
        ),
        often=2,
    ),
)
"""What a line begins with."""

_WORDS = (
    _Mark(
        re.compile(r"\((?P<text>[^()]+)\)\[(?P<to>[^\[\]\s]*[./#:][^\[\]\s]*)\]"),
        ("write `[{text}]({to})`", "skriv `[{text}]({to})`"),
    ),
    _Mark(
        re.compile(r"(?<!\\)~~(?P<text>[^~\n]+)~~"),
        ("remove the signs; no text can be struck out", "ta bort tecknen; text kan inte strykas över"),
    ),
    _Mark(
        re.compile(r"(?<!\\)\[\^[^\[\]\s]+\]:?"),
        (
            "write the note in the text; there are no footnotes",
            "skriv noten i texten; fotnoter finns inte",
        ),
    ),
    _Mark(
        re.compile(r"^\[[ xX]\](?=\s)"),
        (
            "remove the brackets; boxes to tick belong in a form",
            "ta bort hakparenteserna; rutor att kryssa i hör hemma i ett formulär",
        ),
    ),
    _Mark(
        re.compile(r"^\[![A-Za-z]+\]"),
        ("write a box: `::: tip`", "skriv en ruta: `::: tip`"),
    ),
    _Mark(
        re.compile(r"(?<![\\*])\*\*(?!\*)"),
        (
            "write `**words**`, with no blanks inside the signs",
            "skriv `**ord**`, utan blanksteg innanför tecknen",
        ),
    ),
)
"""What stands in a line."""

_LINK = re.compile(
    r"(?:(?<!\\)!?\[[^\[\]]*|^(?P<before>[^\[\]]*))\](?P<gap>\s*)"
    r"\((?P<to>(?:[^()<>\"]|\([^()<>]*\))+?)(?P<title>\s(?:\"[^\"]*\"|'[^']*'))?\)"
)
"""A link or a picture, or its end where marks stand in its brackets, with all that is in its parentheses."""

_UNKNOWN = say(
    "write an address or a path without blanks, or `\\[` for a bracket that is to be read",
    "skriv en adress eller en sökväg utan blanksteg, eller `\\[` för en hakparentes som ska synas",
)


@rule("PC603", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each such mark of a page: at the start of a line of a paragraph, else inside its text."""
    for page in program.all_pages:
        for block in walk_blocks(page.blocks):
            if isinstance(block, Paragraph):
                yield from _at_starts(block)
        notes: set[str] = set()
        for inline in walk_inlines(page.blocks):
            if not isinstance(inline, Str):
                continue
            yield from _blanks(inline.span)
            for finding in _inside(inline.span):
                note = _footnote(finding)
                if note not in notes:
                    yield finding
                notes.update([note] if note else [])


def _footnote(finding: Finding) -> str | None:
    """The mark of a footnote: with what it says it is one fault."""
    text = finding.at.text if isinstance(finding.at, Span) else ""
    return text.rstrip(":") if text.startswith("[^") else None


def _at_starts(paragraph: Paragraph) -> Iterator[Finding]:
    lines = list(paragraph_lines(paragraph))
    for mark in _LINES:
        hits = [(line, hit) for line in lines if (hit := mark.pattern.fullmatch(line.text))]
        if len(hits) >= mark.often:
            line, hit = hits[0]
            parts = hit.groupdict()
            sign = parts.get("mark", "")
            at = Span(line.source, line.start, line.start + len(sign)) if sign else line
            meant = f"{_sign(sign)} {parts.get('text', '').strip()}"
            yield _finding(at, say(*mark.help, line=meant))
            return


def _sign(mark: str) -> str:
    """The mark as Markdown has it: any sign for an item of a list is a hyphen."""
    return mark if mark[:1] in "#0123456789" else "-"


def _inside(text: Span) -> Iterator[Finding]:
    for mark in _WORDS:
        if hit := mark.pattern.search(text.text):
            at = Span(text.source, text.start + hit.start(), text.start + hit.end())
            yield _finding(at, say(*mark.help, **hit.groupdict()))
            return


def _blanks(text: Span) -> Iterator[Finding]:
    """Each link and picture that is none because blanks stand in its target or before it."""
    for hit in _LINK.finditer(text.text) if "]" in text.text else ():
        many = len(hit["to"].split()) > 1
        if not (_is_target(hit["to"], many) if hit["gap"] else many):
            continue
        start = hit.end("before") if hit["before"] is not None else hit.start()
        before, after = text.text[start : hit.start("gap")], text.text[hit.end("to") : hit.end()]
        at = Span(text.source, text.start + start, text.start + hit.end())
        yield _finding(at, said_without_blanks(f"{before}(", hit["to"], after, _UNKNOWN))


def _is_target(to: str, many: bool) -> bool:
    """Whether parentheses after brackets and a blank hold what a link leads to, not a remark."""
    return bool(TARGET.match(to) if many else re.search("[./#:]", to))


def _finding(at: Span, help: Text) -> Finding:
    return Finding(
        at,
        say("`{signs}` is printed as it stands", "`{signs}` skrivs ut som det står", signs=_short(at.text)),
        here=say("read as text, not as a mark", "läses som text, inte som en markering"),
        help=help,
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"
