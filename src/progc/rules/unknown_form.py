"""A form that a page, a flag or a measurement battery names and that is not there."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Names, Severity, say
from progc.language.model import FormBlock, Program, walk_blocks
from progc.rules import rule
from progc.source import Span
from progc.suggest import suggest_id


@rule("PC201", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each name of a form without a file in forms/."""
    for name, span in _named(program):
        if name not in program.forms and f"form/{name}" not in program.broken:
            yield _finding(name, span, tuple(sorted({*program.forms, *_left_out(program)})))


def _left_out(program: Program) -> Iterator[str]:
    """Forms that are there, but not in the program for a fault."""
    parts = (name.partition("/") for name in program.broken)
    return (id for kind, _, id in parts if kind == "form")


def _named(program: Program) -> Iterator[tuple[str, Span]]:
    for page in program.all_pages:
        for block in walk_blocks(page.blocks):
            if isinstance(block, FormBlock):
                yield block.id, block.id_span
    for flag in program.flags:
        yield from ((name, flag.at("forms", index)) for index, name in enumerate(flag.forms or ()))
    for battery in program.all_batteries:
        yield from ((name, battery.at("forms", index)) for index, name in enumerate(battery.forms))


def _finding(name: str, span: Span, forms: tuple[str, ...]) -> Finding:
    near = suggest_id(name, forms)
    there = (
        say(
            "forms live in `forms/`; this program has {names}",
            "formulär ligger i `forms/`; det här programmet har {names}",
            names=Names(forms),
        )
        if forms
        else say(
            "forms live in `forms/`; make `forms/{name}.yaml`",
            "formulär ligger i `forms/`; skapa `forms/{name}.yaml`",
            name=name,
        )
    )
    return Finding(
        span,
        say("there is no form called `{name}`", "det finns inget formulär som heter `{name}`", name=name),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=there,
    )
