"""A folder where a file would be."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.rules import project_rule


@project_rule("PC055", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each such entry of the program's folder."""
    for path, file in project.folder.files.items():
        if file.fault == "folder":
            yield Finding(
                file,
                say(
                    "`{path}` is a folder, but its name is a file's",
                    "`{path}` är en mapp men heter som en fil",
                    path=path,
                ),
                help=say(
                    "give the folder a name without an ending, or put a file there",
                    "ge mappen ett namn utan ändelse, eller lägg en fil där",
                ),
            )
