"""`progc verify BUNDLE...`: whether bundles are whole and as their manifests say."""

from pathlib import Path

import click

from progc.cli.spoken import Spoken
from progc.diagnostics import Count, Lang, say

_HELP = say(
    """Checks each BUNDLE, a zip or a folder that progc has built, without its sources.

    Every file is as the manifest says, none is missing and none is there beside them; no path leaves the
    bundle; manifest.json and program.json follow their schemas; PDFs are tagged and have title and language.

    \b
    Examples:
      progc verify build/framat-1.0.0.zip
      progc verify build/framat build/tobakshjalpen
    """,
    """Kontrollerar varje PAKET, en zip eller mapp som progc har byggt, utan källfilerna.

    Varje fil är som manifestet säger, ingen saknas och ingen finns utöver dem; ingen sökväg leder ut ur
    paketet; manifest.json och program.json följer sina scheman; PDF:er är taggade och har titel och språk.

    \b
    Exempel:
      progc verify build/framat-1.0.0.zip
      progc verify build/framat build/tobakshjalpen
    """,
)


def make(lang: Lang) -> click.Command:
    """The command, with help in one language."""

    @click.command("verify", cls=Spoken, lang=lang, help=_HELP)
    @click.argument("bundle", nargs=-1, required=True, metavar=say("BUNDLE...", "PAKET...").to(lang))
    def command(bundle: tuple[str, ...]) -> int:
        return max([_verify(Path(name), lang) for name in bundle])

    return command


def _verify(place: Path, lang: Lang) -> int:
    """Print what is wrong with one bundle, then the sum; 0 for nothing, 1 for a fault, 2 for no bundle."""
    from progc.files.disk import Refusal
    from progc.files.resources import bundle_schemas
    from progc.files.swap import recover
    from progc.files.verify import verify

    refusal = recover(place.absolute().parent)
    if refusal:
        click.echo(refusal.text.to(lang), err=True)
    try:
        verified = verify(place, bundle_schemas())
    except Refusal as refused:
        click.echo(refused.text.to(lang), err=True)
        return 2
    name = place.name if place.name not in ("", "..") else place.resolve().name
    for problem in verified.problems:
        click.echo(f"{name}: {problem.to(lang)}")
    files = Count(verified.files, ("file", "files"), ("fil", "filer"))
    last = say("{files}, all as in the manifest", "{files}, alla som i manifestet", files=files)
    if verified.problems:
        errors = Count(len(verified.problems), ("error", "errors"), ("fel", "fel"))
        last = say("{errors} in {files}", "{errors} i {files}", errors=errors, files=files)
    click.echo(f"{name}: {last.to(lang)}")
    return 1 if verified.problems else 0
