"""A picture that no reader can be shown: its file is damaged, not whole, or a drawing without size."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program
from progc.language.model.files import file_uses
from progc.rules import rule


@rule("PC506", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each use of such a picture."""
    for use in file_uses(program):
        file = program.folder.files.get(use.path)
        if use.shown == "picture" and file and not file.fault and not file.drawable:
            yield Finding(
                use.span,
                say(
                    "the picture `{path}` is damaged or not whole",
                    "bilden `{path}` är skadad eller inte hel",
                    path=use.path,
                ),
                here=say("cannot be shown", "går inte att visa"),
                help=say(
                    "save the picture again in the program that made it, and copy it here anew",
                    "spara bilden igen i programmet som gjorde den, och kopiera hit den på nytt",
                ),
            )
