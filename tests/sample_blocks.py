"""Blocks and inlines of publication.py, made by hand: each kind there is."""

from typing import Any

Data = dict[str, Any]


def text(words: str) -> Data:
    return {"t": "text", "text": words}


def p(*inlines: Data | str) -> Data:
    return {"t": "p", "c": [text(inline) if isinstance(inline, str) else inline for inline in inlines]}


def link(to: Data, words: str) -> Data:
    return {"t": "link", "to": to, "c": [text(words)]}


def page(address: str, words: str, anchor: str = "", hidden: bool = False) -> Data:
    return link({"page": address, "anchor": anchor, "hidden": hidden}, words)


def h(level: int, words: str) -> Data:
    return {"t": "h", "level": level, "id": "-".join(words.lower().split()), "c": [text(words)]}


def box(kind: str, *blocks: Data, title: str = "") -> Data:
    return {"t": "box", "kind": kind, "title": [text(title)] if title else [], "c": list(blocks)}


def bullets(*items: str, start: int | None = None) -> Data:
    return {"t": "list", "start": start, "tight": True, "items": [[p(item)] for item in items]}


def table(head: list[str], *rows: list[str], align: list[str | None] | None = None) -> Data:
    def line(cells: list[str]) -> list[list[Data]]:
        return [[text(cell)] if cell else [] for cell in cells]

    return {
        "t": "table",
        "head": line(head),
        "rows": [line(row) for row in rows],
        "align": align or [None] * len(head),
    }


def image(asset: str, alt: str, caption: str = "") -> Data:
    words = [text(caption)] if caption else []
    return {"t": "image", "asset": asset, "alt": alt, "caption": words, "width": 640, "height": 320}


FILM: Data = {
    "t": "film",
    "asset": "media/kroppen.mp4",
    "captions": "media/kroppen.sv.vtt",
    "poster": "media/kroppen.svg",
    "seconds": 120.0,
    "cues": [["Nikotinet når hjärnan", "på några sekunder."], ["Sedan vill hjärnan ha mer."]],
    "told_in_text": False,
}
TOLD: Data = {
    "t": "film",
    "asset": "media/andas.mp4",
    "captions": None,
    "poster": None,
    "seconds": None,
    "cues": [],
    "told_in_text": True,
}
HABITS = [
    p(
        "Många använder tobak av gammal vana, utan att egentligen ha tänkt på det. När du skriver upp varje ",
        "gång ser du dina egna mönster. Det gör det lättare att bryta dem.",
    ),
    h(2, "Börja med en vanlig dag"),
    p(
        "Välj en dag som liknar de flesta andra. Skriv när, var och varför. Läs gärna först om ",
        page("bra-att-veta/beroende", "beroende och abstinensbesvär", "två-slags-beroende"),
        ", eller om ",
        page("steg-1/gomd", "det som ännu är dolt", hidden=True),
        ".",
    ),
    bullets("Vad hände precis innan?", "Hur stort var suget?", "Vad hade du kunnat göra i stället?"),
    box("tip", p("Ha anteckningarna i fickan. Skriv ", {"t": "strong", "c": [text("direkt")]}, ".")),
    FILM,
    box(
        "exercise",
        p("Skriv upp tre situationer då du brukar använda tobak. Vad kan du göra i stället?"),
        {"t": "form", "form": "mina-situationer", "title": "Mina situationer"},
    ),
    box("important", p("Tar du läkemedel varje dag? Prata med din läkare innan du slutar.")),
    box(
        "more",
        p("Kroppen vänjer sig vid nikotin på några veckor. ", {"t": "em", "c": [text("Sug")]}, " går över."),
        bullets("Först vaknar vanan.", "Sedan kommer suget.", start=1),
        title="Varför blir det en vana?",
    ),
]
DEPENDENCE = [
    h(2, "Två slags beroende"),
    p("Ring ", {"t": "code", "text": "141 41"}, {"t": "br"}, "eller läs mer hos "),
    p(link({"url": "https://www.1177.se"}, "1177"), " och ", link({"url": "mailto:a@example.se"}, "skriv")),
    p(
        "Se också ",
        link({"asset": "media/fakta.pdf"}, "faktabladet"),
        " och ",
        page("", "välkomsttexten"),
        ".",
    ),
    p(image("media/bryta.svg", "En hand som bryter en cigarett.", "Att sluta är ett beslut i taget.")),
    table(["", "Kroppen", "Vanan"], ["Varar", "veckor", "månader"], ["Botas", "", "genom övning"]),
    table(["Tid", "Sug (0–10)"], ["Morgon", ""], ["Kväll", ""], align=[None, "right"]),
    {"t": "quote", "c": [p("Jag trodde aldrig att det skulle gå.")]},
    {"t": "pre", "text": "1 cigarett  = 10 minuter\n20 cigaretter = 3 timmar"},
    TOLD,
    {"t": "hr"},
    h(3, "Vad säger forskningen"),
    {"t": "list", "start": 3, "tight": False, "items": [[p("Ett."), bullets("Inuti.")], [p("Två.")]]},
]
