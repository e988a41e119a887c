"""A file that is not UTF-8."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.rules import project_rule
from progc.source import File, Source, Span


@project_rule("PC050", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """Each such entry of the program's folder."""
    for path, file in project.folder.files.items():
        if file.fault == "not-utf-8":
            yield Finding(
                _place(file),
                say("`{path}` is not written in UTF-8", "`{path}` är inte skriven i UTF-8", path=path),
                help=say(
                    "open it again with the encoding that it has and save it as UTF-8"
                    " (in VS Code: Reopen with Encoding, then Save with Encoding)",
                    "öppna den på nytt med den kodning som den har och spara den som UTF-8"
                    " (i VS Code: Reopen with Encoding, sedan Save with Encoding)",
                ),
            )


def _place(file: File) -> Span | File:
    """The first sign that is not UTF-8. A file in UTF-16 has no line to show."""
    at = file.text.find("\ufffd") if isinstance(file, Source) and "\0" not in file.text else -1
    return Span(file, at, at + 1) if isinstance(file, Source) and at >= 0 else file
