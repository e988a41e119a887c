"""Lines that were meant to say what a link's name stands for, but that Markdown takes for text."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from markdown_it.token import Token

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
