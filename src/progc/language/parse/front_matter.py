"""A page's front matter: the source → where its keys stand, where the body begins, what was wrong."""

import re
from dataclasses import dataclass

from progc.diagnostics import Diagnostic, Finding, Label, Rule, Severity, say
from progc.source import Source, Span

UNCLOSED_FRONT_MATTER = Rule("PC030", "unclosed-front-matter", Severity.ERROR)
LATE_FRONT_MATTER = Rule("PC031", "late-front-matter", Severity.ERROR)

_OPENING = re.compile(r"---[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_BEFORE = re.compile(r"(?:[ \t]*\n|<!--[^\n]*-->[ \t]*\n)*[ \t]*")
_KEY = re.compile(r"[ \t]*\n[ \t]*[A-Za-z_]+:(?:[ \t]|$)", re.MULTILINE)
_KEYS = r"[a-z_]+:[^\n]*\n(?:(?:[a-z_]+:|[ \t])[^\n]*\n)*"
_UNOPENED = re.compile(rf"((?:-{{1,2}}|-{{4,}})[ \t]*\n)?({_KEYS})---[ \t]*$", re.MULTILINE)
_DOUBLED = re.compile(r"---[ \t]*\n(?=---[ \t]*\n[a-z_]+:)")
_BLANK = re.compile(r"^[ \t]*$", re.MULTILINE)
_OTHER = re.compile(r"^(?=[^\s])(?!#(?!#)|[A-Za-z_]+:|-[ \t])", re.MULTILINE)


@dataclass(frozen=True)
class FrontMatter:
    """`keys` is where its lines stand, None where the page has none; `body` where the text begins.

    Without a line after the keys the text begins at a blank line or the first that is surely no key.
    """

    keys: tuple[int, int] | None
    body: int
    faults: tuple[Diagnostic, ...] = ()


def front_matter(source: Source) -> FrontMatter:
    """Find the lines between `---` and `---` at the very start. Later ones are read too, and told."""
    text = source.text
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    doubled = _DOUBLED.match(text, start)
    start = doubled.end() if doubled else start
    unopened = _UNOPENED.match(text)
    if unopened:
        keys, faults = unopened.span(2), (_unopened(source, unopened.end(1)),)
        return FrontMatter(keys, min(unopened.end() + 1, len(text)), faults)
    opening = _OPENING.match(text, start)
    if opening is None or (start > 0 and not _KEY.match(text, opening.end())):
        return FrontMatter(None, 0)
    first = min(opening.end() + 1, len(text))
    closing = _CLOSING.search(text, first)
    if closing is None:
        other = _OTHER.search(text, first)
        body = other.start() if other else len(text)
        blank = _BLANK.search(text, first, body)
        keys = (first, blank.start() if blank else body)
        return FrontMatter(keys, keys[1], (_unclosed(source, start, body),))
    late = (_late(Span(source, start, start + 3)),) if start else ()
    return FrontMatter((first, closing.start()), min(closing.end() + 1, len(text)), late)


def _unclosed(source: Source, start: int, body: int) -> Diagnostic:
    related = []
    if body < len(source.text):
        line_end = source.text.find("\n", body)
        here = Span(source, body, line_end if line_end >= 0 else len(source.text))
        related = [Label(here, say("this is no key", "det här är ingen nyckel"))]
    return Diagnostic(
        UNCLOSED_FRONT_MATTER,
        Finding(
            Span(source, start, start + 3),
            say(
                "the keys at the top of the page have no `---` after them",
                "nycklarna överst på sidan saknar `---` efter sig",
            ),
            here=say("begins here and never ends", "börjar här och tar aldrig slut"),
            related=related,
            help=say("write a line `---` after the last key", "skriv en rad `---` efter den sista nyckeln"),
        ),
    )


def _unopened(source: Source, dashes: int) -> Diagnostic:
    """`dashes` is where a first line of too few or too many hyphens ends, below 1 where there is none."""
    return Diagnostic(
        UNCLOSED_FRONT_MATTER,
        Finding(
            Span(source, 0, dashes - 1) if dashes > 0 else Span(source, 0, source.text.find(":")),
            say(
                "the keys at the top of the page have no `---` before them",
                "nycklarna överst på sidan saknar `---` före sig",
            ),
            help=say("write `---` here", "skriv `---` här")
            if dashes > 0
            else say(
                "write a line `---` above the first key", "skriv en rad `---` ovanför den första nyckeln"
            ),
        ),
    )


def _late(span: Span) -> Diagnostic:
    return Diagnostic(
        LATE_FRONT_MATTER,
        Finding(
            span,
            say(
                "the keys do not stand at the very top of the page",
                "nycklarna står inte allra överst på sidan",
            ),
            help=say(
                "remove what stands before `---`",
                "ta bort det som står före `---`",
            ),
        ),
    )
