"""click's commands, with every word that click itself would say in English in the reader's language."""

import inspect
from collections.abc import Sequence
from typing import Any

import click

from progc.diagnostics import Lang, Text, say
from progc.suggest import suggest

_OPTIONS = say("[OPTIONS]", "[VAL]")
_HELP = say("Show this help.", "Visa den här hjälpen.")


class WrongUse(click.UsageError):
    """A command line that progc cannot follow, said in both languages."""

    def __init__(self, text: Text, ctx: click.Context | None) -> None:
        super().__init__(text.to("en"), ctx)
        self.text = text


class Spoken(click.Command):
    """A command whose help is in `lang`."""

    # click's own word for them would be English: they are told in `parse_args`.
    allow_extra_args = True

    def __init__(self, name: str, *, lang: Lang, help: Text, **settings: Any) -> None:
        super().__init__(name, help=help.to(lang), options_metavar=_OPTIONS.to(lang), **settings)
        self.lang = lang

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as problem:
            problem.ctx = problem.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            words = "`, `".join(rest)
            sv = "`{words}` är ett ord för mycket" if len(rest) == 1 else "`{words}` är ord för mycket"
            raise WrongUse(say("`{words}` is too much", sv, words=words), ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        prefix = say("Usage: ", "Användning: ").to(self.lang)
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section(say("Options", "Val").to(self.lang)):
            formatter.write_dl([record for record in records if record])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option:
            option.help = _HELP.to(self.lang)
        return option

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first paragraph of the help, whole."""
        return " ".join(inspect.cleandoc(self.help or "").split("\n\n")[0].split())


class SpokenGroup(Spoken, click.Group):
    """A command with commands below it."""

    def __init__(self, name: str, *, lang: Lang, help: Text, **settings: Any) -> None:
        metavar = say("COMMAND ...", "KOMMANDO ...").to(lang)
        super().__init__(
            name,
            lang=lang,
            help=help,
            subcommand_metavar=metavar,
            callback=_help_without_a_command,
            invoke_without_command=True,
            no_args_is_help=False,
            **settings,
        )

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if self.get_command(ctx, args[0]) is None:
            no = say("there is no command `{name}`", "det finns inget kommando `{name}`", name=args[0])
            near = suggest(args[0], self.list_commands(ctx))
            raise WrongUse(_meant(no, [near] if near else []), ctx)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(say("Commands", "Kommandon").to(self.lang)):
            formatter.write_dl([(name, each.get_short_help_str()) for name, each in commands if each])


def _help_without_a_command() -> None:
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(2)


def wrong_use(problem: click.ClickException, lang: Lang) -> str:
    """What a person who gave a wrong command line reads: how it is used, what is wrong, where help is."""
    said = _fault(problem)
    lines = [say("progc cannot do that: {it}", "det går inte: {it}", it=said).to(lang)]
    context = problem.ctx if isinstance(problem, click.UsageError) else None
    if context:
        path = context.command_path
        lines = [context.get_usage(), "", *lines]
        lines.append(say("more: {path} --help", "mer: {path} --help", path=path).to(lang))
    return "\n".join(lines)


def _fault(problem: click.ClickException) -> str | Text:
    match problem:
        case WrongUse():
            return problem.text
        case click.NoSuchOption():
            no = say("there is no option `{name}`", "det finns inget val `{name}`", name=problem.option_name)
            return _meant(no, problem.possibilities or [])
        case click.BadOptionUsage():
            return _option(problem)
        case click.MissingParameter() if problem.param:
            name = (problem.param.metavar or problem.param.human_readable_name).rstrip(".")
            return say("{name} is missing", "{name} saknas", name=name)
        case click.BadParameter() if problem.param:
            return _value(problem.param)
    return problem.format_message()


def _meant(no: Text, near: Sequence[str]) -> Text:
    """That there is no such thing, and what may have been meant."""
    if not near:
        return no
    each = "`, `".join(near)
    return say("{no}; did you mean `{each}`?", "{no}; menade du `{each}`?", no=no, each=each)


def _option(problem: click.BadOptionUsage) -> Text:
    params = problem.ctx.command.params if problem.ctx else []
    flags = {name for param in params if getattr(param, "is_flag", False) for name in param.opts}
    if problem.option_name in flags:
        return say("`{name}` takes no value", "`{name}` har inget värde", name=problem.option_name)
    return say("`{name}` is given no value", "`{name}` har fått inget värde", name=problem.option_name)


def _value(param: click.Parameter) -> Text:
    """What values a parameter takes, said where it was given another."""
    name = param.opts[0]
    match param.type:
        case click.Choice(choices=choices):
            each = "`, `".join(map(str, choices))
            return say("`{name}` takes one of `{each}`", "`{name}` tar ett av `{each}`", name=name, each=each)
        case click.IntRange(min=least) if least is not None:
            return say(
                "`{name}` takes a whole number, at least {least}",
                "`{name}` tar ett heltal, minst {least}",
                name=name,
                least=int(least),
            )
    return say("`{name}` takes another value", "`{name}` tar ett annat värde", name=name)
