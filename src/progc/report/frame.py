"""A place in a source → the author's own line with marks under it."""

import unicodedata

from progc.source import Span

_WIDEST = 160


def frame(span: Span, mark: str, words: str) -> tuple[str, str, str]:
    """The line's number, the line, and the marks with a few words after them.

    A long line is cut to some 160 cells around the place; tabs and control characters become one blank or
    one sign, so that the marks stand right. A place over several lines is marked on its first.
    """
    line, column = span.source.line_column(span.start)
    text = span.source.line_text(line)
    start = min(column - 1, len(text))
    end = max(start, min(len(text), start + span.end - span.start))
    text, start, end = _cut(text, start, end)
    before, marked = visible(text[:start]), visible(text[start:end])
    marks = " " * _cells(before) + mark * max(1, _cells(marked))
    return str(line), before + marked + visible(text[end:]), f"{marks} {words}".rstrip()


def _cut(text: str, start: int, end: int) -> tuple[str, int, int]:
    if len(text) <= _WIDEST:
        return text, start, end
    left = max(0, min(start - _WIDEST // 4, len(text) - _WIDEST))
    right = min(len(text), left + _WIDEST)
    end = min(end, right)
    head, tail = ("…" if left else ""), ("…" if right < len(text) else "")
    return head + text[left:right] + tail, start - left + len(head), end - left + len(head)


def visible(text: str) -> str:
    """The text as a terminal can show it: no control or direction signs, which could hide or move text."""
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character in "\t\n":
        return " "
    return "\ufffd" if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") else character


def _cells(text: str) -> int:
    """How many cells a terminal gives a text (Unicode Standard Annex 11)."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
