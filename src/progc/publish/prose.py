"""A text of YAML → paragraphs of inlines, as DESIGN has it: plain, but for blank lines and addresses."""

import re
from collections.abc import Iterator
from typing import Any

_ADDRESS = re.compile(r"https://[^\s<>\"”]*[^\s<>\"”.,;:!?)]")


def paragraphs(text: str) -> list[list[dict[str, Any]]]:
    """A text as paragraphs of inlines: a blank line parts them, an https address becomes a link."""
    parts = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text)]
    return [list(_linked(part)) for part in parts if part]


def _linked(text: str) -> Iterator[dict[str, Any]]:
    at = 0
    for match in _ADDRESS.finditer(text):
        if match.start() > at:
            yield {"t": "text", "text": text[at : match.start()]}
        yield {"t": "link", "to": {"url": match[0]}, "c": [{"t": "text", "text": match[0]}]}
        at = match.end()
    if at < len(text):
        yield {"t": "text", "text": text[at:]}
