"""A form that stands in no step and in no measurement battery."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import FormBlock, Program, Project, walk_blocks
from progc.language.model.places import Kind, misnamed
from progc.rules import project_rule
from progc.suggest import suggest

_NAMERS: tuple[Kind, ...] = ("step", "chapter", "welcome", "battery", "program", "edition")


@project_rule("PC204", Severity.WARNING)
def check(project: Project) -> Iterator[Finding]:
    """Each form that neither the program nor any edition uses.

    Not one that something with a fault may name, or that a name may be meant for which no form has, and
    nothing where a page is missing. Names that differ by case, or are none, are told as such.
    """
    if project.lacks_any("module", "page", "battery"):
        return
    used = {name for program in project.programs for name in _used(program)}
    forms = project.program.forms
    unknown = [name for name in used if f"form/{name}" not in project.elements]
    meant = {suggest(name, forms) for name in unknown}
    folded = {name.casefold() for name in (*used, *filter(None, meant))}
    for name, form in forms.items():
        known = name.casefold() in folded or None in meant or misnamed(f"forms/{name}.yaml")
        if not known and not project.may_name(name, _NAMERS, f"forms/{name}.yaml"):
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
    for page in program.all_pages:
        yield from (block.id for block in walk_blocks(page.blocks) if isinstance(block, FormBlock))
    for battery in program.all_batteries:
        yield from battery.forms
