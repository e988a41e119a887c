"""A path that leads out of the program's folder."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program
from progc.language.model.files import file_uses
from progc.language.model.links import page_links
from progc.rules import rule
from progc.source import Span


@rule("PC060", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each link to a page and each use of a file that leaves the folder."""
    for use in file_uses(program):
        if use.path.startswith(".."):
            yield _finding(use.target, use.span)
    for page in program.pages:
        for link, path, _ in page_links(page):
            if path.startswith(".."):
                yield _finding(link.target, link.target_span)


def _finding(target: str, span: Span) -> Finding:
    return Finding(
        span,
        say(
            "`{target}` leads out of the program's folder",
            "`{target}` leder ut ur programmets mapp",
            target=target,
        ),
        here=say("outside", "utanför"),
        help=say(
            "put the file in the program's folder and write the path to it from here",
            "lägg filen i programmets mapp och skriv sökvägen till den härifrån",
        ),
    )
