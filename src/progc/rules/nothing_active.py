"""A program in which no module is active from the start."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program
from progc.rules import rule


@rule("PC302", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """At most one finding: on the first module's start."""
    closed = all(module.start != "active" for module in program.modules)
    if program.modules and closed and program.is_sure("start"):
        yield Finding(
            program.modules[0].at("start"),
            say("no module is active from the start", "ingen modul är aktiv från start"),
            here=say("closed on day one, like all others", "stängd dag ett, som alla andra"),
            help=say(
                "write `start: active` for the module that is read first",
                "skriv `start: active` för den modul som läses först",
            ),
        )
