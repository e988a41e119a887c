"""What lint and build share: their options, which programs they are about, and how a run is told."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from progc.diagnostics import Lang, Text, say

_WAITING = say("another build is writing here; waiting", "ett annat bygge skriver i samma mapp; väntar")
Command = TypeVar("Command", bound=Callable[..., Any])
Roots = tuple[list[str], bool]


def options(lang: Lang) -> Callable[[Command], Command]:
    """The options that lint and build have in common."""
    added = [
        click.option(
            "--out",
            default="build",
            metavar=say("FOLDER", "MAPP").to(lang),
            help=say("The build's folder, else build/.", "Byggets mapp, annars build/.").to(lang),
        ),
        click.option(
            "--edition",
            metavar=say("NAME", "NAMN").to(lang),
            help=say("Only this edition.", "Bara den här utgåvan.").to(lang),
        ),
        click.option(
            "--jobs",
            type=click.IntRange(min=1),
            metavar="N",
            help=say("How many things to do at once.", "Hur mycket som görs samtidigt.").to(lang),
        ),
        click.option(
            "--strict",
            is_flag=True,
            help=say("Warnings fail too (exit code 1).", "Även varningar underkänns (felkod 1).").to(lang),
        ),
        click.option(
            "--quiet",
            "-q",
            is_flag=True,
            help=say("Say only what is wrong.", "Säg bara det som är fel.").to(lang),
        ),
    ]

    def decorate(command: Command) -> Command:
        for option in reversed(added):
            command = option(command)
        return command

    return decorate


def roots_of(named: tuple[str, ...], chosen: Mapping[str, Any]) -> Roots:
    """The folders of the programs, absolute, and whether they were looked for rather than named."""
    from progc.files.discover import discover

    if not named:
        return discover(str(Path.cwd()), chosen["out"]), True
    return list(dict.fromkeys(os.path.normpath(folder_of(name).absolute()) for name in named)), False


def folder_of(name: str) -> Path:
    """The program's folder that is meant by a name: its own, or that of its program.yaml."""
    from progc.files.disk import Refusal

    if not name:
        raise Refusal(
            say(
                "an empty name is no folder: name a program's folder, or none for all below this one",
                "ett tomt namn är ingen mapp: ange ett programs mapp, eller ingen för alla under den här",
            )
        )
    place = Path(name)
    return place.parent if place.name == "program.yaml" and place.is_file() else place


def start(
    command: Literal["build", "lint"],
    roots: Roots,
    lang: Lang,
    chosen: Mapping[str, Any],
    only: tuple[str, ...] = (),
) -> int:
    """Run, print the report, remember it, and give the exit code."""
    from progc.build import Order, run
    from progc.build.remember import remember_run
    from progc.cli.progress import progress

    folders, found = roots
    _refuse_what_is_no_program(folders, chosen)
    order = Order(
        command=command,
        out=os.path.normpath(Path(chosen["out"]).absolute()),
        lang=lang,
        color=colored(),
        here=str(Path.cwd()),
        only=only,
        edition=chosen["edition"],
        jobs=chosen["jobs"] or 0,
    )
    with some_cache(), progress(lang, shown=not chosen["quiet"]) as told:
        ran = run(folders, order, told, lambda: click.echo(_WAITING.to(lang), err=True))
    report = ran.report + _last(ran.errors, ran.warnings, ran.files, lang, chosen["quiet"])
    # Coloured already, or not: click would take the colours that FORCE_COLOR asked for out of a pipe.
    click.echo(report, nl=False, color=True)
    notes = "".join(note.to(lang) + "\n" for note in ran.notes)
    click.echo(notes, nl=False, err=True)
    code = 1 if ran.errors or (chosen["strict"] and ran.warnings) else 2 if ran.refused else 0
    if ran.whole:
        remember_run(sys.argv[1:], order, folders, found, (code, report, notes))
    return code


@contextmanager
def some_cache() -> Iterator[None]:
    """A cache that can be written: the user's, else one for this run only."""
    from tempfile import TemporaryDirectory

    from progc.files.cache import cache_folder, usable

    if usable(cache_folder()):
        yield
        return

    before = os.environ.get("PROGC_CACHE")
    with TemporaryDirectory(prefix="progc-") as folder:
        os.environ["PROGC_CACHE"] = folder
        try:
            yield
        finally:
            os.environ.pop("PROGC_CACHE")
            if before is not None:
                os.environ["PROGC_CACHE"] = before


def colored() -> bool:
    """Whether the report is in colours: on a terminal, unless NO_COLOR is set (no-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(sys.stdout and sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def _last(errors: int, warnings: int, files: int, lang: Lang, quiet: bool) -> str:
    from progc.report.reported import summary

    return "" if quiet and not errors and not warnings else summary(errors, warnings, files).to(lang) + "\n"


def _refuse_what_is_no_program(roots: list[str], chosen: Mapping[str, Any]) -> None:
    from progc.files.disk import Refusal

    for root in roots:
        if not Path(root, "program.yaml").is_file():
            raise Refusal(_no_program(root))
        editions = sorted(path.stem for path in Path(root, "editions").glob("*.yaml"))
        if chosen["edition"] and chosen["edition"] not in editions:
            raise Refusal(_no_edition(root, chosen["edition"], editions))
    if not roots:
        raise Refusal(
            say(
                "there is no program below this folder: a program is a folder with program.yaml",
                "det finns inget program under den här mappen: ett program är en mapp med program.yaml",
            )
        )


def _no_edition(root: str, edition: str, editions: list[str]) -> Text:
    there = say("there are `{editions}`", "det finns `{editions}`", editions="`, `".join(editions))
    return say(
        "`{root}` has no edition called `{edition}`: {there}",
        "`{root}` har ingen utgåva som heter `{edition}`: {there}",
        root=root,
        edition=edition,
        there=there if editions else say("it has none", "det finns ingen"),
    )


def _no_program(root: str) -> Text:
    if not Path(root).is_dir():
        return say("there is no folder `{root}`", "det finns ingen mapp `{root}`", root=root)
    if Path(root, "program.yaml").exists():
        return say(
            "`{root}` is no program: its program.yaml is no file",
            "`{root}` är inget program: program.yaml är ingen fil",
            root=root,
        )
    return say(
        "`{root}` is no program: it has no program.yaml",
        "`{root}` är inget program: där finns ingen program.yaml",
        root=root,
    )
