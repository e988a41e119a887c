"""A PDF's bytes → what a reader with a screen reader would miss in it."""

import io
from collections.abc import Iterator
from typing import Any

from progc.diagnostics import Text, say


def pdf_problems(path: str, data: bytes) -> Iterator[Text]:
    """Whether a PDF is tagged and has a title and a language (ISO 14289-1, 7.1 and 7.2)."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data), strict=True)
        catalog: Any = reader.root_object
        info = catalog["/MarkInfo"].get_object() if "/MarkInfo" in catalog else {}
        tagged = bool(info.get("/Marked", False)) and "/StructTreeRoot" in catalog
        language = str(catalog.get("/Lang", ""))
        title = str((reader.metadata and reader.metadata.title) or "")
    except Exception:
        # What pypdf raises for broken files is not bounded by its documentation.
        yield say("`{path}` cannot be read as a PDF", "`{path}` går inte att läsa som PDF", path=path)
        return
    if not tagged:
        yield say("`{path}` is not tagged", "`{path}` är inte taggad", path=path)
    if not title.strip():
        yield say("`{path}` has no title", "`{path}` har ingen titel", path=path)
    if not language.strip():
        yield say("`{path}` has no language", "`{path}` har inget språk", path=path)
