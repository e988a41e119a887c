"""The files that a program's parts say they use: pictures, films, captions, sounds, documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from progc.language.model.content import walk_blocks, walk_inlines
from progc.language.model.form import Question, walk
from progc.language.model.links import external, in_folder
from progc.language.model.program import Page, Program
from progc.language.parse.blocks import Film, Image, Link
from progc.source import Span


@dataclass(frozen=True)
class FileUse:
    """`target` as written at `span`; `path` in the program's folder, which begins with ".." outside it.

    `shown`: "picture", "film", "captions", "audio" or "document".
    """

    target: str
    span: Span
    path: str
    shown: str


def file_uses(program: Program) -> Iterator[FileUse]:
    """Every use of a file that is not a page, in reading order: pages first, then forms and plans.

    Also of those that stand nowhere.
    """
    for page in program.all_pages:
        yield from page_files(page)
    for form in program.forms.values():
        yield from _pictures(form.questions)
    for plan in program.all_plans:
        yield from _pictures(plan.questions)


@lru_cache(maxsize=2048)
def page_files(page: Page) -> tuple[FileUse, ...]:
    """Every use of a file in one page, remembered as its links are."""
    return tuple(_page_files(page))


def _page_files(page: Page) -> Iterator[FileUse]:
    path = page.source.path
    if page.audio:
        written = page.audio.at("file")
        yield FileUse(written.text, written, page.audio.file, "audio")
    for inline in walk_inlines(page.blocks):
        if isinstance(inline, Image) and not external(inline.target):
            yield FileUse(inline.target, inline.target_span, in_folder(path, inline.target), "picture")
        if isinstance(inline, Link) and not inline.auto and not external(inline.target):
            target, _, _ = inline.target.partition("#")
            if target and not target.endswith(".md"):
                yield FileUse(target, inline.target_span, in_folder(path, target), "document")
    for block in walk_blocks(page.blocks):
        if isinstance(block, Film):
            yield from _film(path, block)


def _film(path: str, film: Film) -> Iterator[FileUse]:
    yield FileUse(film.target, film.target_span, in_folder(path, film.target), "film")
    for key, shown in (("captions", "captions"), ("poster", "picture")):
        node = film.keys.get(key)
        if node and node.text:
            yield FileUse(node.text, node.span, in_folder(path, node.text), shown)


def _pictures(questions: tuple[Question, ...]) -> Iterator[FileUse]:
    for question in walk(questions):
        for option in question.options:
            target = option.node.get("image")
            if option.image and target and target.text:
                yield FileUse(target.text, target.span, option.image, "picture")
