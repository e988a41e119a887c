"""Lines that say what a link's name stands for: those that Markdown takes for text, and what uses others."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from progc.source import Source
from progc.suggest import suggest

TARGET = re.compile(
    r"(?:https?://|www\.|mailto:|tel:|\.{0,2}/)\S"
    r"|.*\.(?:md|pdf|svg|png|jpe?g|webp|html?|docx?)(?:#\S*)?(?!\S)",
    re.IGNORECASE,
)
"""What begins as an address or a path of a file, with blanks in it or not."""

_LINE = re.compile(
    r"\[(?P<name>[^\[\]^][^\[\]]*)\](?P<gap>[ \t]*):[ \t]*"
    rf"(?P<to>(?={TARGET.pattern})\S.*?)(?P<title>[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*",
    re.IGNORECASE,
)


@dataclass
class LinkNames:
    """The names of a page's links. `references`: what its definitions say, by name as markdown-it compares.

    `unread`: names whose lines are no definitions but text, which a rule tells at the line. `meant`: names
    that are misspelt in links, filled as these are read.
    """

    references: Mapping[str, Any]
    unread: Collection[str]
    meant: set[str] = field(default_factory=set)

    def near(self, name: str) -> str | None:
        """The name that a link's unknown one was probably meant to be, as its definition has it."""
        names = {one["name"].text: key for key, one in self.references.items()}
        found = suggest(name, names)
        if found:
            self.meant.add(names[found])
        return found


def definition_line(line: str) -> re.Match[str] | None:
    """`name`, `gap`, `to` and `title` of a line that looks like `[name]: address "title"`."""
    return _LINE.fullmatch(line)


def link_name(name: str) -> str:
    """A link's name as names are compared."""
    return " ".join(name.split()).casefold()


def unread_names(tokens: Iterable[Token]) -> Iterator[str]:
    """The names that such lines of a page's paragraphs were meant to explain."""
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and "]" in token.content:
            for found in map(definition_line, token.content.split("\n")):
                if found:
                    yield link_name(found["name"])


_MENTION = re.compile(r"\[([^\[\]]+)\]")


def used_names(source: Source, tokens: Sequence[Token]) -> Iterator[str]:
    """The names, as markdown-it compares them, that something on a page uses or was meant to use.

    A link or a picture has its name as label. A link to a page called as a name was meant to have it. In
    what is told as a fault, and not read, brackets are enough.
    """
    for token in tokens:
        if label := token.meta.get("label") if token.type != "definition" else None:
            yield label
        elif token.type in ("link_open", "image"):
            yield normalizeReference(str(token.attrs.get("href") or token.attrs.get("src") or ""))
        yield from map(normalizeReference, _MENTION.findall(_not_read(source, token)))
        yield from used_names(source, token.children or ())


def _not_read(source: Source, token: Token) -> str:
    match token.type:
        case "directive":
            return source.text[slice(*token.meta["at"])]
        case "fence" if not token.meta["closed"]:
            return token.content
        case "inline" if token.meta.get("deep"):
            return token.content
        case "html_block" | "code_block":
            return token.content
    return ""
