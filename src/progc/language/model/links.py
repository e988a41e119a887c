"""A page's links to other pages of the program: what each says, and where it leads."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from posixpath import basename, dirname, join, normpath, relpath

from progc.language.model.addresses import meant_address
from progc.language.model.content import walk_inlines
from progc.language.model.program import Page
from progc.language.parse.blocks import Link
from progc.suggest import suggest


@lru_cache(maxsize=2048)
def page_links(page: Page) -> tuple[tuple[Link, str, str], ...]:
    """Each link to a Markdown file: the link, the file's path in the program's folder, the heading's address.

    A link to a heading of the same page has the page's own path; the address is "" for a whole page. Several
    rules ask, of several editions that share most pages: so it is remembered.
    """
    return tuple(_links(page))


def _links(page: Page) -> Iterator[tuple[Link, str, str]]:
    for inline in walk_inlines(page.blocks):
        if isinstance(inline, Link) and not inline.auto:
            path, _, address = inline.target.partition("#")
            if not path and address:
                yield inline, page.source.path, address
            elif path.endswith(".md") and not external(path):
                yield inline, from_page(page, path), address


def external(target: str) -> bool:
    """Whether a link's target begins with a scheme (https:, mailto:) or names a host (//)."""
    return ":" in target.split("/", 1)[0] or target.startswith("//")


def elsewhere(target: str) -> bool:
    """Whether a file's target is another host's, also where it lacks its beginning: `www.x.se/a.png`."""
    return external(target) or (meant_address(target) or "").startswith("https:")


def from_page(page: Page, target: str) -> str:
    """A target's path in the program's folder; begins with ".." where it leaves the program."""
    return in_folder(page.source.path, target)


def in_folder(path: str, target: str) -> str:
    """A path in the program's folder, from a target that the file at `path` says.

    It begins with ".." where the target leaves the program, as a target from the disk's root does.
    """
    return f"..{target}" if target.startswith("/") else normpath(join(dirname(path), target))


def nearest(written: str, path: str, known: Iterable[str]) -> str | None:
    """The known path whose file name is near that of `written`, as the file at `path` would write it."""
    by_name = {basename(other): other for other in sorted(known, reverse=True)}
    near = suggest(basename(written), by_name)
    return relpath(by_name[near], dirname(path) or ".") if near else None
