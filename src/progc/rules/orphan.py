"""A file that nothing in the program or its editions refers to."""

from collections.abc import Iterator, Mapping, Set
from posixpath import basename, dirname

from progc.diagnostics import Finding, Severity, Text, say
from progc.language.model import Module, Program, Project
from progc.language.model.files import file_uses
from progc.language.model.places import Kind, kind_of, misnamed, name_of
from progc.rules import project_rule
from progc.source import File
from progc.suggest import suggest

_LISTS: Mapping[Kind, str] = {
    "module": "modules",
    "plan": "plans",
    "battery": "batteries",
    "chapter": "guide",
    "welcome": "welcome",
}
"""The key of program.yaml that names the files of a kind."""

_NAMERS: Mapping[str, tuple[Kind, ...]] = {
    "step": ("module",),
    "media": ("step", "chapter", "welcome", "form", "plan", "module"),
    "": ("program", "edition"),
}
"""The kinds of the files that name files of a kind; program.yaml and the editions those of all others."""


@project_rule("PC058", Severity.WARNING)
def check(project: Project) -> Iterator[Finding]:
    """Each file that is not used, unless something that has a fault may be what uses it.

    A name that cannot be used is told as such, and with a module that is not listed go its pages.
    """
    used = {path.casefold() for program in project.programs for path in _used(program)}
    broken = frozenset(name for program in project.programs for name in program.broken)
    near_media = _media_meant(project, used)
    for path, file in project.folder.files.items():
        kind = kind_of(path)
        if file.fault or path.casefold() in used or misnamed(path) or kind in ("program", "edition", "form"):
            continue
        if path.startswith("media/"):
            name = basename(path)
            by = _NAMERS["media"]
            meant = not near_media.isdisjoint((None, name)) or project.may_name(_stem(name), by)
        else:
            meant = kind is not None and _may_be_meant(project, path, kind, broken)
        if not meant:
            yield _finding(file, known=kind is not None or path.startswith("media/"))


def _media_meant(project: Project, used: Set[str]) -> set[str | None]:
    """The names of files in media/ that uses of missing files may be meant for, None for any."""
    there = {path.casefold() for path in project.folder.files}
    media = [basename(path) for path in project.folder.files if path.startswith("media/")]
    return {suggest(basename(path), media) for path in used - there}


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0]


def _may_be_meant(project: Project, path: str, kind: Kind, broken: frozenset[str]) -> bool:
    """Whether what is not named may be what something with a fault names, or was left out for one."""
    name = name_of(kind, path)
    listed_in = f"program/{_LISTS.get(kind)}"
    if name in broken or listed_in in broken or project.may_mean(name):
        return True
    if kind == "welcome" and not any(program.welcome for program in project.programs):
        return True
    if kind == "step":
        own = [one for program in project.programs for one in program.modules if _module_of(path) == one.id]
        if not own or any(map(_has_lost_steps, own)):
            return True
    return project.may_name(basename(name), _NAMERS.get(kind, _NAMERS[""]), path)


def _has_lost_steps(module: Module) -> bool:
    """Whether a list of steps is missing for a fault told."""
    there = module.sections and all(section.steps for section in module.sections)
    return "sections" in module.broken and not there


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
    """The id of the module in whose folder a page lies."""
    return path.split("/")[1]


def _use(path: str) -> Text | None:
    """How a file that has its place in the program's lists comes into it."""
    name = _stem(basename(path))
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
                "write `- {path}` under `steps` in modules/{module}/module.yaml, or remove the file",
                "skriv `- {path}` under `steps` i modules/{module}/module.yaml, eller ta bort filen",
                path=path.removeprefix(f"modules/{module}/"),
                module=module,
            )
        case "plan" | "battery" | "chapter" as kind:
            return say(
                "write `{name}` in the list `{key}` of program.yaml, or remove the file",
                "skriv `{name}` i listan `{key}` i program.yaml, eller ta bort filen",
                name=name,
                key=_LISTS[kind],
            )
    return None


def _used(program: Program) -> Iterator[str]:
    yield from (f"modules/{module.id}/module.yaml" for module in program.modules)
    yield from (page.source.path for page in program.pages)
    yield from (f"plans/{plan.id}.yaml" for plan in program.plans)
    yield from (f"batteries/{battery.id}.yaml" for battery in program.batteries)
    yield from (use.path for use in file_uses(program))
