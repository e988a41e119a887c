"""A form that stands in no step and in no measurement battery."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import FormBlock, Program, Project, walk_blocks
from progc.rules import project_rule


@project_rule("PC204", Severity.WARNING)
def check(project: Project) -> Iterator[Finding]:
    """Each form that neither the program nor any edition uses.

    Nothing where a part is left out, or where a form that is not there is named: it may be meant. Names
    that differ by case are told as such.
    """
    if not project.whole or any(program.broken for program in project.programs):
        return
    used = {name for program in project.programs for name in _used(program)}
    if not used <= project.program.forms.keys():
        return
    folded = {name.casefold() for name in used}
    for name, form in project.program.forms.items():
        if name.casefold() not in folded:
            yield Finding(
                form.at("title"),
                say(
                    "the form `{name}` stands in no step and in no battery",
                    "formuläret `{name}` står inte i något steg eller mätbatteri",
                    name=name,
                ),
                here=say("nobody can answer it", "ingen kan svara på det"),
                help=say(
                    "put `::: form {name}` and `:::` in a step, or remove the file",
                    "skriv `::: form {name}` och `:::` i ett steg, eller ta bort filen",
                    name=name,
                ),
            )


def _used(program: Program) -> Iterator[str]:
    for page in program.pages:
        yield from (block.id for block in walk_blocks(page.blocks) if isinstance(block, FormBlock))
    for battery in program.batteries:
        yield from battery.forms
