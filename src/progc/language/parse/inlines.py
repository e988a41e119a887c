"""An inline token → its inlines, each with its place; and what is wrong inside a line of text."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.common.utils import unescapeAll
from markdown_it.token import Token

from progc.diagnostics import Diagnostic, Finding, Rule, Severity, say
from progc.language.parse.blocks import Code, Emphasis, Image, Inline, LineBreak, Link, Str, TextName
from progc.language.parse.definitions import LinkNames, link_name
from progc.language.parse.html import html_fault
from progc.language.parse.inline_places import DEPTH
from progc.language.parse.places import Places
from progc.source import Span

UNCLOSED_TEXT_NAME = Rule("PC046", "unclosed-text-name", Severity.ERROR)
UNKNOWN_LINK_NAME = Rule("PC049", "unknown-link-name", Severity.ERROR)

_UNCLOSED = re.compile(r"(?<![\\$])\$\(\w*")
_UNKNOWN = re.compile(r"(?<!\\)\[([^\[\]\\]+)\]\[([^\[\]\\]*)\]")
_NAMES = re.compile(r"\\.|\$\$\(|\$\(([^()\[\]\n`]*)\)", re.DOTALL)
_TEXTS = frozenset(("text", "text_special", "softbreak"))


@dataclass
class Reader:
    """Reads the tokens of one content."""

    content: str
    places: Places
    names: LinkNames
    faults: list[Diagnostic]
    deep: bool = False
    tags: set[str] = field(default_factory=set)

    def read(self, tokens: Iterable[Token], start: int, end: int) -> tuple[Inline, ...]:
        """The inlines of content[start:end]; the tokens' places count from `start`."""
        stack: list[list[Inline]] = [[]]
        opened: list[tuple[Token, int]] = []
        text: list[str] = []
        after = start
        for token in tokens:
            if token.type in _TEXTS:
                text.append(token.content if token.type != "softbreak" else " ")
                continue
            first, last = _at(token, start)
            stack[-1].extend(self._str(text, after, first))
            after = last
            if token.nesting > 0:
                if len(opened) < DEPTH:
                    stack.append([])
                opened.append((token, first))
            elif token.nesting < 0:
                opening, begun = opened.pop()
                # Beyond the depth only what is in it.
                self.deep = self.deep or len(opened) >= DEPTH
                if len(opened) < DEPTH:
                    inside = tuple(stack.pop())
                    stack[-1].append(self._around(opening, begun, inside, last, start))
            else:
                stack[-1].extend(self._leaf(token, first, last, start))
        stack[-1].extend(self._str(text, after, end))
        return tuple(stack[0])

    def _str(self, text: list[str], start: int, end: int) -> Iterable[Inline]:
        whole = "".join(text)
        text.clear()
        if whole:
            if "$(" in whole or "][" in whole:
                self._check(start, end)
            yield Str(whole, self.places.span(start, end))

    def _around(self, token: Token, first: int, inside: tuple[Inline, ...], last: int, base: int) -> Inline:
        """A link or emphasis."""
        span = self.places.span(first, last)
        if token.type != "link_open":
            return Emphasis(token.type == "strong_open", inside, span)
        target = str(token.attrs["href"])
        at = token.meta["target"]
        place = self.places.span(base + at[0], base + at[1]) if at else self._reference(token)["target"]
        return Link(target, inside, span, place, auto=token.info == "auto")

    def _leaf(self, token: Token, first: int, last: int, base: int) -> Iterable[Inline]:
        span = self.places.span(first, last)
        match token.type:
            case "text_name":
                yield TextName(token.content, span)
            case "code_inline":
                yield Code(token.content, span)
            case "hardbreak":
                yield LineBreak(span)
            case "image":
                yield self._image(token, first, last, base)
            case "html_inline":
                self.faults.extend(html_fault(token.content, span, self.tags))

    def _image(self, token: Token, first: int, last: int, base: int) -> Image:
        text, at, title = (token.meta[key] for key in ("text", "target", "title"))
        alt = self.read(token.children or (), base + text[0], base + text[1])
        if at:
            place = self.places.span(base + at[0], base + at[1])
            found = title and caption(self.content, base + title[0], base + title[1], self.places)
        else:
            named = self._reference(token)
            place, title = named["target"], named["title_at"]
            found = title and caption(named["raw"], title[0], title[1], named["places"])
        return Image(
            str(token.attrs["src"]),
            tuple(_plain(alt)),
            found or (),
            self.places.span(first, last),
            place,
            self.places.span(base + text[0], base + text[1]),
        )

    def _reference(self, token: Token) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self.names.references[token.meta["label"]]
        return found

    def _check(self, start: int, end: int) -> None:
        """What is printed as text because the other half of it is missing."""
        for found in _UNCLOSED.finditer(self.content, start, end):
            self.faults.append(unclosed_text_name(self.places.span(*found.span())))
        for found in _UNKNOWN.finditer(self.content, start, end):
            group = 2 if found[2] else 1
            name = found[group]
            if link_name(name) not in self.names.unread:
                at = self.places.span(*found.span(group))
                self.faults.append(_unknown_link_name(at, name, self.names.near(name)))


