"""A module whose title says another number than its `number`."""

import re
from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.rules import rule

_NUMBERED = re.compile(r"^(?:steg|del|modul|kapitel|vecka)\s+(\d+)\b", re.I)


@rule("PC305", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each module with a number whose title begins with a numbered word (Steg 2) and says another."""
    for module in program.modules:
        said = _NUMBERED.match(module.title)
        if said and module.number is not None and int(said[1]) != module.number:
            title = module.at("title") if module.node.get("title") else module.own.at("title")
            yield Finding(
                module.own.at("number"),
                say(
                    "module `{module}` has number {number}, but its title says {said}",
                    "modulen `{module}` har nummer {number} men titeln säger {said}",
                    module=module.id,
                    number=module.number,
                    said=said[1],
                ),
                here=say("shown before its pages' titles", "står före sidornas titlar"),
                related=[Label(title, say("another number here", "ett annat nummer här"))],
                help=say("write `number: {said}`", "skriv `number: {said}`", said=said[1]),
            )
