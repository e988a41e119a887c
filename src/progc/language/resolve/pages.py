"""Parsed Markdown files → Pages of one edition, and the editions that they name but that are not there."""

from collections.abc import Iterator
from functools import lru_cache
from posixpath import dirname, join, normpath

from progc.diagnostics import Diagnostic
from progc.language.edition import unknown_edition
from progc.language.model import Audio, Page, walk_blocks
from progc.language.model.digest import text_digest
from progc.language.parse.blocks import FormBlock, Only
from progc.language.parse.parsed import Parsed
from progc.language.resolve.blocks import Chooser, varies
from progc.language.resolve.read import Reader
from progc.language.resolve.run import Run, root
from progc.language.resolve.texts import Texts


def page(run: Run, path: str) -> Page:
    """The page of a file that is usable. One that no edition can change is one and the same for all."""
    parsed = run.parsed[path]
    return _same_for_all(parsed) or _made(parsed, Chooser(run.editions, run.texts))


@lru_cache(maxsize=1024)
def _same_for_all(parsed: Parsed) -> Page | None:
    return None if varies(parsed) else _made(parsed, Chooser(frozenset(), Texts({})))


def _made(parsed: Parsed, chooser: Chooser) -> Page:
    source, node = parsed.source, root(parsed)
    read = Reader(node, chooser.texts)
    return Page(
        source.path.removesuffix(".md"),
        node,
        source=source,
        title=read.text("title"),
        blocks=chooser.blocks(parsed.blocks),
        digest=text_digest(source),
        audio=_audio(read, dirname(source.path)),
        comments=read.true("comments"),
    )


def _audio(read: Reader, folder: str) -> Audio | None:
    node = read.node.get("audio")
    if node is None:
        return None
    said = Reader(node, read.texts)
    file = normpath(join(folder, said.word("file") or ""))
    return Audio("audio", node, file, said.word("read_from"))


def forms_on(page: Page) -> Iterator[str]:
    """The ids of the forms that stand on a page."""
    return (block.id for block in walk_blocks(page.blocks) if isinstance(block, FormBlock))


def unknown_editions(run: Run, known: frozenset[str]) -> Iterator[Diagnostic]:
    """`only` and `except` name editions that are there, on every page of the folder."""
    for parsed in run.parsed.values():
        for block in _only_blocks(parsed):
            for name, span in block.editions:
                if name not in known:
                    yield unknown_edition(name, span, known)


@lru_cache(maxsize=1024)
def _only_blocks(parsed: Parsed) -> tuple[Only, ...]:
    return tuple(block for block in walk_blocks(parsed.blocks) if isinstance(block, Only))
