"""An optional module that does not say whom it is for."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program
from progc.rules import rule


@rule("PC311", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each optional module without `offer_to`."""
    for module in program.modules:
        offered = module.node.get("offer_to") is not None or "offer_to" in module.broken
        if module.selection == "optional" and not offered:
            yield Finding(
                module.at("selection"),
                say(
                    "module `{module}` is optional, but does not say whom to offer it to",
                    "modulen `{module}` är valbar men säger inte vem den ska erbjudas",
                    module=module.id,
                ),
                here=say("for whom?", "för vem?"),
                help=say("add a line: `offer_to: den som ...`", "lägg till en rad: `offer_to: den som ...`"),
            )
