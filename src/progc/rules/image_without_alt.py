"""A picture without a text for those who do not see it."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Image, Program, plain_text, walk_inlines
from progc.rules import rule


@rule("PC501", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each picture on a page whose alternative text is empty. PDF/UA-1 (ISO 14289-1, 7.3) refuses it."""
    for page in program.all_pages:
        for inline in walk_inlines(page.blocks):
            if isinstance(inline, Image) and not plain_text(inline.alt).strip():
                yield Finding(
                    inline.alt_span if inline.alt_span.start < inline.alt_span.end else inline.span,
                    say(
                        "the picture `{target}` has no text for those who do not see it",
                        "bilden `{target}` saknar text för den som inte ser den",
                        target=inline.target,
                    ),
                    here=say("nothing is read aloud", "inget läses upp"),
                    help=say(
                        "write what the picture tells: `![En hand som bryter en cigarett.]({target})`",
                        "skriv vad bilden berättar: `![En hand som bryter en cigarett.]({target})`",
                        target=inline.target,
                    ),
                )
