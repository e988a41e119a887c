"""A module or section that a text names, but that has another name."""

import re
from collections.abc import Iterator
from itertools import pairwise

from progc.diagnostics import Finding, Severity, say
from progc.language.model import (
    Emphasis,
    Inline,
    Link,
    Page,
    Paragraph,
    Program,
    Str,
    plain_text,
    walk_blocks,
)
from progc.rules import rule
from progc.source import Span
from progc.suggest import suggest

_WORD = re.compile(r"\b(?:modulen?|avsnitt(?:et)?)\s+$", re.I)
_QUOTED = re.compile(r"\b(?:modulen?|avsnitt(?:et)?)\s+[”\"“»]([^”\"“«»]{1,120})[”\"“«]", re.I)


@rule("PC208", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each name in emphasis or quotation marks after modul(en) or avsnitt(et) that none has."""
    if not program.is_sure("title") or not program.is_sure("sections"):
        return
    sections = [section.title for module in program.modules for section in module.sections]
    titles = [*(module.title for module in program.modules), *sections]
    for page in program.all_pages:
        for name, span in _names(page):
            if _is_name(name) and not any(_means(name, title) for title in titles):
                near = suggest(name, titles)
                yield Finding(
                    span,
                    say(
                        "no module or section is called {name}",
                        "ingen modul och inget avsnitt heter {name}",
                        name=name,
                    ),
                    here=say("did you mean {near}?", "menas {near}?", near=near) if near else None,
                    help=say("write the name as in its title", "skriv namnet som i titeln"),
                )


def _is_name(text: str) -> bool:
    """Names begin with a capital letter or a digit; other words in emphasis are only stressed."""
    return text[:1].isupper() or text[:1].isdigit()


def _means(name: str, title: str) -> bool:
    """A name is a title, or its beginning up to a dash or the end of a word (Steg 1)."""
    name, title = name.casefold(), title.casefold()
    return title == name or (title.startswith(name) and not title[len(name)].isalnum())


def _names(page: Page) -> Iterator[tuple[str, Span]]:
    for block in walk_blocks(page.blocks):
        if isinstance(block, Paragraph):
            yield from _in_line(block.inlines)


def _in_line(inlines: tuple[Inline, ...]) -> Iterator[tuple[str, Span]]:
    for before, inline in pairwise((None, *inlines)):
        if isinstance(inline, Str):
            yield from ((match[1].strip(), inline.span) for match in _QUOTED.finditer(inline.text))
        named = isinstance(before, Str) and _WORD.search(before.text)
        if named and isinstance(inline, Emphasis) and not any(isinstance(i, Link) for i in inline.inlines):
            yield plain_text(inline.inlines).strip(" .,"), inline.span
