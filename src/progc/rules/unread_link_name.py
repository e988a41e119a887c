"""A line that was meant to give a link's name its address, but that Markdown takes for text."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Paragraph, Program, paragraph_lines, walk_blocks
from progc.language.model.addresses import without_blanks
from progc.language.model.definitions import definition_line
from progc.rules import rule
from progc.source import Span

_Words = tuple[str, str]
"""In English and in Swedish."""

_ABOVE = ("right below a text", "står direkt under en text")
_GAP = ("a blank before the colon", "ett blanksteg före kolonet")
_BLANK = ("a blank in the address", "ett blanksteg i adressen")
_HELP = (
    ("write an address or a path without blanks", "skriv en adress eller en sökväg utan blanksteg"),
    ("write `{line}`", "skriv `{line}`"),
    ("write `{line}`, or `{other}`", "skriv `{line}`, eller `{other}`"),
)
"""What to do about blanks, by how many things the line can have meant."""


@rule("PC066", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each such line of each paragraph. Links that use the name are silent."""
    for page in program.all_pages:
        for block in walk_blocks(page.blocks):
            if isinstance(block, Paragraph) and "]" in block.span.text:
                yield from _in_paragraph(block)


def _in_paragraph(paragraph: Paragraph) -> Iterator[Finding]:
    """Blanks or the text above hinder a line; one below another of its kind is mended with that."""
    above = None
    for line in paragraph_lines(paragraph):
        found = definition_line(line.text)
        if found:
            name, to = found["name"], found["to"]
            many = len(to.split()) > 1
            if many or found["gap"]:
                meant = without_blanks(to) if many else (to,)
                lines = [_line(name, one, found["title"]) for one in meant if len(one.split()) == 1]
                fields = dict(zip(("line", "other"), lines, strict=False))
                yield _finding(line, name, _BLANK if many else _GAP, _HELP[len(lines)], fields)
            elif not above:
                help = ("leave a blank line above it", "lämna en tom rad ovanför den")
                yield _finding(line, name, _ABOVE, help, {})
        above = found


def _line(name: str, to: str, title: str | None) -> str:
    return " ".join(f"[{name}]: {to}{title or ''}".split())


def _finding(at: Span, name: str, why: _Words, help: _Words, fields: dict[str, str]) -> Finding:
    return Finding(
        at,
        say(
            "the line gives the link name `{name}` no address, and is printed as it stands",
            "raden ger inte länknamnet `{name}` någon adress, utan skrivs ut som den står",
            name=name,
        ),
        here=say(*why),
        help=say(*help, **fields),
    )
