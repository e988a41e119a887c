"""Modules of one group that do not stand together."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Module, Program
from progc.rules import rule


@rule("PC317", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each module that takes up a group again after modules of another or of none."""
    last: dict[str, Module] = {}
    previous: Module | None = None
    for module in program.modules:
        if "group" in module.broken:
            continue
        group = module.group
        if group and group in last and last[group] is not previous:
            yield Finding(
                module.at("group"),
                say(
                    "module `{module}` is in the group {group}, but does not stand with the others",
                    "modulen `{module}` hör till gruppen {group} men står inte ihop med de andra",
                    module=module.id,
                    group=group,
                ),
                here=say("the heading comes twice", "rubriken kommer två gånger"),
                related=[Label(last[group].at("group"), say("the group ended here", "gruppen slutade här"))],
                help=say(
                    "move `{a}` to below `{b}`",
                    "flytta `{a}` till nedanför `{b}`",
                    a=module.id,
                    b=last[group].id,
                ),
            )
        if group:
            last[group] = module
        previous = module
