"""A page that stands in two places of one program."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program, Step
from progc.rules import rule


@rule("PC205", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each step whose page an earlier step has."""
    first: dict[str, Step] = {}
    for step in program.steps:
        other = first.setdefault(step.id, step)
        if other is not step:
            yield Finding(
                step.at("step"),
                say(
                    "the page `{page}` stands in two places",
                    "sidan `{page}` står på två ställen",
                    page=step.page.source.path,
                ),
                here=say("here again", "här igen"),
                related=[Label(other.at("step"), say("here already", "redan här"))],
                help=say(
                    "take one of them away and link to the page instead",
                    "ta bort den ena och länka till sidan i stället",
                ),
            )
