"""A line that was meant to give a link's name its address, but that Markdown takes for text."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, Text, say
from progc.language.model import Paragraph, Program, paragraph_lines, walk_blocks
from progc.language.model.addresses import said_without_blanks
from progc.language.model.definitions import definition_line
from progc.rules import rule
from progc.source import Span

_ABOVE = say("right below a text", "står direkt under en text")
_GAP = say("a blank before the colon", "ett blanksteg före kolonet")
_BLANK = say("a blank in the address", "ett blanksteg i adressen")
_UNKNOWN = say("write an address or a path without blanks", "skriv en adress eller en sökväg utan blanksteg")
_APART = say("leave a blank line above it", "lämna en tom rad ovanför den")


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
            name = found["name"]
            many = len(found["to"].split()) > 1
            if many or found["gap"]:
                help = said_without_blanks(f"[{name}]: ", found["to"], found["title"] or "", _UNKNOWN)
                yield _finding(line, name, _BLANK if many else _GAP, help)
            elif not above:
                yield _finding(line, name, _ABOVE, _APART)
        above = found


def _finding(at: Span, name: str, why: Text, help: Text) -> Finding:
    return Finding(
        at,
        say(
            "the line gives the link name `{name}` no address, and is printed as it stands",
            "raden ger inte länknamnet `{name}` någon adress, utan skrivs ut som den står",
            name=name,
        ),
        here=why,
        help=help,
    )
