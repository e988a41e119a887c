"""A picture with more pixels than a machine should be asked to draw."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program
from progc.language.model.files import file_uses
from progc.rules import rule
from progc.source import MOST_PIXELS, Media


@rule("PC507", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each use of such a picture."""
    for use in file_uses(program):
        file = program.folder.files.get(use.path)
        width, height = (file.width or 0, file.height or 0) if isinstance(file, Media) else (0, 0)
        if width * height > MOST_PIXELS:
            yield Finding(
                use.span,
                say(
                    "the picture `{path}` is {width} × {height} pixels",
                    "bilden `{path}` är {width} × {height} bildpunkter",
                    path=use.path,
                    width=width,
                    height=height,
                ),
                here=say("too many to show", "för många att visa"),
                help=say(
                    "make it smaller: 2000 pixels across are enough for a page",
                    "gör den mindre: 2000 bildpunkter på bredden räcker för en sida",
                ),
            )
