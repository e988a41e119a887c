"""A heading that is more than one level below the one before it, or on the page's own level."""

from collections.abc import Iterator

from progc.diagnostics import Edit, Finding, Severity, Text, say
from progc.language.model import Program, headings
from progc.rules import rule
from progc.source import Span


@rule("PC601", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each such heading. The title is level 1, so a page begins at ##. PDF/UA-1 (7.4.2) refuses a jump."""
    for page in program.all_pages:
        level = 1
        for heading, _ in headings(page.blocks):
            if heading.level == 1 or heading.level > level + 1:
                wanted = "#" * max(2, min(level + 1, heading.level))
                marks = Span(heading.span.source, heading.span.start, heading.span.start + heading.level)
                yield Finding(
                    heading.span,
                    _message(heading.level),
                    here=say("level {level}", "nivå {level}", level=heading.level),
                    help=say("write `{line}`", "skriv `{line}`", line=f"{wanted} {_words(heading.span)}"),
                    edits=[Edit(marks, wanted)] if set(marks.text) == {"#"} else [],
                )
            level = max(2, min(heading.level, level + 1))


def _words(span: Span) -> str:
    return span.text.split("\n", 1)[0].strip("# \t")


def _message(level: int) -> Text:
    if level == 1:
        return say("the heading is on the title's level", "rubriken ligger på titelns nivå")
    return say("the heading skips a level", "rubriken hoppar över en nivå")
