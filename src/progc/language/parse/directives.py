"""The lines that begin with `:::`: a block rule of ours that pushes one flat token for each.

`block_tree` nests them afterwards. `form` and `film` take their `key: value` lines with them, unread.
"""

import re
from dataclasses import dataclass, replace

from markdown_it.rules_block import StateBlock

BOXES = ("tip", "exercise", "important", "more")
NAMES = ("form", "film", *BOXES, "only", "except")
# A no-break space after the colons is told as such, and nothing more.
_LINE = re.compile(r"(?P<colons>:{2,})(?P<gap>[ \t\xa0]*)(?P<name>\S*)[ \t]*(?P<rest>.*)")
_KEY = re.compile(r"\s*$|[ \t]|[a-z_]+:(?:\s|$)|#(?!#)")


@dataclass(frozen=True)
class Marker:
    """One `:::` line; offsets are the source's. `name` is "" for the one that ends a block.

    `well_formed`: three colons at the start of a line, then a space before a name. `inside`: it stands in a
    list item or a quotation. For a form or film, `body` is where its key lines are, `surplus` the first line
    among them that is none, and `ended` whether a `:::` comes after them.
    """

    name: str
    rest: str
    start: int
    end: int
    name_start: int
    rest_start: int
    well_formed: bool
    inside: bool = False
    body: tuple[int, int] = (0, 0)
    surplus: tuple[int, int] | None = None
    ended: bool = True

    @property
    def words(self) -> list[tuple[str, int, int]]:
        """The words after the name, with their places."""
        at = self.rest_start
        return [(word[0], at + word.start(), at + word.end()) for word in re.finditer(r"\S+", self.rest)]


def directive(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """markdown-it's shape of a block rule."""
    marker = _read(state, start_line)
    if marker is None or silent:
        return marker is not None
    state.line = start_line + 1
    opened = state.env.get("open", 0)
    if not marker.inside:
        if marker.name in ("form", "film"):
            marker = _with_body(state, marker, start_line + 1, end_line, alone=not opened)
        else:
            state.env["open"] = opened + 1 if marker.name else max(0, opened - 1)
    token = state.push("directive", "", 0)
    token.map = [start_line, state.line]
    token.content = marker.rest if marker.name == "more" and not marker.inside else ""
    token.meta["marker"] = marker
    return True


def _read(state: StateBlock, line: int) -> Marker | None:
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    if not state.src.startswith("::", start, end) or state.is_code_block(line):
        return None
    found = _LINE.match(state.src[start:end].rstrip())
    if found is None or (len(found["colons"]) == 2 and found["name"] not in NAMES):
        return None
    return Marker(
        found["name"],
        found["rest"],
        start,
        start + found.end(),
        start + found.start("name"),
        start + found.start("rest"),
        well_formed=(
            len(found["colons"]) == 3
            and not state.tShift[line]
            and (found["gap"].startswith((" ", "\xa0")) or not found["name"])
        ),
        inside=state.level > 0,
    )


def _with_body(state: StateBlock, marker: Marker, first: int, end_line: int, alone: bool) -> Marker:
    """The marker with its lines, up to the `:::` that ends it; where none does, the key lines that follow.

    A line that is no key line belongs to the block only where that `:::` cannot end another one.
    """
    text = state.src
    end = first
    while end < end_line and not text.startswith(":::", state.bMarks[end]):
        end += 1
    ended = end < end_line and (closing := _read(state, end)) is not None and not closing.name
    keys = first
    while keys < end and _KEY.match(text[state.bMarks[keys] : state.eMarks[keys]]):
        keys += 1
    body = (state.bMarks[first], state.bMarks[keys])
    if not ended or (keys < end and not alone):
        state.line = keys
        return replace(marker, body=body, ended=False)
    state.line = end + 1
    surplus = (state.bMarks[keys], state.eMarks[keys]) if keys < end else None
    return replace(marker, body=body, surplus=surplus)
