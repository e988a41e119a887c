"""A file that could not be read."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.rules import project_rule


@project_rule("PC054", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each such entry of the program's folder. One whose name is not UTF-8 is told for its name."""
    for path, file in project.folder.files.items():
        if file.fault == "special":
            yield Finding(
                file,
                say("`{path}` is no ordinary file", "`{path}` är ingen vanlig fil", path=path),
                help=say("take it out of the folder", "ta bort den ur mappen"),
            )
        elif file.fault == "unreadable" and "\ufffd" not in path:
            yield Finding(
                file,
                say("`{path}` could not be read", "`{path}` gick inte att läsa", path=path),
                help=say(
                    "check that the file is still there and that it may be read",
                    "kontrollera att filen finns kvar och får läsas",
                ),
            )
