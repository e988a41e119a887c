"""Comments that allow a warning: `# progc: allow <name> because <reason>`, `<!-- ... -->` in Markdown."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from progc.language.parse.blocks import Block, Box, CodeBlock, ListBlock, Only, Quote
from progc.language.parse.parsed import Allowance
from progc.language.parse.tree import Node
from progc.source import Source, Span

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*progc:(?P<words>[^\n]*)", re.M)
_HTML = re.compile(r"^[ \t]*(?P<whole><!--[ \t]*progc:(?P<words>[^\n]*?)-->)[ \t]*$", re.M)
_WORDS = re.compile(r"\s*allow(?:\s+(?!because\b)(?P<name>\S+))?(?:\s+because\s+(?P<reason>\S.*?))?\s*$")


def yaml_allowances(
    source: Source, node: Node | None, start: int = 0, end: int | None = None
) -> Iterator[Allowance]:
    """The allowances among the comments of YAML. `node` is its tree: what stands in a text is no comment."""
    stop = len(source.text) if end is None else end
    if node is None or source.text.find("progc:", start, stop) < 0:
        return
    texts = sorted(_texts(node))
    found = []
    for match in _COMMENT.finditer(source.text, start, stop):
        at = bisect_right(texts, (match.start(), stop)) - 1
        if at < 0 or texts[at][1] <= match.start():
            found.append((match.start(), match.end(), match["words"]))
    yield from _allowances(source, found)


def markdown_allowances(source: Source, blocks: tuple[Block, ...], start: int = 0) -> Iterator[Allowance]:
    """The allowances among the HTML comments that stand alone on their line, from an offset on."""
    if source.text.find("progc:", start) < 0:
        return
    code = [span for block in blocks for span in _code(block)]
    found = []
    for match in _HTML.finditer(source.text, start):
        begin, end = match.span("whole")
        if not any(span.start <= begin < span.end for span in code):
            found.append((begin, end, match["words"]))
    yield from _allowances(source, found)


def _allowances(source: Source, found: list[tuple[int, int, str]]) -> Iterator[Allowance]:
    """Allowances with the line that each is for: its own, or the next where it stands alone on it.

    Several that stand alone, one below another, are all for the line below the last.
    """
    places = [source.line_column(start) for start, _, _ in found]
    alone = [not source.line_text(line)[: column - 1].strip() for line, column in places]
    lines = [line + 1 if single else line for (line, _), single in zip(places, alone, strict=True)]
    for index in range(len(found) - 2, -1, -1):
        if alone[index] and alone[index + 1] and lines[index] == places[index + 1][0]:
            lines[index] = lines[index + 1]
    for (start, end, words), line in zip(found, lines, strict=True):
        match = _WORDS.match(words)
        name, reason = (match["name"] or "", match["reason"] or "") if match else ("", "")
        yield Allowance(name, reason, line, Span(source, start, end))


def _texts(node: Node) -> Iterator[tuple[int, int]]:
    """Where the scalars of a tree stand, keys too."""
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if one.key:
            yield one.key.start, one.key.end
        if isinstance(one.value, str):
            yield one.span.start, one.span.end
        waiting.extend(one.entries.values())
        waiting.extend(one.items)


def _code(block: Block) -> Iterator[Span]:
    """Where the code blocks in a block stand."""
    waiting = [block]
    while waiting:
        one = waiting.pop()
        match one:
            case CodeBlock():
                yield one.span
            case Quote() | Box() | Only():
                waiting.extend(one.blocks)
            case ListBlock():
                waiting.extend(inner for item in one.items for inner in item)
