"""A line of text that becomes a heading, since a line of hyphens stands right below it."""

import re
from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Block, Page, Program, headings
from progc.rules import rule
from progc.source import Span

_KEYS = re.compile(r"(?:[\w-]+[ \t]*:[^\n]*\n)+")


@rule("PC605", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each heading of level 2 that an underline makes (CommonMark 4.3); level 1 is an error already."""
    for page in program.all_pages:
        for heading, _ in headings(page.blocks):
            text = heading.span.text
            if heading.level == 2 and not text.startswith("#") and not _as_keys(program, page, heading):
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


def _as_keys(program: Program, page: Page, heading: Block) -> bool:
    """Whether it begins a page without keys and looks like keys: that the page has no title is told."""
    if page is program.welcome or page.node.entries or heading is not page.blocks[0]:
        return False
    return _KEYS.match(heading.span.text) is not None
