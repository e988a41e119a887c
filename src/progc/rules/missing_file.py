"""A picture, film, sound or document that is not there."""

from collections.abc import Iterator
from posixpath import basename, dirname, relpath

from progc.diagnostics import Finding, Names, Severity, say
from progc.language.model import Program
from progc.language.model.addresses import meant_address
from progc.language.model.files import FileUse, file_uses
from progc.language.model.links import elsewhere, nearest
from progc.rules import rule


@rule("PC059", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each use of a file that the folder lacks, in any case of letters."""
    files = program.folder.files
    folded = {path.casefold() for path in files}
    for use in file_uses(program):
        if use.path.startswith("..") or use.path.casefold() in folded:
            continue
        if use.shown == "document" and meant_address(use.target):
            continue
        if use.shown == "picture" and elsewhere(use.target):
            continue  # another rule's
        if f"{use.path}.md" in files:
            yield _without_ending(use)
        else:
            yield _finding(use, [path for path in files if path.startswith("media/")])


def _without_ending(use: FileUse) -> Finding:
    return Finding(
        use.span,
        say("the page's path lacks its ending", "sidans sökväg saknar sin ändelse"),
        here=say("no `.md`", "inget `.md`"),
        help=say("write `{target}.md`", "skriv `{target}.md`", target=use.target),
    )


def _in_media(use: FileUse) -> str:
    """The path to a file of that name in media/, as the file that uses it writes it."""
    name = basename(use.target.partition("?")[0]) or "..."
    return relpath(f"media/{name}", dirname(use.span.path) or ".")


def _finding(use: FileUse, media: list[str]) -> Finding:
    if elsewhere(use.target):
        return Finding(
            use.span,
            say("the file is on another host", "filen finns på en annan webbplats"),
            here=say("not in the program", "finns inte i programmet"),
            help=say(
                "save the file in media/ and write `{path}`",
                "spara filen i media/ och skriv `{path}`",
                path=_in_media(use),
            ),
        )
    near = nearest(use.target, use.span.path, media)
    there = (
        say("media/ has {names}", "i media/ finns {names}", names=Names(tuple(media)))
        if media
        else say(
            "put the file in media/ and write `{path}`",
            "lägg filen i media/ och skriv `{path}`",
            path=_in_media(use),
        )
    )
    if use.path.startswith("media/") and not media:
        there = say("put the file in media/", "lägg filen i media/")
    return Finding(
        use.span,
        say("there is no file `{path}`", "det finns ingen fil `{path}`", path=use.path),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=there,
    )
