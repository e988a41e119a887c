"""A module that is recommended to open earlier than one before it."""

from collections.abc import Iterator
from itertools import pairwise

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.rules import rule


@rule("PC307", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each module whose `open_on_day` is lower than the nearest one before it that has one."""
    dated = [(module, module.open_on_day) for module in program.modules if module.open_on_day is not None]
    for (before, late), (module, early) in pairwise(dated):
        if early < late:
            yield Finding(
                module.at("open_on_day"),
                say(
                    "module `{module}` opens on day {early}, but `{before}` before it on day {late}",
                    "modulen `{module}` öppnas dag {early} men `{before}` före den dag {late}",
                    module=module.id,
                    early=early,
                    before=before.id,
                    late=late,
                ),
                here=say("earlier than the one before", "tidigare än den före"),
                related=[Label(before.at("open_on_day"), say("opens later", "öppnas senare"))],
                help=say(
                    "move `{a}` above `{b}`, or change one of the days",
                    "flytta `{a}` ovanför `{b}`, eller ändra en av dagarna",
                    a=module.id,
                    b=before.id,
                ),
            )
