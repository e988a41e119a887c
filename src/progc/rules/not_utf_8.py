"""A file that is not UTF-8."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.rules import project_rule


@project_rule("PC050", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each such entry of the program's folder."""
    for path, file in project.folder.files.items():
        if file.fault == "not-utf-8":
            yield Finding(
                file,
                say("`{path}` is not written in UTF-8", "`{path}` är inte skriven i UTF-8", path=path),
                help=say(
                    "save it again as UTF-8 (in VS Code: Save with Encoding)",
                    "spara den igen som UTF-8 (i VS Code: Spara med kodning)",
                ),
            )
