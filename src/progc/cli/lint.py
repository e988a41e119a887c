"""`progc lint [PROGRAM...]`: what is wrong, at the line."""

import click

from progc.cli.running import options, roots_of, start
from progc.cli.spoken import Spoken
from progc.diagnostics import Lang, say


def make(lang: Lang) -> click.Command:
    """The command, with help in one language."""
    text = say(
        """Says what is wrong in each PROGRAM, all below this folder when none is named.

        \b
        Examples:
          progc lint
          progc lint --strict programs/framat
          progc lint --edition gavleborg programs/tobakshjalpen
        """,
        """Säger vad som är fel i varje PROGRAM, alla under den här mappen om inget nämns.

        \b
        Exempel:
          progc lint
          progc lint --strict programs/framat
          progc lint --edition gavleborg programs/tobakshjalpen
        """,
    )

    @click.command("lint", cls=Spoken, lang=lang, help=text)
    @click.argument("program", nargs=-1)
    @options(lang)
    def command(program: tuple[str, ...], **chosen: object) -> int:
        return start("lint", roots_of(program, chosen), lang, chosen)

    return command
