"""What is read out of two kinds of text files that pages show: captions (WebVTT) and drawings (SVG)."""

import re

_TIMES = re.compile(r"^\s*(?:\d+:)?\d\d:\d\d\.\d{3}\s+-->\s+(?:\d+:)?\d\d:\d\d\.\d{3}")
_TAG = re.compile(r"<[^>]*>")
_ENTITY = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "", "&rlm;": ""}


def cues(text: str) -> list[list[str]]:
    """The lines of each cue of a WebVTT file (W3C, WebVTT 2019), tags and entities undone."""
    found = []
    for block in re.split(r"\n\s*\n", text):
        lines = block.split("\n")
        at = next((i for i, line in enumerate(lines) if _TIMES.match(line)), None)
        if at is not None:
            shown = [_plain(line) for line in lines[at + 1 :]]
            found.append([line for line in shown if line])
    return [lines for lines in found if lines]


def _plain(line: str) -> str:
    line = _TAG.sub("", line)
    return re.sub(r"&\w+;", lambda match: _ENTITY.get(match[0], match[0]), line).strip()


def svg_size(text: str) -> tuple[int | None, int | None]:
    """Width and height in pixels of an SVG: from its viewBox, else from width and height, else None."""
    head = re.search(r"<svg\b[^>]*>", text)
    if not head:
        return None, None
    box = re.search(r"""\bviewBox\s*=\s*["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""", head[0])
    if box:
        return _pixels(box[1]), _pixels(box[2])
    width = re.search(r"""\bwidth\s*=\s*["']([\d.]+)(?:px)?["']""", head[0])
    height = re.search(r"""\bheight\s*=\s*["']([\d.]+)(?:px)?["']""", head[0])
    return _pixels(width[1]) if width else None, _pixels(height[1]) if height else None


def _pixels(number: str) -> int | None:
    """A length as a whole number of pixels; None for none and for what is no such number."""
    try:
        pixels = float(number)
    except ValueError:
        return None
    return round(pixels) or None if pixels < 1_000_000 else None
