"""Blocks and questions of the publication → what the Typst templates walk: levels, labels, sentences.

blocks, as templates/pdf/parts/blocks.typ takes them
  {"t": "h", "level", "look", "label", "c"}: level is the document's, look the author's (2 to 6)
  {"t": "p", "c"} · {"t": "hr"} · {"t": "pre", "text"} · {"t": "quote", "c"}
  {"t": "list", "start", "tight", "items"} · {"t": "figure", "picture", "caption"}
  {"t": "table", "head", "rows", "align", "heads", "to_write", "blank", "whole"}: head [] for none; an empty
  cell is []; heads: the first column names its rows; to_write: it has empty cells to fill; blank says
  what that means, "" where there is none; whole: no row may be parted
  {"t": "box", "kind", "level", "title", "lines", "c"}: lines to write on at its end
  {"t": "note", "title", "label", "rest", "texts"}: a film or a form, told of between two lines
A question keeps the publication's keys; its text and help are paragraphs of inlines, its labels and unit are
runs, and it has `nr` ("Fråga 1 av 6"), `must`, `only` (runs, [] for none) and, for a group, `level`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from progc.publish.emit.paper_text import Data, Setting, words_in
from progc.publish.numbers import number, scale
from progc.publish.words import Words

# How many texts of a film's captions make a paragraph.
_CUES = 8
# A table's rows stay whole while the longest cell's signs times the columns are no more: some 20 lines.
_ROW = 2000


@dataclass
class Levels:
    """The level of the last heading: PDF/UA-1 (ISO 14289-1, 7.4.2) has none that is more than one deeper."""

    last: int

    def take(self, wished: int) -> int:
        """The level that a heading gets."""
        self.last = max(1, min(wished, self.last + 1))
        return self.last


@dataclass(frozen=True)
class Page:
    """A page being laid: where it stands, its words, and the level of its title."""

    setting: Setting
    words: Words
    levels: Levels
    title_level: int

    def blocks(self, blocks: Iterable[Mapping[str, Any]]) -> list[Data]:
        """Blocks of the publication as blocks of paper."""
        return [laid for block in blocks for laid in self.block(block)]

    def block(self, block: Mapping[str, Any]) -> list[Data]:
        """One block: several where a paragraph holds pictures."""
        match block["t"]:
            case "h":
                return [self.heading(block)] if words_in(block["c"]).strip() else self.paragraph(block["c"])
            case "p":
                return self.paragraph(block["c"])
            case "pre":
                return [
                    {"t": "pre", "text": [self.setting.plain(line) for line in block["text"].split("\n")]}
                ]
            case "quote":
                return [{"t": "quote", "c": self.blocks(block["c"])}]
            case "list":
                return [{**block, "items": [self.blocks(item) for item in block["items"]]}]
            case "table":
                return [self.table(block)]
            case "box":
                return [self.box(block)]
            case "film":
                return [self.film(block)]
            case "form":
                return [self.form(block)]
            case _:
                return [{"t": "hr"}]

    def heading(self, block: Mapping[str, Any]) -> Data:
        level = self.levels.take(self.title_level + block["level"] - 1)
        label = f"page:{self.setting.address}#{block['id']}"
        label = label if label in self.setting.labels else ""
        look = max(2, block["level"])
        return {"t": "h", "level": level, "look": look, "label": label, "c": self.setting.title(block["c"])}

    def paragraph(self, inlines: Sequence[Mapping[str, Any]]) -> list[Data]:
        """A paragraph, parted where a picture stands in it."""
        found: list[Data] = []
        text: list[Mapping[str, Any]] = []
        for inline in [*inlines, None]:
            if inline is not None and inline["t"] != "image":
                text.append(inline)
                continue
            if kept := _trimmed(text):
                found.append({"t": "p", "c": self.setting.line(kept)})
            text = []
            if inline is not None:
                found.append(self.figure(inline))
        return found

    def figure(self, image: Mapping[str, Any]) -> Data:
        caption = self.setting.line(image["caption"])
        return {"t": "figure", "picture": self.setting.picture(image), "caption": caption}

    def table(self, table: Mapping[str, Any]) -> Data:
        wide = max([len(table["head"]), *(len(row) for row in table["rows"]), 1])
        head, *rows = [self.row(row, wide) for row in (table["head"], *table["rows"])]
        align = [(table["align"][at : at + 1] or [None])[0] or "left" for at in range(wide)]
        empty = any(not cell for row in rows for cell in row)
        to_write = empty and not any(cell for row in rows for cell in row[1:])
        head = head if any(head) else []
        longest = max((len(words_in(cell)) for row in table["rows"] for cell in row), default=0)
        whole = longest * wide <= _ROW
        return {
            "t": "table",
            "head": head,
            "rows": rows,
            "align": align,
            "heads": wide > 1 and all(row[0] for row in rows),
            "to_write": to_write,
            "blank": self.words.text("unset") if empty and not to_write else "",
            "whole": whole,
        }

    def row(self, row: Sequence[Sequence[Mapping[str, Any]]], wide: int) -> list[list[Data]]:
        cells = [self.setting.line(cell) if _told(cell) else [] for cell in row]
        return cells + [[] for _ in range(wide - len(cells))]

    def box(self, box: Mapping[str, Any]) -> Data:
        kind = box["kind"]
        named = words_in(box["title"]).strip()
        title = box["title"] if named else [{"t": "text", "text": self.words.text(f"box.{kind}")}]
        level = self.levels.take(self.levels.last + 1)
        inside = self.blocks(box["c"])
        lines = _lines(box["c"]) if kind == "exercise" else 0
        self.levels.last = level - 1 if level > 1 else 1
        laid = self.setting.title(title)
        return {"t": "box", "kind": kind, "level": level, "title": laid, "lines": lines, "c": inside}

    def film(self, film: Mapping[str, Any]) -> Data:
        length = f"({self.words.duration(film['seconds'])})" if film["seconds"] else ""
        cues = [" ".join(lines) for lines in film["cues"]]
        told = [self.words.text("film.told")] if film["told_in_text"] and not cues else []
        if cues:
            said = [" ".join(cues[at : at + _CUES]) for at in range(0, len(cues), _CUES)]
            told = [self.words.text("film.paper"), *said]
        texts = [self.setting.runs(text) for text in told]
        return {
            "t": "note",
            "title": [self.words.text("film.bare")],
            "label": "",
            "rest": length,
            "texts": texts,
        }

    def form(self, form: Mapping[str, Any]) -> Data:
        title = self.setting.runs(f"{self.words.text('form')}: {form['title']}")
        label = f"form:{form['form']}"
        label = label if label in self.setting.labels else ""
        return {"t": "note", "title": title, "label": label, "rest": "", "texts": []}

    def questions(self, questions: Sequence[Mapping[str, Any]], count: int) -> list[Data]:
        """Questions as data (as_data of OutQuestion) with their texts laid."""
        return [self.question(question, count) for question in questions]

    def question(self, question: Mapping[str, Any], count: int) -> Data:
        group = question["type"] == "group"
        level = self.levels.take(self.levels.last + 1) if group else 0
        laid: Data = {
            **question,
            "nr": self.words.text("form.nr", n=question["number"], m=count) if question["number"] else "",
            "must": self.words.text("form.required") if question["required"] else "",
            "only": self.sentence("form.onlyif", question["only_if"]),
            "level": level,
            "text": [self.setting.line(part) for part in question["text"]],
            "help": [self.setting.line(part) for part in question["help"]],
            "low": "" if question["min"] is None else number(question["min"]),
            "high": "" if question["max"] is None else number(question["max"]),
            "points": self.points(question) if question["type"] == "scale" else [],
            "unit": self.setting.runs(question["unit"] or ""),
            "options": [self.option(option) for option in question["options"]],
            "rows": [{**row, "label": self.setting.runs(row["label"])} for row in question["rows"]],
            "questions": self.questions(question["questions"], count),
        }
        if group:
            laid["text"] = [self.setting.title([inline for part in question["text"] for inline in part])]
            self.levels.last = level - 1
        return laid

    def points(self, question: Mapping[str, Any]) -> list[Data]:
        """The values of a scale as they are written, each with its label in runs, none where it has none."""
        return [
            {
                "shown": number(point["value"]),
                "label": self.setting.runs(point["label"]) if point["label"] else None,
            }
            for point in scale(question)
        ]

    def option(self, option: Mapping[str, Any]) -> Data:
        help_text, picture = option.get("help"), option.get("image")
        drawn = {"asset": picture, "alt": option.get("alt")}
        return {
            "id": option["id"],
            "label": self.setting.runs(option["label"]),
            "name": self.setting.plain(option["label"]),
            "help": self.setting.runs(help_text) if help_text else None,
            "only": self.sentence("form.optionif", option.get("only_if") or ""),
            "exclusive": bool(option.get("exclusive")),
            "other": bool(option.get("other")),
            "picture": self.setting.picture(drawn) if picture else None,
        }

    def sentence(self, key: str, condition: str) -> list[str | list[str]]:
        """A condition as a sentence in runs, [] for none."""
        return self.setting.runs(self.words.text(key, villkor=condition)) if condition else []


def _trimmed(inlines: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Inlines without white space at either end, where text is cut at a picture."""
    kept = list(inlines)
    for end in (0, -1):
        while kept and kept[end]["t"] in ("text", "br"):
            text = kept[end].get("text", "")
            text = text.lstrip(" ") if end == 0 else text.rstrip(" ")
            if text:
                kept[end] = {"t": "text", "text": text}
                break
            kept.pop(end)
    return kept


def _told(cell: Sequence[Mapping[str, Any]]) -> bool:
    return bool(words_in(cell).strip()) or any(part["t"] == "image" for part in cell)


def _lines(blocks: Sequence[Mapping[str, Any]]) -> int:
    """Lines to write on in an exercise: 5 where it asks for several things, none where it has its own."""
    kinds = {block["t"] for block in blocks}
    if kinds & {"form", "table", "film"}:
        return 0
    return 5 if "list" in kinds else 3
