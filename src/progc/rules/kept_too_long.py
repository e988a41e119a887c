"""A program whose length and maintenance together pass two years."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.rules import rule

# Data may be kept for two years from the start of the moment (the Tobakshjälpen clinicians' guide: Gallring).
DAYS_KEPT = 730


@rule("PC314", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """At most one finding: on `maintenance_days`, or on `days` where it alone is too long."""
    if program.days is None:
        return
    total = program.days + (program.maintenance_days or 0)
    if total <= DAYS_KEPT:
        return
    alone = program.maintenance_days is None or program.days > DAYS_KEPT
    yield Finding(
        program.at("days" if alone else "maintenance_days"),
        say(
            "the program and its maintenance are {total} days, but data may be kept for {kept}",
            "programmet och vidmakthållandet är {total} dagar, men uppgifter får finnas kvar i {kept}",
            total=total,
            kept=DAYS_KEPT,
        ),
        here=say("{n} days too long", "{n} dagar för långt", n=total - DAYS_KEPT),
        related=[] if alone else [Label(program.at("days"), say("the length", "längden"))],
        help=say(
            "shorten one of them, so that they are at most {kept} days together",
            "korta en av dem, så att de är högst {kept} dagar tillsammans",
            kept=DAYS_KEPT,
        ),
    )