def caption(content: str, start: int, end: int, places: Places) -> tuple[Str | TextName, ...]:
    """A picture's title, content[start:end]: text and `$(name)`, escapes and entities undone."""
    parts: list[Str | TextName] = []
    after = start

    def text(until: int) -> None:
        if until > after:
            raw = content[after:until].replace("\n", " ")
            parts.append(Str(unescapeAll(raw).replace("$$(", "$("), places.span(after, until)))

    for found in _NAMES.finditer(content, start, end):
        if found[1] is not None:
            text(found.start())
            parts.append(TextName(found[1], places.span(*found.span())))
            after = found.end()
    text(end)
    return tuple(parts)


def _at(token: Token, base: int) -> tuple[int, int]:
    """A token's place; of `**` markdown-it keeps the inner mark's token."""
    first, last = token.meta["at"]
    match token.type:
        case "strong_open":
            first -= 1
        case "strong_close":
            last += 1
    return base + first, base + last


def _plain(inlines: Sequence[Inline]) -> Iterable[Str | TextName]:
    """An alternative text has no marks: their text alone."""
    for inline in inlines:
        match inline:
            case Str() | TextName():
                yield inline
            case Code():
                yield Str(inline.text, inline.span)
            case LineBreak():
                yield Str(" ", inline.span)
            case Emphasis() | Link():
                yield from _plain(inline.inlines)
            case Image():
                yield from _plain(inline.alt)


def unclosed_text_name(span: Span) -> Diagnostic:
    """A `$(` whose end is missing, in Markdown or in a text of YAML."""
    return Diagnostic(
        UNCLOSED_TEXT_NAME,
        Finding(
            span,
            say("`$(` has no `)` after the name of a text", "`$(` saknar `)` efter textens namn"),
            help=say(
                "write `$({name})`, or `$$(` for a `$(` that is to be read",
                "skriv `$({namn})`, eller `$$(` för ett `$(` som ska synas",
                name=span.text.removeprefix("$(") or "name",
                namn=span.text.removeprefix("$(") or "namn",
            ),
        ),
    )


def _unknown_link_name(at: Span, name: str, near: str | None) -> Diagnostic:
    here = (
        say("did you mean `{near}`?", "menade du `{near}`?", near=near)
        if near
        else say("printed as it stands, with its brackets", "skrivs ut som det står, med hakparenteser")
    )
    return Diagnostic(
        UNKNOWN_LINK_NAME,
        Finding(
            at,
            say("no link on this page is named `{name}`", "ingen länk på sidan heter `{name}`", name=name),
            here=here,
            help=say(
                "write the address in the link, `[text](address)`, or add a line `[{name}]: address`",
                "skriv adressen i länken, `[text](adress)`, eller lägg till en rad `[{name}]: adress`",
                name=name,
            ),
        ),
    )
