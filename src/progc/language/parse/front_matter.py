"""A page's front matter: the source → where its keys stand, where the body begins, what was wrong."""

import re
from dataclasses import dataclass

from progc.diagnostics import Diagnostic, Text
from progc.language.parse.front_matter_faults import (
    ABOVE,
    AROUND,
    HERE,
    closed_otherwise,
    late,
    three_lines,
    unclosed,
    unopened,
)
from progc.language.parse.scalar_faults import quoted
from progc.source import Source, Span
from progc.suggest import suggest

PAGE_KEYS = ("title", "audio", "comments")
"""What a step and a chapter can have at their top: as in the schemas, which a test compares."""

_DASH = "-\u2010-\u2015\u2212"
_SIGNS = rf"(?:[{_DASH}]|[*_=~+.`]{{2}})[{_DASH}*_=~+.` \t]*$"
"""A line of signs that can have been meant as `---`."""

_OPENING = re.compile(r"---[ \t]*$", re.MULTILINE)
_CLOSING = re.compile(r"^---[ \t]*$", re.MULTILINE)
_OTHERWISE = re.compile(_SIGNS, re.MULTILINE)
_BEFORE = re.compile(r"(?:[ \t]*\n|<!--[^\n]*-->[ \t]*\n)*[ \t]*")
_KEY = re.compile(r"[ \t]*\n[ \t]*[A-Za-z_]+:(?:[ \t]|$)", re.MULTILINE)
_ANY_KEY = re.compile(r"^[ \t]*[{\"']?[\w-]+[\"']?[ \t]*:", re.MULTILINE)
_PAGE_KEY = re.compile(rf"^(?:{'|'.join(PAGE_KEYS)})[ \t]*:", re.MULTILINE)
_BEFORE_COLON = re.compile(r"([\w-]+)[ \t]*:")
_NAME = re.compile(r"^[ \t]*([\w-]+)", re.MULTILINE)
_UNOPENED = re.compile(
    rf"(?P<line>{_SIGNS}\n)?[ \t]*"
    r"(?P<keys>(?:[\w-]+[ \t]*[:;=]|title[ \t])[^\n]*(?:\n|\Z)"
    r"(?:(?:[\w-]+[ \t]*[:;=]|[ \t]+\S)[^\n]*(?:\n|\Z))*)"
    rf"(?P<end>(?:[ \t]*\n)+---[ \t]*$|{_SIGNS})?",
    re.MULTILINE,
)
_DOUBLED = re.compile(r"---[ \t]*\n(?=---[ \t]*\n[a-z_]+:)")
_BLANK = re.compile(r"^[ \t]*$", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*\n")
_OTHER = re.compile(
    r"^(?=[^\s])(?!#(?!#)|[{}]|[\"'][\w-]+[\"'][ \t]*:|[\w-]+[ \t]*:(?:\s|$)|[A-Za-z_]+:|(?<!\n\n)-[ \t])",
    re.MULTILINE,
)
"""The beginning of a line that is surely no key and does not go on from one."""


@dataclass(frozen=True)
class FrontMatter:
    """`keys` is where its lines stand, None where the page has none; `body` where the text begins.

    Without a line after the keys the text begins at a blank line or the first that is surely no key.
    `keys` is None too where a fault says how the only key is to be written.
    """

    keys: tuple[int, int] | None
    body: int
    faults: tuple[Diagnostic, ...] = ()


_NONE = FrontMatter(None, 0)


def front_matter(source: Source) -> FrontMatter:
    """Find the lines between `---` and `---` at the very start. Later ones are read too, and told."""
    text = source.text
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    doubled = _DOUBLED.match(text, start)
    start = doubled.end() if doubled else start
    opening = _OPENING.match(text, start)
    if opening is None:
        return _without_opening(source, start)
    if start > 0 and not _KEY.match(text, opening.end()):
        return _NONE
    first = min(opening.end() + 1, len(text))
    closing = _CLOSING.search(text, first)
    if closing is None or _is_in_text(text, first, closing.start()):
        return _without_closing(source, start, first)
    if _around_text(source, text[first : closing.start()]):
        return _NONE
    faults = (late(Span(source, start, start + 3)),) if start else ()
    return FrontMatter((first, closing.start()), min(closing.end() + 1, len(text)), faults)


def _is_welcome(source: Source) -> bool:
    """Whether a page lies where the welcome text does, which has no keys."""
    return "/" not in source.path


def _is_in_text(text: str, first: int, line: int) -> bool:
    """Whether a `---` is a line across the page: text and a blank line stand between the keys and it."""
    other = _OTHER.search(text, first, line)
    return (
        other is not None
        and _GAP.search(text, other.start(), line) is not None
        and not _PAGE_KEY.search(text, other.start(), line)
        and not only_key(text[first:line])
    )


def _around_text(source: Source, between: str) -> bool:
    """Whether the first two `---` of a page are lines across it, with no key between them."""
    apart = between.strip() != "" and between.split("\n", 1)[0].strip() == ""
    return (apart or _is_welcome(source)) and not _ANY_KEY.search(between)


def _without_closing(source: Source, start: int, first: int) -> FrontMatter:
    text = source.text
    other = _OTHER.search(text, first)
    body = other.start() if other else len(text)
    blank = _BLANK.search(text, body - len(text[first:body].lstrip()), body)
    end = blank.start() if blank else body
    if not _ANY_KEY.search(text, first, end):
        return _NONE
    line = _OTHERWISE.match(text, body) if end == body else None
    if line:
        fault = closed_otherwise(Span(source, *line.span()))
        return FrontMatter((first, end), min(line.end() + 1, len(text)), (fault,))
    return FrontMatter((first, end), end, (unclosed(source, start, body),))


def _without_opening(source: Source, start: int) -> FrontMatter:
    """Keys below no line or one of other signs, or below something else."""
    text = source.text
    found = _UNOPENED.match(text, start)
    if found is None or not _meant_as_keys(source, found):
        return _NONE
    ended = (found["end"] or "").strip() == "---"
    first, stop = found.span("keys")
    key = only_key(found["keys"])
    at = found.span("line") if found["line"] else (first, first + len(_name(found["keys"])))
    readable = key is None or key == " ".join(found["keys"].split()) or _is_welcome(source)
    help: Text = HERE if found["line"] else ABOVE
    if start > 0 or not ended or not readable:
        lines = text.count("\n", 0, found.end()) + (not text[: found.end()].endswith("\n"))
        help = three_lines(lines, key) if key else AROUND
    fault = unopened(Span(source, at[0], at[0] + len(text[slice(*at)].rstrip())), ended, help)
    keys = (first if found["line"] else text.rfind("\n", 0, first) + 1, stop)
    body = found.end() + 1 if found["end"] else found.end()
    return FrontMatter(keys if readable else None, min(body, len(text)), (fault,))


def _meant_as_keys(source: Source, found: re.Match[str]) -> bool:
    """Whether a key of pages is among them; without a line of signs on either side, whether it is first."""
    name = _BEFORE_COLON.match(found["keys"])
    if _is_welcome(source) and name is None:
        return False
    if found["line"] or found["end"]:
        return any(suggest(each, PAGE_KEYS) for each in _NAME.findall(found["keys"]))
    return not _is_welcome(source) and name is not None and suggest(name[1], PAGE_KEYS[:1]) is not None


def _name(keys: str) -> str:
    name = _NAME.match(keys)
    return name[1] if name else ""


def only_key(keys: str) -> str | None:
    """The line of the only key as it is to be written, None where there are several lines or no known key."""
    name = suggest(_name(keys), PAGE_KEYS)
    if name is None or "\n" in keys.strip():
        return None
    value = keys.strip()[len(_name(keys)) :].lstrip(f" \t:;={_DASH}")
    return written(name, value)


def written(name: str, value: str) -> str:
    """A key and its text on a line, in quotes where a colon in it makes them needed."""
    value = " ".join(value.split()) or "…"
    bare = ": " in value and not value.startswith(("'", '"'))
    return f"{name}: {quoted(value) if bare else value}"
