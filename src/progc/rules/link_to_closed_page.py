"""A link from a page that is open on day one to a page in a module that is closed then."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Module, Page, Program
from progc.language.model.links import page_links
from progc.rules import rule


@rule("PC313", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each such link, in the welcome text and in the steps of active modules."""
    stands = {step.page.source.path: module for module in program.modules for step in module.steps}
    open_pages = [
        step.page for module in program.modules if module.start == "active" for step in module.steps
    ]
    first = [program.welcome] if program.welcome else []
    for page in [*first, *open_pages]:
        yield from _closed(page, stands)


def _closed(page: Page, stands: dict[str, Module]) -> Iterator[Finding]:
    for link, path, _ in page_links(page):
        module = stands.get(path)
        if module and module.start != "active" and "start" not in module.broken:
            yield Finding(
                link.target_span,
                say(
                    "the link leads to a page in module `{module}`, which is closed on day one",
                    "länken går till en sida i modulen `{module}`, som är stängd dag ett",
                    module=module.id,
                ),
                here=say("cannot be opened yet", "går inte att öppna än"),
                related=[Label(module.at("start"), say("closed from the start", "stängd från start"))],
                help=say(
                    "take the link away, or move the page to a module that is active",
                    "ta bort länken, eller flytta sidan till en modul som är aktiv",
                ),
            )
