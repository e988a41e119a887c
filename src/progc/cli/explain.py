"""`progc explain [RULE]`: a rule's page, or the list of all rules."""

import click

from progc.cli.spoken import Spoken
from progc.diagnostics import Lang, say
from progc.suggest import suggest


def make(lang: Lang) -> click.Command:
    """The command, with help in one language."""
    text = say(
        """What a finding means, who it harms and how it looks: the page of a RULE, by name or code.

        Without RULE: all rules.

        \b
        Examples:
          progc explain
          progc explain unknown-form
          progc explain PC201
        """,
        """Vad ett fynd betyder, vem det drabbar och hur det ser ut: sidan för en REGEL, efter namn eller kod.

        Utan REGEL: alla regler.

        \b
        Exempel:
          progc explain
          progc explain unknown-form
          progc explain PC201
        """,
    )

    @click.command("explain", cls=Spoken, lang=lang, help=text)
    @click.argument("rule", required=False, metavar=say("[RULE]", "[REGEL]").to(lang))
    def command(rule: str | None) -> int:
        return _explain(rule, lang)

    return command


def _explain(wanted: str | None, lang: Lang) -> int:
    from progc.files.pages import rule_pages

    pages = rule_pages()
    if wanted is None:
        for page in pages:
            click.echo(f"{page.rule.code}  {page.rule.name:<36} {page.title(lang)}")
        return 0
    for page in pages:
        if wanted.lower() in (page.rule.name, page.rule.code.lower()):
            click.echo(page.text(lang))
            return 0
    near = suggest(wanted, [page.rule.name for page in pages])
    message = say("there is no rule called `{name}`", "det finns ingen regel som heter `{name}`", name=wanted)
    hint = say("; did you mean `{near}`?", "; menade du `{near}`?", near=near or "") if near else None
    click.echo(message.to(lang) + (hint.to(lang) if hint else ""), err=True)
    return 2
