"""A file that nothing in the program or its editions refers to."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program, Project
from progc.language.model.files import file_uses
from progc.language.model.places import kind_of, path_meant
from progc.rules import project_rule
from progc.source import File


@project_rule("PC058", Severity.WARNING)
def check(project: Project) -> Iterator[Finding]:
    """Each file that is not used. Where a part is left out for a fault, only files in no known place.

    A name that cannot be used is told as such. A use of a file that is not there may mean one in media/.
    """
    used = {path.casefold() for program in project.programs for path in _used(program)}
    whole = project.whole and not any(program.broken for program in project.programs)
    lost = not used <= {path.casefold() for path in project.folder.files}
    for path, file in project.folder.files.items():
        kind = kind_of(path)
        misnamed = path_meant(path) != path and kind_of(path_meant(path)) is not None
        if file.fault or path.casefold() in used or misnamed or kind in ("program", "edition", "form"):
            continue
        if lost and path.startswith("media/"):
            continue
        if whole or (project.programs and kind is None and not path.startswith("media/")):
            yield _finding(file, known=kind is not None or path.startswith("media/"))


def _finding(file: File, known: bool) -> Finding:
    if known:
        message = say("nothing refers to `{path}`", "inget hänvisar till `{path}`", path=file.path)
    else:
        message = say(
            "`{path}` stands where progc looks for nothing",
            "`{path}` står där progc inte letar efter något",
            path=file.path,
        )
    return Finding(
        file,
        message,
        help=say(
            "use it, remove it, or allow it in program.yaml under `allow`",
            "använd den, ta bort den eller tillåt den i program.yaml under `allow`",
        ),
    )


def _used(program: Program) -> Iterator[str]:
    yield from (f"modules/{module.id}/module.yaml" for module in program.modules)
    yield from (page.source.path for page in program.pages)
    yield from (f"plans/{plan.id}.yaml" for plan in program.plans)
    yield from (f"batteries/{battery.id}.yaml" for battery in program.batteries)
    yield from (use.path for use in file_uses(program))
