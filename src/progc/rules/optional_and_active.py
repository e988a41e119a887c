"""An optional module that everybody gets from the start."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.rules import rule


@rule("PC310", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each module that is optional and active."""
    for module in program.modules:
        if module.selection == "optional" and module.start == "active":
            yield Finding(
                module.at("selection"),
                say(
                    "module `{module}` is optional, but active from the start for all",
                    "modulen `{module}` är valbar men aktiv från start för alla",
                    module=module.id,
                ),
                here=say("nobody chooses it", "ingen väljer den"),
                related=[Label(module.at("start"), say("open for all", "öppen för alla"))],
                help=say(
                    "write `start: upcoming`, or take `selection` away",
                    "skriv `start: upcoming`, eller ta bort `selection`",
                ),
            )
