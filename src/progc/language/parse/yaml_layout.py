"""How a scalar lies on its lines: what libyaml takes for a text, and an author did not mean as one."""

import re

from progc.language.parse.tree import Style
from progc.language.parse.yaml_draft import Draft, Fault
from progc.language.parse.yaml_faults import missing_space, unclosed_quote
from progc.language.parse.yaml_frame import Frame
from progc.source import Span

DASH_LINE = re.compile(r"\n *(-)(?=[ \t\n]|$)")
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
            if line.strip() and len(line) - len(line.lstrip(" ")) <= frame.column:
                return unclosed_quote(draft, start)
    return None


def dash_line(draft: Draft, start: int, end: int) -> Span | None:
    """The first line of a plain text, after its first, that begins with a dash and a blank."""
    match = DASH_LINE.search(draft.text, start, end)
    return draft.span(match.start(1), draft.content_end(match.start(1))) if match else None
