"""A symbolic link in the program."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.rules import project_rule


@project_rule("PC053", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each such entry of the program's folder."""
    for path, file in project.folder.files.items():
        if file.fault == "symlink":
            yield Finding(
                file,
                say(
                    "`{path}` is a link to another place on the disk",
                    "`{path}` är en länk till en annan plats på disken",
                    path=path,
                ),
                help=say("put a copy of the file itself there", "lägg en kopia av själva filen där"),
            )
