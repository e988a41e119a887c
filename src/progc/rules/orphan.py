"""A file that nothing in the program or its editions refers to."""

from collections.abc import Iterator
from posixpath import basename, dirname

from progc.diagnostics import Finding, Severity, Text, say
from progc.language.model import Program, Project
from progc.language.model.files import file_uses
from progc.language.model.places import kind_of, misnamed
from progc.rules import project_rule
from progc.source import File, Source


@project_rule("PC058", Severity.WARNING)
def check(project: Project) -> Iterator[Finding]:
    """Each file that is not used. Where a part is left out for a fault, only files in no known place.

    A name that cannot be used is told as such. A use of a file that is not there may mean one in media/, and
    with a module that is not listed go its pages and what they show.
    """
    used = {path.casefold() for program in project.programs for path in _used(program)}
    whole = project.whole and not any(program.broken for program in project.programs)
    unlisted = {
        dirname(path)
        for path in project.folder.files
        if kind_of(path) == "module" and path.casefold() not in used
    }
    unread = [
        file.text
        for path, file in project.folder.files.items()
        if isinstance(file, Source) and _module_of(path) in unlisted
    ]
    lost = not used <= {path.casefold() for path in project.folder.files}
    for path, file in project.folder.files.items():
        kind = kind_of(path)
        if file.fault or path.casefold() in used or misnamed(path) or kind in ("program", "edition", "form"):
            continue
        shown = path.startswith("media/") and any(basename(path) in text for text in unread)
        if shown or (lost and path.startswith("media/")) or (kind == "step" and _module_of(path) in unlisted):
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
        help=_use(file.path)
        or say(
            "use it, remove it, or allow it in program.yaml under `allow`",
            "använd den, ta bort den eller tillåt den i program.yaml under `allow`",
        ),
    )


def _module_of(path: str) -> str:
    """The folder of the module that a page lies in."""
    return "/".join(path.split("/")[:2])


def _use(path: str) -> Text | None:
    """How a file that has its place in the program's lists comes into it."""
    name = basename(path).rsplit(".", 1)[0]
    match kind_of(path):
        case "module":
            id = basename(dirname(path))
            return say(
                "write `{id}:` under `modules` in program.yaml, or remove the folder",
                "skriv `{id}:` under `modules` i program.yaml, eller ta bort mappen",
                id=id,
            )
        case "step":
            module = _module_of(path)
            return say(
                "write `- {path}` under `steps` in {module}/module.yaml, or remove the file",
                "skriv `- {path}` under `steps` i {module}/module.yaml, eller ta bort filen",
                path=path.removeprefix(f"{module}/"),
                module=module,
            )
        case "plan" | "battery" | "chapter" as kind:
            key = {"plan": "plans", "battery": "batteries", "chapter": "guide"}[kind]
            return say(
                "write `{name}` in the list `{key}` of program.yaml, or remove the file",
                "skriv `{name}` i listan `{key}` i program.yaml, eller ta bort filen",
                name=name,
                key=key,
            )
    return None


def _used(program: Program) -> Iterator[str]:
    yield from (f"modules/{module.id}/module.yaml" for module in program.modules)
    yield from (page.source.path for page in program.pages)
    yield from (f"plans/{plan.id}.yaml" for plan in program.plans)
    yield from (f"batteries/{battery.id}.yaml" for battery in program.batteries)
    yield from (use.path for use in file_uses(program))
