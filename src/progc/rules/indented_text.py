"""A paragraph that is printed as code, since it begins with four blanks."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import CodeBlock, Program, walk_blocks
from progc.rules import rule
from progc.source import Span


@rule("PC604", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each block of code that no fence begins (CommonMark 4.4)."""
    for page in program.all_pages:
        for block in walk_blocks(page.blocks):
            if isinstance(block, CodeBlock) and not block.span.text.startswith(("```", "~~~")):
                first = block.span.text.split("\n", 1)[0]
                yield Finding(
                    Span(block.span.source, block.span.start, block.span.start + len(first)),
                    say("the text begins with four blanks", "texten börjar med fyra blanksteg"),
                    here=say("printed as code, in one long line", "skrivs ut som kod, på en lång rad"),
                    help=say(
                        "remove the blanks before the text; in a list, as many as its items' texts have",
                        "ta bort blankstegen före texten; i en lista, lika många som punkternas texter har",
                    ),
                )
