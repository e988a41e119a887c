"""A link to a page that is not there, or that this edition leaves out."""

from collections.abc import Iterator
from posixpath import dirname

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Link, Program
from progc.language.model.addresses import meant_address
from progc.language.model.links import nearest, page_links
from progc.rules import rule


@rule("PC202", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each link to a Markdown file that is no page of the program."""
    shown = {page.source.path for page in program.pages if page not in program.guide}
    folded = {path.casefold() for path in program.folder.files}
    for page in program.all_pages:
        for link, path, _ in page_links(page):
            outside = path.startswith("..") or path == page.source.path
            broken = f"page/{path.removesuffix('.md')}" in program.broken
            if outside or broken or path in shown or meant_address(link.target):
                continue
            if path in program.folder.files:
                if page not in program.unplaced.pages and not _lost(program, path):
                    yield _left_out(link, path)
            elif path.casefold() not in folded:
                yield _missing(link, path, sorted(shown))


def _missing(link: Link, path: str, shown: list[str]) -> Finding:
    near = nearest(link.target.partition("#")[0], link.target_span.path, shown)
    return Finding(
        link.target_span,
        say("there is no page `{path}`", "det finns ingen sida `{path}`", path=path),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=say(
            "write the path to the page from the file that has the link",
            "skriv sökvägen till sidan från filen som har länken",
        ),
    )


def _lost(program: Program, path: str) -> bool:
    """Whether a page may be one of those that its module has lost for a fault told."""
    module = "/".join(path.split("/")[1:2])
    unsure = {f"module/{one.id}" for one in program.modules if "sections" in one.broken} | program.broken
    near = f"page/{dirname(path)}/"
    return not unsure.isdisjoint((f"module/{module}", "program/modules")) or any(
        name.startswith(near) for name in unsure
    )


def _left_out(link: Link, path: str) -> Finding:
    return Finding(
        link.target_span,
        say(
            "the page `{path}` stands in no module, so the link leads nowhere",
            "sidan `{path}` står inte i någon modul, så länken leder ingenstans",
            path=path,
        ),
        here=say("not in the program", "finns inte i programmet"),
        help=say(
            "take the link away, or list the page as a step of a module",
            "ta bort länken, eller ta med sidan som ett steg i en modul",
        ),
    )
