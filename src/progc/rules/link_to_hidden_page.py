"""A link to a page that is hidden from the start."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.language.model.links import page_links
from progc.rules import rule


@rule("PC206", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each link from the welcome text or a step that is shown to a step that is hidden."""
    hidden = {step.page.source.path: step for step in program.steps if step.hidden}
    first = [program.welcome] if program.welcome else []
    for page in [*first, *(step.page for step in program.steps if not step.hidden)]:
        for link, path, _ in page_links(page):
            if path in hidden:
                yield Finding(
                    link.target_span,
                    say("the link leads to a page that is hidden", "länken går till en sida som är dold"),
                    here=say("cannot be opened", "går inte att öppna"),
                    related=[Label(hidden[path].key_at("hidden"), say("hidden here", "dold här"))],
                    help=say("take the link away, or show the page", "ta bort länken, eller visa sidan"),
                )
