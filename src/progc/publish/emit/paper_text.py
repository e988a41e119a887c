"""Texts and inlines → what the Typst templates can set: signs that our fonts have, words that can break.

A text becomes *runs*: a list whose every other item, from the second, is a long word as [head, middle, tail].
Only its middle may be hyphenated. So no word up to nine letters is, and no long one within four letters of
either end ("Ni-kotin").

inlines, as templates/pdf/parts/inlines.typ takes them
  {"t": "text", "runs"} · {"t": "code", "text"} · {"t": "br"} · {"t": "em" | "strong" | "span", "c"}
  {"t": "url", "url", "c", "shown"}: shown is the address to write out after the link, "" for none
  {"t": "goto", "label", "c"}: a link to another place of the same document
  {"t": "picture", "path", "alt", "mm"}: mm is the width in millimetres, None for what fits
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import category, normalize

Data = dict[str, Any]

NO_TITLE = "–"
# What a sign becomes that no font of ours has. A rule refuses such text before it comes here.
_UNKNOWN = "☐"
# Latin-1 and the punctuation of Swedish prose: in every font, so most texts need no closer look.
COMMON = re.compile(r"[ -~\u00a0-\u00ff–—‘’‚“”„•…‹›−≤≥→←€]*\Z")
_LONG = re.compile(r"([^\W\d_]{10,})")
_ENDLESS = re.compile(r"[^\s\u00ad\u200b-]{31,}")
_SHOWN = re.compile(r"^(?:mailto|tel):")
_MM_PER_PIXEL = 25.4 / 96


@dataclass(frozen=True)
class Setting:
    """What a page's texts need to know: the code points that can be drawn (asked only for rare ones), the
    labels that the document has, and the page's own address.
    """

    drawable: Callable[[], frozenset[int]]
    labels: frozenset[str]
    address: str

    def plain(self, text: str) -> str:
        """The text in signs that our fonts have, on one line, breakable at least every 30 signs."""
        text = re.sub(r"[\t\r\n\u2028\u2029]+", " ", text)
        if not COMMON.match(text):
            text = self._known(text)
        return _ENDLESS.sub(_breakable, text)

    def runs(self, text: str) -> list[str | list[str]]:
        """The text as runs, long words in three parts."""
        parts = _LONG.split(self.plain(text))
        return [[part[:4], part[4:-3], part[-3:]] if at % 2 else part for at, part in enumerate(parts)]

    def line(self, inlines: Iterable[Mapping[str, Any]]) -> list[Data]:
        """Inlines of the publication as inlines of paper."""
        return [self.inline(inline) for inline in inlines]

    def title(self, inlines: Sequence[Mapping[str, Any]]) -> list[Data]:
        """Inlines of a heading, which PDF/UA-1 does not let be empty."""
        seen = self.plain(words_in(inlines)).strip()
        return self.line(inlines) if seen else [{"t": "text", "runs": [NO_TITLE]}]

    def inline(self, inline: Mapping[str, Any]) -> Data:
        """One inline."""
        match inline["t"]:
            case "text":
                return {"t": "text", "runs": self.runs(inline["text"])}
            case "code":
                return {"t": "code", "text": self.plain(inline["text"])}
            case "br":
                return {"t": "br"}
            case "image":
                return self.picture(inline)
            case "link":
                return self.link(inline)
            case kind:
                return {"t": kind, "c": self.line(inline["c"])}

    def link(self, link: Mapping[str, Any]) -> Data:
        """A link: to an address, to a place in this document, or, where it leads elsewhere, only its text."""
        to = link["to"]
        inside = self.line(link["c"])
        if to.get("url"):
            address = _SHOWN.sub("", to["url"])
            told = address in (words_in(link["c"]), f"https://{words_in(link['c'])}")
            shown = "" if told else self.plain(address)
            return {"t": "url", "url": to["url"], "c": inside, "shown": shown}
        label = self.label(to["page"], to["anchor"]) if "page" in to else ""
        return {"t": "goto", "label": label, "c": inside} if label else {"t": "span", "c": inside}

    def label(self, page: str, anchor: str) -> str:
        """The label of a heading, else of its page, "" where this document has neither."""
        for label in (f"page:{page}#{anchor}", f"page:{page}"):
            if label in self.labels:
                return label
        return ""

    def picture(self, image: Mapping[str, Any], widest: float = 122, highest: float = 130) -> Data:
        """A picture at its own size (96 pixels an inch), but not larger than it may be, in millimetres."""
        mm = None
        if image.get("width") and image.get("height"):
            wide, high = image["width"] * _MM_PER_PIXEL, image["height"] * _MM_PER_PIXEL
            mm = round(wide * min(1, widest / wide, highest / high), 2)
        alt = self.plain(image.get("alt") or "")
        return {"t": "picture", "path": picture_path(image["asset"]), "alt": alt, "mm": mm}

    def _known(self, text: str) -> str:
        known = self.drawable()
        return "".join(_sign(sign, known) for sign in normalize("NFC", text))


def words_in(inlines: Iterable[Mapping[str, Any]]) -> str:
    """The text of inlines, without its form."""
    return "".join(part.get("text", "") or words_in(part.get("c", ())) for part in inlines)


def images_in(part: Any) -> Sequence[str]:
    """The assets of all pictures in blocks, inlines or questions that a PDF shows, in order."""
    if isinstance(part, dict):
        own = [part["asset"]] if part.get("t") == "image" else []
        option = [part["image"]] if isinstance(part.get("image"), str) else []
        return [*own, *option, *images_in(list(part.values()))]
    if isinstance(part, list | tuple):
        return [asset for inner in part for asset in images_in(inner)]
    return []


def picture_path(name: str) -> str:
    """Where a template finds a picture."""
    return f"/media/{name}"


def _sign(sign: str, known: frozenset[int]) -> str:
    if sign in "\u00ad\u200b":
        return sign
    if category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") or "\ufe00" <= sign <= "\ufe0f":
        return ""
    if ord(sign) in known:
        return sign
    return " " if category(sign) == "Zs" else _UNKNOWN


def _breakable(match: re.Match[str]) -> str:
    """An endless word with a place to break after each 20 signs, or after a slash."""
    return re.sub(r"([^/]{20}|/)(?=.)", "\\1\u200b", match[0])
