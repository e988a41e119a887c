"""A module that is recommended to open after the program has ended."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.rules import rule


@rule("PC308", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each module whose `open_on_day` is after the program's `days`."""
    if program.days is None:
        return
    for module in program.modules:
        if module.open_on_day is not None and module.open_on_day > program.days:
            yield Finding(
                module.at("open_on_day"),
                say(
                    "module `{module}` opens on day {day}, but the program is {days} days long",
                    "modulen `{module}` öppnas dag {day} men programmet är {days} dagar långt",
                    module=module.id,
                    day=module.open_on_day,
                    days=program.days,
                ),
                here=say("after the end", "efter slutet"),
                related=[Label(program.at("days"), say("the length", "längden"))],
                help=say(
                    "write a day up to {days}, or make the program longer",
                    "skriv en dag till och med {days}, eller gör programmet längre",
                    days=program.days,
                ),
            )
