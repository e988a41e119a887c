"""The command line: one command a file, each found by its file's name.

A command's file has `make(lang) -> click.Command`, so that its help is in the reader's language.
"""

import errno
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click

from progc import __version__
from progc.cli.language import language
from progc.cli.spoken import SpokenGroup, wrong_use
from progc.diagnostics import Lang, say

_HELP = say(
    """Compiles care programs: from a folder of YAML and Markdown to a bundle, web pages and PDFs.

    \b
    Examples:
      progc lint programs/framat        what is wrong, at the line
      progc build                       every program below this folder, into build/
      progc explain unknown-form        what a finding means and what to do
    """,
    """Kompilerar vårdprogram: från en mapp med YAML och Markdown till paket, webbsidor och PDF:er.

    \b
    Exempel:
      progc lint programs/framat        vad som är fel, på raden
      progc build                       alla program under den här mappen, till build/
      progc explain unknown-form        vad ett fynd betyder och vad du kan göra
    """,
)


class Commands(SpokenGroup):
    """The commands that have a file in this folder."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name in _files() if hasattr(_module(name), "make")]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _files():
            return None
        make: Callable[[Lang], click.Command] | None = getattr(_module(cmd_name), "make", None)
        return make(self.lang) if make else None


def _files() -> list[str]:
    return sorted(file.stem for file in Path(__file__).parent.glob("[a-z]*.py"))


def _module(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")


def group(lang: Lang) -> Commands:
    """All of progc's commands, with help in one language."""
    made = Commands(
        "progc",
        lang=lang,
        help=_HELP,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        params=[
            click.Option(
                ["--lang"],
                type=click.Choice(["sv", "en"]),
                expose_value=False,
                help=say("Language of messages.", "Språk i meddelanden.").to(lang),
            ),
            click.Option(
                ["--debug"],
                is_flag=True,
                expose_value=False,
                help=say("Show a traceback if progc crashes.", "Visa var progc kraschade.").to(lang),
            ),
        ],
    )
    version = say("Show the version.", "Visa versionen.").to(lang)
    return click.version_option(__version__, prog_name="progc", message="%(prog)s %(version)s", help=version)(
        made
    )


def run(arguments: list[str]) -> int:
    """Run one command line; the exit code: 0 no errors, 1 an error, 2 progc could not run.

    Raises KeyboardInterrupt, which it has told, where it is stopped: not all that it started may have ended.
    """
    lang = language(arguments)
    try:
        code = group(lang).main(_globals_first(arguments), prog_name="progc", standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("stopped", "avbrutet").to(lang), err=True)
        raise KeyboardInterrupt from None
    except SystemExit:
        raise
    except BaseException as problem:
        # Also what is no Exception: a library in Rust that panics raises such.
        said = _no_bug(problem, lang)
        if said is None and "--debug" in arguments:
            raise
        click.echo(said or _bug(problem, lang), err=True)
        return 2
    return code if isinstance(code, int) else 0


def _no_bug(problem: BaseException, lang: Lang) -> str | None:
    """What is said of an exception that is none of progc's making, None where it is a bug."""
    from progc.files.disk import Refusal, reason

    match problem:
        case click.ClickException():
            return wrong_use(problem, lang)
        case Refusal():
            return problem.text.to(lang)
        case OSError():
            why = reason(problem)
        case MemoryError():
            why = reason(OSError(errno.ENOMEM, ""))
        case _:
            return None
    if isinstance(problem, OSError) and problem.filename:
        why = say("{why}: `{where}`", "{why}: `{where}`", why=why, where=str(problem.filename))
    return say("progc could not go on: {why}", "progc kunde inte fortsätta: {why}", why=why).to(lang)


def _globals_first(arguments: list[str]) -> list[str]:
    """`--lang` and `--debug` may stand after the command too."""
    first: list[str] = []
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--lang":
            first += [word, *[value for value in (next(words, None),) if value is not None]]
        elif word == "--debug" or word.startswith("--lang="):
            first.append(word)
        else:
            rest.append(word)
    return [*first, *rest]


def _bug(problem: BaseException, lang: Lang) -> str:
    """What is said of a crash. Its notes, the innermost first, are what progc was at work on."""
    said = say(
        "this is a bug in progc, not in the program: {kind}: {problem}",
        "det här är ett fel i progc, inte i programmet: {kind}: {problem}",
        kind=type(problem).__name__,
        problem=str(problem),
    )
    notes = getattr(problem, "__notes__", [])
    at = [say("at work on `{it}`", "under arbetet med `{it}`", it=note) for note in notes]
    again = say("run again with --debug to see where", "kör igen med --debug för att se var")
    return "\n".join(line.to(lang) for line in (said, *at, again))
