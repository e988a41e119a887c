"""A text file with a character that no text has."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.rules import project_rule
from progc.source import Source, Span


@project_rule("PC052", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each such entry of the program's folder."""
    for path, file in project.folder.files.items():
        if file.fault == "nul":
            at = file.text.find("\0") if isinstance(file, Source) else -1
            yield Finding(
                Span(file, at, at + 1) if isinstance(file, Source) and at >= 0 else file,
                say(
                    "`{path}` holds a NUL character, so it is no text",
                    "`{path}` innehåller ett NUL-tecken och är alltså ingen text",
                    path=path,
                ),
                help=say(
                    "open it in the program that made it and save it as text",
                    "öppna den i programmet som gjorde den och spara den som text",
                ),
            )
