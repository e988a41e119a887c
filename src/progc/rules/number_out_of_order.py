"""A numbered module that comes after one with a higher number."""

from collections.abc import Iterator
from itertools import pairwise

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.rules import rule


@rule("PC303", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each module whose number is lower than that of the numbered module before it."""
    numbered = [(module, module.number) for module in program.modules if module.number is not None]
    for (before, high), (module, low) in pairwise(numbered):
        if low < high:
            yield Finding(
                module.own.at("number"),
                say(
                    "module `{module}` has number {low}, but comes after number {high}",
                    "modulen `{module}` har nummer {low} men kommer efter nummer {high}",
                    module=module.id,
                    low=low,
                    high=high,
                ),
                here=say("lower than the one before", "lägre än den före"),
                related=[Label(before.own.at("number"), say("the one before", "den före"))],
                help=say(
                    "move `{a}` above `{b}` in program.yaml, or change the number",
                    "flytta `{a}` ovanför `{b}` i program.yaml, eller ändra numret",
                    a=module.id,
                    b=before.id,
                ),
            )
