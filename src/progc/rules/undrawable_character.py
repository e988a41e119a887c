"""A character that no font of the outputs can draw, such as an emoji."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Code, CodeBlock, Node, Project, Str, walk_blocks, walk_inlines
from progc.language.model.characters import undrawable
from progc.rules import project_rule
from progc.source import Source, Span


@project_rule("PC602", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """The first such character of each value and of each stretch of text; comments may hold any."""
    files = {path: file.text for path, file in project.folder.files.items() if isinstance(file, Source)}
    # Markdown's `&#x2603;` stands for a character that the file itself lacks.
    odd = {path for path, text in files.items() if "&" in text or undrawable(text)}
    for node in (node for path, node in project.nodes.items() if path in odd):
        for value in _values(node):
            yield from _told(value.text or "", value.span)
    for blocks in (blocks for path, blocks in project.blocks.items() if path in odd):
        for inline in walk_inlines(blocks):
            if isinstance(inline, Str | Code):
                yield from _told(inline.text, inline.span)
        for block in walk_blocks(blocks):
            if isinstance(block, CodeBlock):
                yield from _told(block.text, block.span)


def _values(node: Node) -> Iterator[Node]:
    if node.text is not None:
        yield node
    for below in node.below:
        yield from _values(below)


def _told(text: str, span: Span) -> Iterator[Finding]:
    sign = undrawable(text)
    if sign:
        at = span.text.find(sign)
        place = Span(span.source, span.start + at, span.start + at + 1) if at >= 0 else span
        yield Finding(
            place,
            say(
                "`{sign}` (U+{code}) is a character that no font of the program has",
                "`{sign}` (U+{code}) är ett tecken som inget av programmets typsnitt har",
                sign=sign,
                code=f"{ord(sign):04X}",
            ),
            here=say("an empty box for the reader", "en tom ruta för läsaren"),
            help=say("take it away, or write it in words", "ta bort det, eller skriv det i ord"),
        )
