"""A file that could not be read."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.rules import project_rule


@project_rule("PC054", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each such entry of the program's folder."""
    for path, file in project.folder.files.items():
        if file.fault in ("unreadable", "special"):
            yield Finding(
                file,
                say("`{path}` could not be read", "`{path}` gick inte att läsa", path=path),
                help=say(
                    "check that the file is still there and that it may be read",
                    "kontrollera att filen finns kvar och får läsas",
                ),
            )
