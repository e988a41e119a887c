"""`progc build [PROGRAM...]`: bundles, pages and PDFs of programs without errors."""

import click

from progc.cli.running import options, roots_of, start
from progc.cli.spoken import Spoken
from progc.diagnostics import Lang, say
from progc.files.resources import parts

_HELP = say(
    """Builds each PROGRAM (a folder with program.yaml), all below this folder when none is named.

    A program with errors is not written; what was built before stays.

    \b
    Examples:
      progc build
      progc build programs/framat --out site
      progc build --only html programs/framat
    """,
    """Bygger varje PROGRAM (en mapp med program.yaml), alla under den här mappen om inget nämns.

    Ett program med fel skrivs inte. Det som byggdes förut ligger kvar.

    \b
    Exempel:
      progc build
      progc build programs/framat --out webb
      progc build --only html programs/framat
    """,
)
_ONLY = say(
    "Make only this part, into draft/ in the build's folder, without manifest and zip.",
    "Gör bara den här delen, i draft/ i byggets mapp, utan manifest och zip.",
)


def make(lang: Lang) -> click.Command:
    """The command, with help in one language."""

    @click.command("build", cls=Spoken, lang=lang, help=_HELP)
    @click.argument("program", nargs=-1)
    @options(lang)
    @click.option("--only", type=click.Choice(parts()), multiple=True, help=_ONLY.to(lang))
    def command(program: tuple[str, ...], only: tuple[str, ...], **chosen: object) -> int:
        return start("build", roots_of(program, chosen), lang, chosen, only)

    return command
