"""A heading without words."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program, headings, plain_text
from progc.rules import rule


@rule("PC606", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each heading that says nothing, also where the texts put in are empty (WCAG 2.4.6)."""
    for page in program.pages:
        for heading, _ in headings(page.blocks):
            if not plain_text(heading.inlines).strip():
                yield Finding(
                    heading.span,
                    say("the heading has no words", "rubriken har inga ord"),
                    help=say("write its words, or remove the line", "skriv dess ord, eller ta bort raden"),
                )
