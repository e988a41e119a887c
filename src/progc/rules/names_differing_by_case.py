"""Two files whose names differ only by upper and lower case."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.rules import project_rule


@project_rule("PC057", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each path that an earlier one is like but for case."""
    first: dict[str, str] = {}
    for path, file in project.folder.files.items():
        other = first.setdefault(path.casefold(), path)
        if other != path:
            yield Finding(
                file,
                say(
                    "`{path}` and `{other}` are the same name on Windows and macOS",
                    "`{path}` och `{other}` är samma namn på Windows och macOS",
                    path=path,
                    other=other,
                ),
                help=say("rename or remove one of them", "byt namn på en av dem eller ta bort den"),
            )
