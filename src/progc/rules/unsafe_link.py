"""A link that is neither to a page, a file, a heading nor to a plain web, mail or telephone address."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Image, Link, Program, walk_inlines
from progc.language.model.addresses import meant_address
from progc.language.model.files import file_uses
from progc.language.model.links import elsewhere, external
from progc.rules import rule
from progc.source import Span

_SCHEMES = ("https://", "http://", "mailto:", "tel:")


@rule("PC503", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each link with another scheme, or with none after `//`, and each picture from another host.

    A picture's address may lack its beginning, where the folder has no such file.
    """
    for page in program.all_pages:
        for inline in walk_inlines(page.blocks):
            if isinstance(inline, Link) and _leads_nowhere(inline.target):
                yield Finding(
                    inline.target_span,
                    say("the link leads to no web address", "länken går inte till någon webbadress"),
                    here=say("not opened for the reader", "öppnas inte för läsaren"),
                    help=say(
                        "write an address that begins with https://, or the path to a page",
                        "skriv en adress som börjar med https:// eller sökvägen till en sida",
                    ),
                )
            elif isinstance(inline, Image) and external(inline.target):
                yield _picture(inline.target_span)
    folded = {path.casefold() for path in program.folder.files}
    for use in file_uses(program):
        if use.shown == "picture" and elsewhere(use.target) and use.path.casefold() not in folded:
            yield _picture(use.span)


def _picture(at: Span) -> Finding:
    return Finding(
        at,
        say("the picture is on another host", "bilden finns på en annan webbplats"),
        here=say("not in the program", "finns inte i programmet"),
        help=say(
            "save the picture in media/ and write the path to it",
            "spara bilden i media/ och skriv sökvägen till den",
        ),
    )


def _leads_nowhere(target: str) -> bool:
    """Whether it has a scheme that no reader needs. One that is only misspelt is another rule's."""
    plain = target.lower().startswith(_SCHEMES)
    return external(target) and not plain and meant_address(target) is None
