"""A file or folder whose name does not work as an id or on every computer."""

import re
from collections import Counter
from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.language.model.files import file_uses
from progc.language.model.places import kind_of, path_meant, plain_name
from progc.rules import project_rule
from progc.source import File

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MEDIA_NAME = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
# Names that Windows keeps for devices, with any ending (Microsoft: Naming Files, Paths, and Namespaces).
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.I)


@project_rule("PC056", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each name once: a folder's at the first file below it.

    Not those that differ by case: told already. A file that nothing uses, where no file of a program
    belongs, may have any name but one that Windows keeps: with that, no Windows computer gets the folder.
    """
    folded = Counter(path.casefold() for path in project.folder.files)
    used = {use.path for program in project.programs for use in file_uses(program)}
    told: set[str] = set()
    for path, file in project.folder.files.items():
        if folded[path.casefold()] > 1:
            continue
        # The names of these are made silent where they are referred to, so each has to be told here.
        meant = kind_of(path_meant(path)) is not None
        parts = path.split("/")
        for depth, name in enumerate(parts, 1):
            whole = "/".join(parts[:depth])
            odd = _RESERVED.fullmatch(name) is not None
            if meant:
                odd = odd or plain_name(name) != name
            elif path in used:
                odd = odd or not _usable(name, depth == len(parts))
            if whole not in told and odd:
                told.add(whole)
                yield _finding(file, name)


def _usable(name: str, is_file: bool) -> bool:
    stem, dot, ending = name.rpartition(".") if is_file else (name, "", "")
    if not dot:
        stem, ending = name, ""
    pattern = _NAME if ending in ("yaml", "yml", "md", "") else _MEDIA_NAME
    return bool(pattern.fullmatch(stem))


def _finding(file: File, name: str) -> Finding:
    plain = plain_name(name)
    if _RESERVED.fullmatch(name):
        message = say(
            "`{name}` is a name that Windows keeps for itself",
            "`{name}` är ett namn som Windows har för eget bruk",
            name=name,
        )
        return Finding(file, message, help=say("give it another name", "ge den ett annat namn"))
    message = say(
        "`{name}` has other signs in its name than a-z, 0-9 and single hyphens",
        "`{name}` har andra tecken i namnet än a–z, 0–9 och enstaka bindestreck",
        name=name,
    )
    if plain == name.lower():
        message = say(
            "`{name}` has capital letters in its name", "`{name}` har stora bokstäver i namnet", name=name
        )
    return Finding(
        file,
        message,
        help=say("call it `{plain}`", "kalla den `{plain}`", plain=plain) if plain else None,
    )
