"""A link without words, or one that leads nowhere."""

import re
from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Link, Program, plain_text, walk_inlines
from progc.rules import rule

_NOWHERE = re.compile(r"\s*#?\s*|https?://(?:[/?#:].*)?|mailto:(?:\?.*)?|tel:[^0-9]*", re.IGNORECASE)


@rule("PC505", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each link of a page that has no text, or an address of which only the beginning is there."""
    for page in program.all_pages:
        for inline in walk_inlines(page.blocks):
            if not isinstance(inline, Link):
                continue
            if not plain_text(inline.inlines).strip():
                yield _without_text(inline)
            elif _NOWHERE.fullmatch(inline.target):
                yield _without_address(inline)


def _without_text(link: Link) -> Finding:
    return Finding(
        link.span,
        say("the link has no text", "länken har ingen text"),
        here=say("nothing to read or press", "inget att läsa eller trycka på"),
        help=say(
            "write where it leads: `[Det här leder länken till]({target})`",
            "skriv vart den leder: `[Det här leder länken till]({target})`",
            target=link.target,
        ),
    )


def _without_address(link: Link) -> Finding:
    return Finding(
        link.span,
        say("the link leads nowhere", "länken leder ingenstans"),
        here=say("no whole address", "ingen hel adress"),
        help=say(
            "write the path to a page, or an address that begins with https://",
            "skriv sökvägen till en sida, eller en adress som börjar med https://",
        ),
    )
