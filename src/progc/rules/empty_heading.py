"""A heading, or a folded box's title, without words."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Block, Box, Heading, Program, plain_text, walk_blocks
from progc.rules import rule


@rule("PC606", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each heading that says nothing, also where the texts put in are empty (WCAG 2.4.6)."""
    for page in program.all_pages:
        for block in walk_blocks(page.blocks):
            if _says_nothing(block):
                yield Finding(
                    block.span,
                    say("the heading has no words", "rubriken har inga ord"),
                    help=say(
                        "write its words, or remove the line", "skriv rubrikens ord, eller ta bort raden"
                    ),
                )


def _says_nothing(block: Block) -> bool:
    match block:
        case Heading():
            return not plain_text(block.inlines).strip()
        case Box(title=title) if title:
            return not plain_text(title).strip()
    return False
