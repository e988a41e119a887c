"""What can be wrong with where a page's keys begin and end, in its author's words."""

from collections.abc import Sequence

from progc.diagnostics import Diagnostic, Finding, Label, Rule, Severity, Text, say
from progc.language.parse.yaml_faults import MISSING_COLON
from progc.source import Source, Span

UNCLOSED_FRONT_MATTER = Rule("PC030", "unclosed-front-matter", Severity.ERROR)
LATE_FRONT_MATTER = Rule("PC031", "late-front-matter", Severity.ERROR)

HERE = say("write `---` here", "skriv `---` här")
ABOVE = say("write a line `---` above the first key", "skriv en rad `---` ovanför den första nyckeln")
AROUND = say(
    "begin the file with a line `---`, the keys and a line `---`, in place of what stands there now",
    "börja filen med en rad `---`, nycklarna och en rad `---`, i stället för det som står där nu",
)


def three_lines(lines: int, key: str) -> Text:
    """What to write in place of all that stands at the top: so many lines, of which one is a key."""
    return say(
        "in place of {first} write three: `---`, `{key}` and `---`",
        "skriv tre rader i stället för {first}: `---`, `{key}` och `---`",
        first=say("the file's first line", "filens första rad")
        if lines == 1
        else say("the file's first {n} lines", "filens {n} första rader", n=lines),
        key=key,
    )


def unclosed(source: Source, start: int, body: int) -> Diagnostic:
    """Keys below the `---` at `start`, then a text at `body`."""
    related = []
    if body < len(source.text):
        line_end = source.text.find("\n", body)
        here = Span(source, body, line_end if line_end >= 0 else len(source.text))
        related = [Label(here, say("this is no key", "det här är ingen nyckel"))]
    return _unclosed(
        Span(source, start, start + 3),
        say("begins here and never ends", "börjar här och tar aldrig slut"),
        related,
        say("write a line `---` after the last key", "skriv en rad `---` efter den sista nyckeln"),
    )


def closed_otherwise(line: Span) -> Diagnostic:
    """Keys, then a line of other signs."""
    return _unclosed(line, None, (), HERE)


def _unclosed(at: Span, here: Text | None, related: Sequence[Label], help: Text) -> Diagnostic:
    return Diagnostic(
        UNCLOSED_FRONT_MATTER,
        Finding(
            at,
            say(
                "the keys at the top of the page have no `---` after them",
                "nycklarna överst på sidan saknar `---` efter sig",
            ),
            here=here,
            related=related,
            help=help,
        ),
    )


def unopened(at: Span, ended: bool, help: Text) -> Diagnostic:
    """Keys without a `---` above; `ended`: there is one below."""
    return Diagnostic(
        UNCLOSED_FRONT_MATTER,
        Finding(
            at,
            say(
                "the keys at the top of the page have no `---` before them",
                "nycklarna överst på sidan saknar `---` före sig",
            )
            if ended
            else say(
                "the keys at the top of the page have no `---` before and after them",
                "nycklarna överst på sidan saknar `---` före och efter sig",
            ),
            help=help,
        ),
    )


def late(span: Span) -> Diagnostic:
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


def no_key(text: Span, line: str) -> Diagnostic:
    """A text alone where the keys are to stand."""
    return Diagnostic(
        MISSING_COLON,
        Finding(
            text,
            say("the line has no colon", "raden saknar kolon"),
            here=say("a key is expected here", "här väntas en nyckel"),
            help=say("write `{line}`", "skriv `{line}`", line=line),
        ),
    )
