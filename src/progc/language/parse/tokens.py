"""A page's body → markdown-it's tokens, each with its place in the source in its meta.

`at` is a block's start and end; `places` leads from the content of an inline token to the source.
What `env` holds besides markdown-it's own: `source`, `depth`, `too_deep`, `open`, `deep`.
"""

import re
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from progc.language.parse import inline_places
from progc.language.parse.directives import directive
from progc.language.parse.inline_places import DEPTH
from progc.language.parse.places import Places, cell_places, cells_of, lines_of, one_line, trimmed
from progc.source import Source

_ALLOWS = re.compile(r"[ \t]*<!--[ \t]*progc:[^\n]*?-->[ \t]*$")
_FENCE = re.compile(r"(?:[ \t>]|[-*+] |\d+[.)] )*(`{3,}|~{3,})([^`\n]*)$")


class _Markdown(MarkdownIt):
    """An address stays as the author wrote it; what it may be is for the rules."""

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link

    def validateLink(self, url: str) -> bool:
        return True


@cache
def _markdown() -> MarkdownIt:
    # Both kinds of nesting are stopped by our own count before markdown-it would drop text in silence.
    options = {"maxNesting": 4 * DEPTH, "store_labels": True, "inline_definitions": True}
    md = _Markdown("commonmark", options).enable("table")
    ends = ["paragraph", "reference", "blockquote", "list", "table"]
    for rule in md.block.ruler.__rules__:
        found = rule.fn
        if rule.name in ("blockquote", "list"):
            found = _counted(found)
        elif rule.name == "reference":
            found = _no_footnote(found)
        md.block.ruler.at(rule.name, _placed(found), {"alt": rule.alt})
    md.block.ruler.before("table", "directive", _placed(directive), {"alt": ends})
    md.inline.ruler.before("escape", "text_name", inline_places.text_name)
    for inline in md.inline.ruler.__rules__:
        md.inline.ruler.at(inline.name, inline_places.placed(inline.name, inline.fn))
    return md


def tokens_of(source: Source, start: int) -> tuple[list[Token], dict[str, Any]]:
    """The tokens of the source's text from `start` on, and what the whole of it defines.

    Lines that hold nothing but a comment that allows a finding are taken out first, so that they part
    nothing: not a paragraph, not a list.
    """
    env: dict[str, Any] = {"source": source, "depth": 0, "references": {}}
    md = _markdown()
    state = StateBlock(source.text, md, env, [])
    kept = _kept(source.text, state, start)
    for marks in (state.bMarks, state.eMarks, state.tShift, state.sCount, state.bsCount):
        marks[:] = [marks[line] for line in kept] + marks[-1:]
    state.lineMax = len(kept)
    md.block.tokenize(state, 0, state.lineMax)
    for token in state.tokens:
        if "places" in token.meta and token.content:
            env["deep"] = False
            token.children = md.inline.parse(token.content, md, env, [])
            token.meta["deep"] = env["deep"]
    return state.tokens, env


def _kept(text: str, state: StateBlock, start: int) -> list[int]:
    """The lines to read. In a fence such a comment is code."""
    kept, fence = [], ""
    for line in range(state.lineMax):
        if state.bMarks[line] < start:
            continue
        content = text[state.bMarks[line] : state.eMarks[line]]
        if found := _FENCE.match(content) if "```" in content or "~~~" in content else None:
            if not fence:
                fence = found[1]
            elif found[1].startswith(fence) and not found[2].strip():
                fence = ""
        if fence or "<!--" not in content or not _ALLOWS.match(content):
            kept.append(line)
    return kept


def _counted(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """A quotation or a list: more than DEPTH of them in each other are read as text, and told once."""

    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if silent:
            return rule(state, start, end, True)
        if state.env["depth"] >= DEPTH:
            if rule(state, start, end, True):
                state.env.setdefault("too_deep", state.bMarks[start] + state.tShift[start])
            return False
        state.env["depth"] += 1
        found = rule(state, start, end, False)
        state.env["depth"] -= 1
        return found

    return run


def _no_footnote(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """A definition of a link's name, but not `[^1]: Note`: a footnote is text, of one word or of many."""

    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        at = state.bMarks[start] + state.tShift[start]
        return not state.src.startswith("[^", at) and rule(state, start, end, silent)

    return run


def _placed(rule: RuleFuncBlockType) -> RuleFuncBlockType:
    """The rule, with places on what it pushes."""

    def run(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if silent:
            return rule(state, start, end, True)
        before, at = len(state.tokens), state.bMarks[start] + state.tShift[start]
        if not rule(state, start, end, False):
            return False
        if len(state.tokens) > before:
            last = state.line - 1
            while last > start and state.isEmpty(last):
                last -= 1
            finish = state.eMarks[last]
            while finish > at and state.src[finish - 1] in " \t":
                finish -= 1
            state.tokens[before].meta["at"] = (at, finish)
            _place(state, state.tokens[before:], start)
        return True

    return run


def _place(state: StateBlock, tokens: list[Token], line: int) -> None:
    """What the kinds of block need besides `at`."""
    source, first = state.env["source"], tokens[0]
    match first.type:
        case "heading_open" if first.markup.startswith("#"):
            after = first.meta["at"][0] + len(first.markup)
            tokens[1].meta["places"] = one_line(source, trimmed(state.src, after, state.eMarks[line])[0])
        case "paragraph_open" | "heading_open":
            first_line, end_line = tokens[1].map or (line, line + 1)
            tokens[1].meta["places"] = lines_of(source, state, first_line, end_line, tokens[1].content)
        case "table_open":
            _place_cells(state, tokens)
        case "definition":
            _place_definition(state, first, line)
        case "fence":
            ending = state.src[state.bMarks[state.line - 1] : state.eMarks[state.line - 1]].lstrip(" \t>")
            closed = state.line - 1 > line and ending.startswith(first.markup)
            first.meta["closed"] = closed and not ending.strip(first.markup[0] + " \t")
        case "directive" if first.content:
            first.meta["places"] = one_line(source, first.meta["marker"].rest_start)


def _place_cells(state: StateBlock, tokens: list[Token]) -> None:
    source: Source = state.env["source"]
    columns = 0
    for token in tokens:
        if token.type == "tr_open":
            line = (token.map or [0])[0]
            end = state.eMarks[line]
            cells = cells_of(source, state.bMarks[line] + state.tShift[line], end)
            columns = columns or len(cells)
            token.meta["surplus"] = cells[columns:]
            row = iter(cells)
        elif token.type == "inline":
            token.meta["cell"] = cell = next(row, (end, end))
            token.meta["places"] = cell_places(source, *cell)


def _place_definition(state: StateBlock, token: Token, first: int) -> None:
    """Where a definition's address and title stand; the first one of a name holds."""
    inner, outer, content = [], [], ""
    for line in range(first, state.line):
        inner.append(len(content))
        outer.append(state.bMarks[line] + state.tShift[line])
        content += state.src[outer[-1] : state.eMarks[line] + 1]
    target, title = inline_places.definition(content)
    token.meta["places"] = places = Places(state.env["source"], tuple(inner), tuple(outer))
    token.meta["target"] = places.span(*target)
    token.meta["name"] = name = places.span(1, len(token.meta["label"]) + 1)
    reference = state.env["references"][token.meta["id"]]
    token.meta["first"] = "target" not in reference
    if "target" not in reference:
        reference.update(name=name, target=token.meta["target"], places=places, raw=content)
        reference["title_at"] = title if token.meta["title"] else None
