"""A PDF → what its readers get, as text: on paper, in a viewer's side bar, and from assistive technology."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


def told(pdf: bytes) -> str:
    """Facts first (title, language, bookmarks, links, tags, alternative texts), then each page's text."""
    reader = PdfReader(BytesIO(pdf))
    parts = Counter(name for name, _ in tags(reader))
    facts = [
        f"title: {reader.metadata.title if reader.metadata else None}",
        f"author: {reader.metadata.author if reader.metadata else None}",
        f"language: {reader.root_object['/Lang']}",
        f"tags: {', '.join(f'{name} {count}' for name, count in sorted(parts.items()))}",
        "bookmarks:",
        *bookmarks(reader, reader.outline, "  "),
        "alternative texts:",
        *(f"  {alt}" for _, alt in tags(reader) if alt),
        "links:",
        *(f"  {link}" for link in links(reader)),
    ]
    pages = [f"--- {number} ---\n{page.extract_text()}" for number, page in enumerate(reader.pages, 1)]
    lines = "\n".join([*facts, *pages]).split("\n")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def text(pdf: bytes) -> str:
    """The text of all pages, with white space as single blanks."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def tags(reader: PdfReader) -> Iterator[tuple[str, str]]:
    """Each element of the structure in reading order: its type, and its alternative text or ""."""

    def walk(element: Any) -> Iterator[tuple[str, str]]:
        element = element.get_object()
        if isinstance(element, ArrayObject):
            for child in element:
                yield from walk(child)
        elif isinstance(element, DictionaryObject):
            if "/S" in element and element.get("/Type") != "/MCR":
                yield str(element["/S"])[1:], str(element.get("/Alt", ""))
            if "/K" in element:
                yield from walk(element["/K"])

    yield from walk(reader.root_object["/StructTreeRoot"])


def bookmarks(reader: PdfReader, entries: Sequence[Any], indent: str = "") -> Iterator[str]:
    """Each bookmark with the page it leads to, indented by its level."""
    for entry in entries:
        if isinstance(entry, list):
            yield from bookmarks(reader, entry, indent + "  ")
        else:
            yield f"{indent}{entry.title} … {(reader.get_destination_page_number(entry) or 0) + 1}"


def links(reader: PdfReader) -> Iterator[str]:
    """Each link: where it stands and where it leads. One that is broken over lines is several."""
    named = reader.named_destinations
    pages = {page.indirect_reference: n for n, page in enumerate(reader.pages, 1)}
    for number, page in enumerate(reader.pages, 1):
        for annotation in page.get("/Annots", ()):
            link = annotation.get_object()
            action = link.get("/A", {})
            if "/URI" in action:
                yield f"{number} → {action['/URI']}"
                continue
            to = link.get("/Dest") or action.get("/D")
            place = named[to].page if isinstance(to, str) else to[0]
            yield f"{number} → {pages[place]}"


def edges(pdf: bytes) -> Iterator[tuple[float, float]]:
    """Each corner of lines and of photos: mm from the paper's left side and from its foot."""

    def see(operator: bytes, at: Sequence[Any], now: Sequence[float], _: Any) -> None:
        match operator:
            case b"m" | b"l":
                corners = [(at[0], at[1])]
            case b"c":
                corners = [(at[4], at[5])]
            case b"Do":
                corners = [(0, 0), (1, 1)]
            case b"re":
                corners = [(at[0], at[1]), (at[0] + at[2], at[1] + at[3])]
            case _:
                return
        for x, y in ((float(x), float(y)) for x, y in corners):
            found.append((now[0] * x + now[2] * y + now[4], now[1] * x + now[3] * y + now[5]))

    found: list[tuple[float, float]] = []
    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_operand_before=see)
    yield from ((x / 72 * 25.4, y / 72 * 25.4) for x, y in found)
