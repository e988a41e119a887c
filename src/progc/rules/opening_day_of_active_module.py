"""A module that is active from the start and yet has a day to open on."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.rules import rule


@rule("PC309", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each active module with `open_on_day`."""
    for module in program.modules:
        if module.start == "active" and module.open_on_day is not None:
            yield Finding(
                module.key_at("open_on_day"),
                say(
                    "module `{module}` is active from the start, but also has a day to open on",
                    "modulen `{module}` är aktiv från start men har också en dag då den öppnas",
                    module=module.id,
                ),
                here=say("says nothing: it is open already", "säger inget: den är redan öppen"),
                related=[Label(module.at("start"), say("open on day one", "öppen från dag ett"))],
                help=say(
                    "take the line away, or write `start: upcoming`",
                    "ta bort raden, eller skriv `start: upcoming`",
                ),
            )
