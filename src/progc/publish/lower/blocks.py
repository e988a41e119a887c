"""A page's blocks → plain data: links to addresses, files to assets, forms to titles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from typing import Any

from progc.language.model import Page, Program, headings, walk_blocks
from progc.language.parse import blocks as md
from progc.publish.lower.assets import Assets

Data = dict[str, Any]


@dataclass(frozen=True)
class Pages:
    """Where pages stand in this edition. Addresses are "module/slug", the welcome text's is ""."""

    address: Mapping[str, str]
    hidden: frozenset[str]
    forms_on: Mapping[str, Sequence[str]]
    form_title: Mapping[str, str]

    @staticmethod
    def of(program: Program) -> "Pages":
        """The places of a program's pages, by the paths of their sources."""
        places = [(module, step) for module in program.modules for step in module.steps]
        address = {step.page.source.path: f"{module.id}/{step.slug}" for module, step in places}
        if program.welcome:
            address[program.welcome.source.path] = ""
        return Pages(
            address=address,
            hidden=frozenset(f"{module.id}/{step.slug}" for module, step in places if step.hidden),
            forms_on={f"{module.id}/{step.slug}": forms_of(step.page) for module, step in places},
            form_title={form.id: form.title for form in program.forms.values()},
        )


def forms_of(page: Page) -> list[str]:
    """The ids of the forms that stand on a page, in order."""
    ids = [block.id for block in walk_blocks(page.blocks) if isinstance(block, md.FormBlock)]
    return list(dict.fromkeys(ids))


def lower_blocks(page: Page, pages: Pages, assets: Assets) -> list[Data]:
    """A page's body as data (publication.py has the forms)."""
    return _Lowering(page, pages, assets).blocks(page.blocks)


@dataclass(frozen=True)
class _Lowering:
    page: Page
    pages: Pages
    assets: Assets

    def blocks(self, blocks: Iterable[md.Block]) -> list[Data]:
        return [data for block in blocks for data in self.block(block)]

    def block(self, block: md.Block) -> list[Data]:
        match block:
            case md.Only():
                return self.blocks(block.blocks)
            case md.Box():
                title = self.line(block.title)
                return [{"t": "box", "kind": block.kind, "title": title, "c": self.blocks(block.blocks)}]
            case md.Quote():
                return [{"t": "quote", "c": self.blocks(block.blocks)}]
            case md.ListBlock():
                items = [self.blocks(item) for item in block.items]
                return [{"t": "list", "start": block.start, "tight": block.tight, "items": items}]
            case md.Table():
                return [self.table(block)]
            case md.Film():
                return [self.film(block)]
            case _:
                return [self.leaf(block)]

    def leaf(self, block: md.Heading | md.Paragraph | md.CodeBlock | md.Rule | md.FormBlock) -> Data:
        match block:
            case md.Heading():
                inside = self.line(block.inlines)
                return {"t": "h", "level": block.level, "id": self.anchor(block), "c": inside}
            case md.Paragraph():
                return {"t": "p", "c": self.line(block.inlines)}
            case md.CodeBlock():
                return {"t": "pre", "text": block.text}
            case md.Rule():
                return {"t": "hr"}
            case md.FormBlock():
                return {"t": "form", "form": block.id, "title": self.pages.form_title[block.id]}

    def anchor(self, heading: md.Heading) -> str:
        return next(address for found, address in headings(self.page.blocks) if found is heading)

    def table(self, table: md.Table) -> Data:
        rows = [[self.line(cell.inlines) for cell in row] for row in table.rows]
        head = [self.line(cell.inlines) for cell in table.head]
        return {"t": "table", "head": head, "rows": rows, "align": list(table.align)}

    def film(self, film: md.Film) -> Data:
        path = self.path(film.target)
        captions = film.keys.get("captions")
        poster = film.keys.get("poster")
        told = film.keys.get("told_in_text")
        vtt = self.path(captions.text) if captions and captions.text else None
        return {
            "t": "film",
            "asset": self.assets.name(path),
            "captions": self.assets.name(vtt) if vtt else None,
            "poster": self.assets.name(self.path(poster.text)) if poster and poster.text else None,
            "seconds": self.assets.media(path).seconds,
            "cues": self.assets.cues(vtt) if vtt else [],
            "told_in_text": bool(told and told.text == "true"),
        }

    def line(self, inlines: Iterable[md.Inline]) -> list[Data]:
        return [data for inline in inlines for data in self.inline(inline)]

    def inline(self, inline: md.Inline) -> list[Data]:
        match inline:
            case md.Str():
                return [{"t": "text", "text": inline.text}] if inline.text else []
            case md.Code():
                return [{"t": "code", "text": inline.text}]
            case md.LineBreak():
                return [{"t": "br"}]
            case md.Emphasis():
                return [{"t": "strong" if inline.strong else "em", "c": self.line(inline.inlines)}]
            case md.Link():
                return [{"t": "link", "to": self.target(inline.target), "c": self.line(inline.inlines)}]
            case md.Image():
                return [self.image(inline)]
            case md.TextName():
                raise ValueError(f"the text $({inline.name}) was not put in")

    def image(self, image: md.Image) -> Data:
        path = self.path(image.target)
        width, height = self.assets.size(path)
        alt = "".join(part["text"] for part in self.line(image.alt) if part["t"] in ("text", "code"))
        return {
            "t": "image",
            "asset": self.assets.name(path),
            "alt": alt,
            "caption": self.line(image.caption),
            "width": width,
            "height": height,
        }

    def target(self, target: str) -> Data:
        path, _, anchor = target.partition("#")
        if not path:
            return {"page": self.pages.address.get(self.page.source.path, ""), "anchor": anchor}
        if ":" in path.split("/", 1)[0]:
            return {"url": target}
        path = self.path(path)
        if path.endswith(".md"):
            address = self.pages.address[path]
            return {"page": address, "anchor": anchor, "hidden": address in self.pages.hidden}
        return {"asset": self.assets.name(path)}

    def path(self, target: str) -> str:
        """A path in the program's folder, from one relative to this page."""
        return normpath(join(dirname(self.page.source.path), target))
