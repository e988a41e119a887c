"""Numbers of modules that leave one out."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.rules import rule


@rule("PC306", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each module of the base whose number is more than one above the number before; an edition may gap.

    Not where the number before stands twice, which is told: it may be the one that is missing.
    """
    if program.edition or not program.is_sure("number"):
        return
    numbered = [(module, module.number) for module in program.modules if module.number is not None]
    stands = Counter(number for _, number in numbered)
    for (before, low), (module, high) in pairwise(numbered):
        if high > low + 1 and stands[low] == 1:
            yield Finding(
                module.own.at("number"),
                say(
                    "module `{module}` has number {high}, but the numbered module before it has {low}",
                    "modulen `{module}` har nummer {high} men den numrerade modulen före har {low}",
                    module=module.id,
                    high=high,
                    low=low,
                ),
                here=say("{n} is missing", "{n} saknas", n=low + 1),
                related=[Label(before.own.at("number"), say("the one before", "den före"))],
                help=say("write `number: {n}`", "skriv `number: {n}`", n=low + 1),
            )
