"""A path that is right but for upper and lower case."""

from collections.abc import Iterator
from posixpath import dirname, relpath

from progc.diagnostics import Edit, Finding, Severity, say
from progc.language.model import Program
from progc.language.model.files import file_uses
from progc.language.model.links import page_links
from progc.language.model.places import misnamed
from progc.rules import rule
from progc.source import Span


@rule("PC061", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each link to a page and each use of a file whose name on disk has other letters' case.

    Not where it is the file that has to be called otherwise, which is told.
    """
    folded = {path.casefold(): path for path in program.folder.files if not misnamed(path)}
    uses = [(use.target, use.path, use.span) for use in file_uses(program)]
    links = [
        (link.target.partition("#")[0], path, link.target_span)
        for page in program.all_pages
        for link, path, _ in page_links(page)
    ]
    for target, path, span in [*uses, *links]:
        there = folded.get(path.casefold())
        if target and there and path not in program.folder.files:
            yield _finding(target, there, span)


def _finding(target: str, there: str, span: Span) -> Finding:
    written = relpath(there, dirname(span.path) or ".")
    place = span.text.find(target)
    exact = Span(span.source, span.start + place, span.start + place + len(target))
    return Finding(
        span,
        say(
            "the file is called `{there}`, with other capital letters",
            "filen heter `{there}`, med andra stora och små bokstäver",
            there=there,
        ),
        here=say("found on some computers only", "hittas bara på vissa datorer"),
        help=say("write `{written}`", "skriv `{written}`", written=written),
        edits=[Edit(exact, written)] if place >= 0 else [],
    )
