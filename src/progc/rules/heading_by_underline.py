"""A line of text that becomes a heading, since a line of hyphens stands right below it."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program, headings
from progc.rules import rule
from progc.source import Span


@rule("PC605", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each heading of level 2 that an underline makes (CommonMark 4.3); level 1 is an error already."""
    for page in program.all_pages:
        for heading, _ in headings(page.blocks):
            text = heading.span.text
            if heading.level == 2 and not text.startswith("#"):
                words, _, line = text.rpartition("\n")
                yield Finding(
                    Span(heading.span.source, heading.span.end - len(line.lstrip(" >")), heading.span.end),
                    say(
                        "a line of hyphens stands right below a text",
                        "en rad med bindestreck står direkt under en text",
                    ),
                    here=say("makes a heading of the text above", "gör en rubrik av texten ovanför"),
                    help=say(
                        "write `## {words}` for a heading, else an empty line above the hyphens",
                        "skriv `## {words}` för en rubrik, annars en tom rad ovanför bindestrecken",
                        words=" ".join(words.split()),
                    ),
                )
