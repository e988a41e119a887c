"""A form that has to be answered before the first page with anything to read."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Block, FormBlock, Heading, Program, Step, walk, walk_blocks
from progc.rules import rule


@rule("PC316", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each form with a required question that stands before all text of the program's steps."""
    for step in program.steps if program.is_sure("sections") else ():
        for block in walk_blocks(step.page.blocks):
            if isinstance(block, FormBlock):
                yield from _required(program, step, block)
            elif _content(block):
                return


def _required(program: Program, step: Step, block: FormBlock) -> Iterator[Finding]:
    form = program.forms.get(block.id)
    if form and any(question.required for question in walk(form.questions)):
        yield Finding(
            block.id_span,
            say(
                "form `{form}` has questions that need an answer, and stands before anything to read",
                "formuläret `{form}` har frågor som måste besvaras och står före allt som går att läsa",
                form=form.id,
            ),
            here=say("the first thing met", "det första man möter"),
            help=say("put a text above the form", "lägg en text ovanför formuläret"),
        )


def _content(block: Block) -> bool:
    return not isinstance(block, Heading)
