"""Inline rules that remember where what they found stands, as offsets in the content, in each token's meta.

`at` is a token's start and end. The token of a link or a picture also has `text` (what stands in its
brackets), `target` and `title`: each a start and end, or None where a definition holds it. Only text tokens
have none: they stand between the others.
"""

import re

from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.parser_inline import RuleFuncInlineType
from markdown_it.rules_inline import StateInline

DEPTH = 10
"""How many lists, quotations and blocks, and how many marks, may stand in each other: more than anyone
follows, and within what typesetting carries (Typst 0.15: 80 calls in each other, some four a level)."""
_BLANK = re.compile(r"[ \t\n]*")
_NAME = re.compile(r"\$\(([^()\[\]\n`]*)\)")


def text_name(state: StateInline, silent: bool) -> bool:
    """`$(name)`, and `$$(` for a `$(` that is only text."""
    if state.src.startswith("$$(", state.pos, state.posMax):
        if not silent:
            state.push("text_special", "", 0).content = "$("
        state.pos += 3
        return True
    found = _NAME.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("text_name", "", 0).content = found[1]
    state.pos = found.end()
    return True


def placed(name: str, rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """The rule, with places on what it pushes."""
    if name == "text":
        return rule
    return _bracket(rule) if name in ("link", "image") else _plain(name, rule)


def _plain(name: str, rule: RuleFuncInlineType) -> RuleFuncInlineType:
    def run(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if len(state.tokens) > before:
            _place(name, state, start)
        return True

    return run


def _place(name: str, state: StateInline, start: int) -> None:
    tokens, end = state.tokens, state.pos
    match name:
        case "emphasis":
            for at in range(start, end):
                tokens[at - end].meta["at"] = (at, at + 1)
        case "autolink":
            tokens[-3].meta.update(at=(start, start + 1), target=(start + 1, end - 1))
            tokens[-1].meta["at"] = (end - 1, end)
        case _:
            while name == "newline" and start and state.src[start - 1] == " ":
                start -= 1
            tokens[-1].meta["at"] = (start, end)


def _bracket(rule: RuleFuncInlineType) -> RuleFuncInlineType:
    """A link or a picture. Where brackets stand too deep in each other the rest is text, as `env` says."""

    def run(state: StateInline, silent: bool) -> bool:
        start = state.pos
        bracket = start + state.src.startswith("!", start)
        if state.env["deep"] or not state.src.startswith("[", bracket):
            return False
        if silent and state.level >= DEPTH:
            state.env["deep"], state.pos = True, state.posMax  # as markdown-it does at its own limit
        if silent:
            return state.pos > start or rule(state, True)
        text_end = state.md.helpers.parseLinkLabel(state, bracket, bracket == start)
        before = len(state.tokens)
        if not rule(state, False):
            return False
        token = state.tokens[-1]
        token.meta["at"] = (start, state.pos)
        if token.type == "link_close":
            token.meta["at"] = (text_end, state.pos)
            token = next(token for token in state.tokens[before:] if token.type == "link_open")
            token.meta["at"] = (start, bracket + 1)
        token.meta["text"] = (bracket + 1, text_end)
        named = "label" in token.meta  # markdown-it's: the name of a definition
        target, title = (None, None) if named else address(state.src, text_end + 2, state.pos)
        token.meta.update(target=target, title=title)
        return True

    return run


def address(text: str, start: int, end: int) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """Where the address stands in text[start:end], inside `<>` if it has them, and its title in quotes."""
    start = _skip(text, start)
    found = parseLinkDestination(text, start, end)
    if not found.ok:
        return (start, start), None
    target = (start + 1, found.pos - 1) if text[start] == "<" else (start, found.pos)
    at = _skip(text, found.pos)
    title = parseLinkTitle(text, at, end)
    return target, (at + 1, title.pos - 1) if title.ok and at > found.pos else None


def _skip(text: str, start: int) -> int:
    blank = _BLANK.match(text, start)
    return blank.end() if blank else start


def definition(text: str) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """The same for a definition, `[name]: address "title"`."""
    at = 1
    while text[at] != "]":
        at += 2 if text[at] == "\\" else 1
    return address(text, at + 2, len(text))
