"""A link to a web, mail or telephone address that lacks its beginning: a browser takes it for a path."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Link, Program, walk_inlines
from progc.language.model.addresses import meant_address
from progc.rules import rule


@rule("PC508", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each link on a page whose target is such an address; a picture's is told as on another host."""
    for page in program.all_pages:
        for inline in walk_inlines(page.blocks):
            meant = meant_address(inline.target) if isinstance(inline, Link) and not inline.auto else None
            if isinstance(inline, Link) and meant:
                beginning = "https://" if meant.startswith("https") else meant.partition(":")[0] + ":"
                yield Finding(
                    inline.target_span,
                    say(
                        "the address `{target}` does not begin with `{beginning}`",
                        "adressen `{target}` börjar inte med `{beginning}`",
                        target=inline.target,
                        beginning=beginning,
                    ),
                    here=say("opens nothing", "öppnar ingenting"),
                    help=say("write `{meant}`", "skriv `{meant}`", meant=meant),
                )
