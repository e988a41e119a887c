"""How a scalar lies on its lines: what libyaml takes for a text, and an author did not mean as one."""

import re

from progc.language.parse.tree import Style
from progc.language.parse.yaml_draft import Draft, Fault
from progc.language.parse.yaml_faults import missing_space, unclosed_quote
from progc.language.parse.yaml_frame import Frame
from progc.source import Span

DASH_LINE = re.compile(r"\n *(-)(?=[ \t\n]|$)")
_NULLS = frozenset(("null", "Null", "NULL", "~"))
_GLUED = re.compile(r"(?:[a-z][\w-]*:(?!//)|-)(?=[^\s\d-])")


def layout_fault(draft: Draft, frame: Frame, style: Style, start: int, end: int, root: bool) -> Fault | None:
    """A text that is a key or an item without its blank, or that goes on past the next key.

    `root`: the text stands where a whole file's keys should.
    """
    if style == "plain" and not frame.flow and (frame.waiting or root):
        glued = _GLUED.match(draft.text, start)
        if glued and not draft.text[draft.line_start(start) : start].strip():
            return missing_space(draft, start, glued.end(), draft.content_end(start))
    if style == "quoted":
        for line in draft.text[start:end].split("\n")[1:]:
            blanks = len(line) - len(line.lstrip(" "))
            if line.strip() and blanks <= frame.column and not line.startswith("\t", blanks):
                return unclosed_quote(draft, start)
    return None


def begins_next(draft: Draft, outer: Frame, frame: Frame, key: str, at: int) -> bool:
    """Whether a block's last key, left empty, was likely meant to stand beside the block.

    `key` at `at` follows it: the block's first key again, and more of its keys. A key that other blocks have
    too, or that comes once more, is one of the block's own.
    """
    *keys, last = frame.entries
    if not outer.mapping or outer.flow or frame.flow or not keys or key != keys[0]:
        return False
    below = _keys_below(draft, frame.column, at)
    others = any(last in (name, *node.entries) for name, node in outer.entries.items())
    return not others and last not in below and len(below.intersection(keys)) >= min(2, len(keys))


def _keys_below(draft: Draft, column: int, at: int) -> set[str]:
    """The keys at a column, from a line on to the first that is less deep."""
    keys = set()
    for line in re.compile(r"[^\n]*\n?").finditer(draft.text, draft.line_start(at)):
        stripped = line[0].lstrip(" ")
        if stripped.strip() and len(line[0]) - len(stripped) < column:
            break
        found = re.match(rf" {{{column}}}([\w-]+) *:", line[0])
        keys.update([found[1]] if found else [])
    return keys


def dash_line(draft: Draft, start: int, end: int) -> Span | None:
    """The first line of a plain text, after its first, that begins with a dash and a blank."""
    match = DASH_LINE.search(draft.text, start, end)
    return draft.span(match.start(1), draft.content_end(match.start(1))) if match else None


def hollow(style: Style, value: str, bare: bool) -> bool:
    """Whether a scalar says nothing: it is left out, a word for nothing, or a block without lines."""
    if style == "plain":
        return bare or value in _NULLS
    return style == "block" and not value.strip()
