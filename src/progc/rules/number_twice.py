"""Two modules with the same number."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Module, Program
from progc.rules import rule


@rule("PC304", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each module whose number an earlier one has."""
    first: dict[int, Module] = {}
    for module in program.modules:
        if module.number is None:
            continue
        other = first.setdefault(module.number, module)
        if other is not module:
            yield Finding(
                module.own.at("number"),
                say(
                    "modules `{other}` and `{module}` both have number {number}",
                    "modulerna `{other}` och `{module}` har båda nummer {number}",
                    other=other.id,
                    module=module.id,
                    number=module.number,
                ),
                here=say("taken", "upptaget"),
                related=[Label(other.own.at("number"), say("has it already", "har det redan"))],
                help=say("give one of them another number", "ge en av dem ett annat nummer"),
            )
