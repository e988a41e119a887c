"""Where libyaml stopped in a value in `[]` or `{}` → the fault. The whole value is blanked for it."""

import re

from progc.language.parse import key_faults, yaml_faults
from progc.language.parse.yaml_draft import Draft, Fault
from progc.language.parse.yaml_frame import Last

_PIECE = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'|[\[{]|[\]}]|\s#.*")
_REST = re.compile(r"[^,\]}\n]*")


def in_flow(draft: Draft, last: tuple[Last, int, int], column: int, start: int, at: int, begun: int) -> Fault:
    """A fault in a value that opens at `start`, under a key at `column`.

    `last` is what libyaml read last; it stopped at `at`, in something that begins at `begun`.
    """
    end, closed = _extent(draft, start, column)
    fault = _inside(draft, last, start, at, begun) if closed and at < end else None
    if fault:
        return Fault(fault.diagnostic, (start, end))
    stop = draft.content_end(start)
    if closed and start < end < stop and at >= end:
        return yaml_faults.sign_first(draft, start, stop)
    bracket = begun if start <= begun < end and draft.text[begun] in "[{" else start
    return yaml_faults.unclosed_bracket(draft, bracket, start, end)


def _inside(draft: Draft, last: tuple[Last, int, int], start: int, at: int, begun: int) -> Fault | None:
    """A fault between brackets that do close."""
    kind, first, end = last
    sign = draft.text[at]
    rest = _REST.match(draft.text, at)
    stop = max(at + 1, rest.end() if rest else at)
    after_scalar = first >= start and not draft.text[end:at].strip(" \t")
    if after_scalar and kind == "quoted":
        return yaml_faults.after_quote(draft, first, at, stop)
    if after_scalar and kind == "plain" and sign == ":":
        return yaml_faults.colon_in_text(draft, first, at, stop)
    if sign == ",":
        return Fault(key_faults.empty_value(draft.span(at, at), None))
    if begun > start and draft.text[begun] in "*&!%@`|>":
        return yaml_faults.sign_first(draft, begun, max(stop, begun + 1))
    if kind == "flow" and first > start:
        return yaml_faults.sign_first(draft, first, stop)
    return None


def _extent(draft: Draft, start: int, column: int) -> tuple[int, bool]:
    """Where a value in brackets ends, and whether it is closed there.

    Brackets in quotes do not count. A line that stands no deeper than the key is not part of the value,
    unless it begins with a bracket that closes.
    """
    depth, at = 0, start
    stop = draft.content_end(start)
    limit = draft.line_end(start)
    while True:
        for piece in _PIECE.finditer(draft.text, at, limit):
            depth += (piece[0] in ("[", "{")) - (piece[0] in ("]", "}"))
            if depth == 0 and piece[0] in ("]", "}"):
                return piece.end(), True
        at, limit = limit + 1, draft.line_end(limit + 1)
        if at >= len(draft.text):
            return stop, False
        line = draft.text[at:limit]
        if line.strip() and draft.indent(at) <= column and not line.lstrip().startswith(("]", "}")):
            return stop, False
        stop = draft.content_end(at) if line.strip() else stop
