"""Parsed Markdown files → Pages of one edition, and what is wrong with their tops and their editions."""

from collections.abc import Iterator
from functools import lru_cache

from progc.diagnostics import Diagnostic, Finding, Rule, Severity, say
from progc.language.edition import unknown_edition
from progc.language.model import Audio, Page, walk_blocks
from progc.language.model.digest import text_digest
from progc.language.model.links import in_folder
from progc.language.model.places import Kind, kind_of
from progc.language.parse.blocks import FormBlock, Heading, Only
from progc.language.parse.front_matter import front_matter
from progc.language.parse.parsed import Parsed
from progc.language.parse.scalar_faults import quoted
from progc.language.resolve.blocks import Chooser, varies
from progc.language.resolve.cuts import Path, without
from progc.language.resolve.read import Reader
from progc.language.resolve.run import Run, root
from progc.language.resolve.texts import Texts
from progc.source import Span

UNTITLED_PAGE = Rule("PC250", "untitled-page", Severity.ERROR)
KEYS_IN_WELCOME = Rule("PC251", "keys-in-welcome", Severity.ERROR)


def page(run: Run, path: str) -> Page:
    """The page of a file that is usable. One that no edition can change is one and the same for all."""
    parsed, cuts = run.parsed[path], run.cuts(path)
    return _same_for_all(parsed, cuts) or _made(parsed, cuts, Chooser(run.editions, run.texts))


@lru_cache(maxsize=1024)
def _same_for_all(parsed: Parsed, cuts: frozenset[Path]) -> Page | None:
    return None if varies(parsed) else _made(parsed, cuts, Chooser(frozenset(), Texts({})))


def _made(parsed: Parsed, cuts: frozenset[Path], chooser: Chooser) -> Page:
    source, node = parsed.source, without(root(parsed), cuts)
    read = Reader(node, chooser.texts)
    return Page(
        source.path.removesuffix(".md"),
        node,
        source=source,
        title=read.text("title"),
        blocks=chooser.blocks(parsed.blocks[1:] if _title_as_heading(parsed) else parsed.blocks),
        digest=text_digest(source),
        audio=_audio(read, source.path),
        comments=read.true("comments"),
    )


def _audio(read: Reader, path: str) -> Audio | None:
    node = read.node.get("audio")
    if node is None:
        return None
    said = Reader(node, read.texts)
    file = in_folder(path, said.word("file") or "")
    return Audio("audio", node, file, said.word("read_from"))


def forms_on(page: Page) -> Iterator[str]:
    """The ids of the forms that stand on a page."""
    return (block.id for block in walk_blocks(page.blocks) if isinstance(block, FormBlock))


def can_show(run: Run, path: str, kind: Kind) -> bool:
    """Whether the file of a page can be used. Tells what shape cannot see at its top."""
    parsed = run.parsed.get(path)
    if parsed and kind == "welcome" and root(parsed).entries:
        run.found.append(_keys_in_welcome(parsed))
    elif parsed and kind in ("step", "chapter") and _has_no_keys(parsed):
        run.found.append(_untitled(parsed))
    return run.usable(path, kind)


def _has_no_keys(parsed: Parsed) -> bool:
    """Whether there is no front matter at all; one that cannot be read has been told by parse."""
    matter = front_matter(parsed.source)
    return parsed.node is None and matter.keys is None and not matter.faults


def _title_as_heading(parsed: Parsed) -> Heading | None:
    """The heading that a step or a chapter has in place of its keys."""
    first = parsed.blocks[0] if parsed.blocks else None
    if not isinstance(first, Heading) or first.level > 1 or kind_of(parsed.source.path) == "welcome":
        return None
    return first if _has_no_keys(parsed) else None


def _untitled(parsed: Parsed) -> Diagnostic:
    first = _title_as_heading(parsed)
    heading = first.span.text.strip("# ") if first else ""
    title = f"title: {quoted(heading) if ':' in heading else heading or '…'}"
    return Diagnostic(
        UNTITLED_PAGE,
        Finding(
            Span(parsed.source, 0, 0),
            say("the page `{path}` has no title", "sidan `{path}` har ingen titel", path=parsed.source.path),
            help=say(
                "in place of the heading write three lines: `---`, `{title}` and `---`",
                "skriv tre rader i stället för rubriken: `---`, `{title}` och `---`",
                title=title,
            )
            if heading
            else say(
                "begin the file with three lines: `---`, `{title}` and `---`",
                "börja filen med tre rader: `---`, `{title}` och `---`",
                title=title,
            ),
        ),
    )


def _keys_in_welcome(parsed: Parsed) -> Diagnostic:
    first = next(iter(root(parsed).entries.values()))
    return Diagnostic(
        KEYS_IN_WELCOME,
        Finding(
            first.key or first.span,
            say("the welcome text has keys at its top", "välkomsttexten har nycklar överst"),
            help=say(
                "begin with the text: take away the keys and the `---` around them",
                "börja med texten: ta bort nycklarna och `---` runt dem",
            ),
        ),
    )


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
