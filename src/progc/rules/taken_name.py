"""A module whose name is that of a folder which the pages use for something else."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program
from progc.rules import rule

# The folders beside the modules' own in a bundle's html/.
TAKEN = ("fonts", "formular", "media", "planer")


@rule("PC062", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each such module."""
    for module in program.modules:
        if module.id in TAKEN:
            yield Finding(
                module.node.key or module.at(),
                say(
                    "a module cannot be called `{name}`: the pages have a folder of that name",
                    "en modul kan inte heta `{name}`: sidorna har redan en mapp med det namnet",
                    name=module.id,
                ),
                here=say("taken", "upptaget"),
                help=say(
                    "rename the folder in modules/ and the key here, for example `{name}-1`",
                    "byt namn på mappen i modules/ och nyckeln här, till exempel `{name}-1`",
                    name=module.id,
                ),
            )
