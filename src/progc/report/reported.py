"""What every report is made of: the diagnostics of one program, and how to name its files for the reader."""

from collections.abc import Sequence
from dataclasses import dataclass

from progc.diagnostics import Count, Diagnostic, Severity, Text, say


@dataclass(frozen=True, eq=False)
class Reported:
    """One program's diagnostics. `prefix` goes before each path ("programs/framat/"), "" for none.

    `counted` is how many files were looked at.
    """

    prefix: str
    diagnostics: Sequence[Diagnostic]
    counted: int

    @property
    def errors(self) -> int:
        return sum(d.rule.severity is Severity.ERROR for d in self.diagnostics)

    @property
    def warnings(self) -> int:
        return len(self.diagnostics) - self.errors


def summary(errors: int, warnings: int, files: int) -> Text:
    """The last line: how many errors and warnings in how many files."""
    return say(
        "{errors} and {warnings} in {files}",
        "{errors} och {warnings} i {files}",
        errors=Count(errors, ("error", "errors"), ("fel", "fel")) if errors else say("no errors", "inga fel"),
        warnings=Count(warnings, ("warning", "warnings"), ("varning", "varningar"))
        if warnings
        else say("no warnings", "inga varningar"),
        files=Count(files, ("file", "files"), ("fil", "filer")),
    )
