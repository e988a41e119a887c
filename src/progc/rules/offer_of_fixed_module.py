"""A module that says whom to offer it to, though it is not optional."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program
from progc.rules import rule


@rule("PC312", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each module with `offer_to` that is not optional."""
    for module in program.modules:
        unknown = "selection" in module.broken
        if module.offer_to is not None and module.selection != "optional" and not unknown:
            yield Finding(
                module.key_at("offer_to"),
                say(
                    "module `{module}` says whom to offer it to, but is not optional",
                    "modulen `{module}` säger vem den ska erbjudas men är inte valbar",
                    module=module.id,
                ),
                here=say("shown nowhere", "visas ingenstans"),
                help=say(
                    "add a line: `selection: optional`, or take `offer_to` away",
                    "lägg till en rad: `selection: optional`, eller ta bort `offer_to`",
                ),
            )
