"""A text file over 10 MB."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.rules import project_rule


@project_rule("PC051", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each such entry of the program's folder."""
    for path, file in project.folder.files.items():
        if file.fault == "too-large":
            yield Finding(
                file,
                say(
                    "`{path}` is larger than 10 MB and was not read",
                    "`{path}` är större än 10 MB och lästes inte",
                    path=path,
                ),
                help=say("divide it into several files", "dela upp den i flera filer"),
            )
