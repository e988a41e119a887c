"""A module that is active from the start after one that is not."""

from collections.abc import Iterator
from itertools import pairwise

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.rules import rule


@rule("PC301", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each active module right after one that is not active."""
    known = [module for module in program.modules if "start" not in module.broken]
    for before, module in pairwise(known):
        if module.start == "active" and before.start != "active":
            yield Finding(
                module.at("start"),
                say(
                    "module `{module}` is active from the start, but comes after one that is not",
                    "modulen `{module}` är aktiv från start men kommer efter en som inte är det",
                    module=module.id,
                ),
                here=say("open on day one", "öppen från dag ett"),
                related=[Label(before.at("start"), say("`{id}` is not", "`{id}` är det inte", id=before.id))],
                help=say("move `{a}` above `{b}`", "flytta `{a}` ovanför `{b}`", a=module.id, b=before.id),
            )
