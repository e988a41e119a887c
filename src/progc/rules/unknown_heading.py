"""A link to a heading that its page does not have."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Names, Severity, Text, say
from progc.language.model import Program, headings
from progc.language.model.links import page_links
from progc.rules import rule
from progc.suggest import suggest


@rule("PC203", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each link with a # whose rest is no heading's address."""
    pages = {page.source.path: page for page in program.all_pages}
    for page in program.all_pages:
        for link, path, address in page_links(page):
            target = pages.get(path) if address else None
            known = [found for _, found in headings(target.blocks)] if target else []
            if not target or address in known:
                continue
            near = suggest(address, known)
            yield Finding(
                link.target_span,
                say(
                    "the page `{path}` has no heading with the address `{address}`",
                    "sidan `{path}` har ingen rubrik med adressen `{address}`",
                    path=path,
                    address=address,
                ),
                here=say("did you mean `#{near}`?", "menade du `#{near}`?", near=near) if near else None,
                help=_help(link.target.partition("#")[0], [f"#{found}" for found in known]),
            )


def _help(page: str, known: list[str]) -> Text:
    """What can be linked to: the page's headings, the whole page, or nothing in the link's own page."""
    if known:
        return say("the page has {names}", "sidan har {names}", names=Names(tuple(known)))
    if page:
        return say("link to the whole page: `{page}`", "länka till hela sidan: `{page}`", page=page)
    return say(
        "this page has no headings: take the link away",
        "den här sidan har inga rubriker: ta bort länken",
    )
