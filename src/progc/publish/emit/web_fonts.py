"""The pages' own fonts: Source Sans and Source Serif cut down to what Swedish pages need, as WOFF2.

Recipes hold nothing of a program, so all programs share the files in the cache. "Source" is a Reserved Font
Name (SIL Open Font License 1.1, clause 3): a changed font must not carry it, so the families are "Progc Sans"
and "Progc Serif", and the licences lie beside them.
"""

from collections.abc import Mapping
from typing import Any

from progc.language.model.characters import DRAWABLE
from progc.publish.publication import Publication
from progc.publish.recipe import Recipe

SECONDS = 0.5

# Output file: the package's file, family, style.
_FONTS = {
    "progc-sans-400.woff2": ("SourceSansPro-Regular.ttf", "Progc Sans", "Regular"),
    "progc-sans-400-italic.woff2": ("SourceSansPro-It.ttf", "Progc Sans", "Italic"),
    "progc-sans-600.woff2": ("SourceSansPro-Semibold.ttf", "Progc Sans", "Semibold"),
    "progc-serif-600.woff2": ("SourceSerifPro-Semibold.ttf", "Progc Serif", "Semibold"),
}
_FEATURES = ["kern", "liga", "lnum", "pnum", "tnum", "mark", "mkmk", "ccmp", "locl"]
_LICENCES = {"OFL-sans.txt": "SourceSansPro-LICENSE.txt", "OFL-serif.txt": "SourceSerifPro-LICENSE.txt"}
# Name table records (OpenType 1.9, `name`): copyright 0 and licence 13, 14 stay; the rest is ours or goes.
_KEPT = {0, 13, 14}


def emit(publication: Publication) -> Mapping[str, Recipe]:
    """The pages' fonts and their licences, below html/fonts/."""
    return fonts("html/fonts/")


def fonts(folder: str) -> dict[str, Recipe]:
    """The fonts and their licences in an output folder (with its slash)."""
    made = {
        folder + name: Recipe("web_fonts", f"fonts/{file}", {"family": family, "style": style}, "font")
        for name, (file, family, style) in _FONTS.items()
    }
    licences = {
        folder + name: Recipe("web_fonts", f"fonts/{file}", {"family": "", "style": ""}, "licence")
        for name, file in _LICENCES.items()
    }
    return {**made, **licences}


def make(recipe: Recipe, templates: Mapping[str, bytes], media: Mapping[str, bytes]) -> bytes:
    """The cut-down font, or the licence as it is."""
    source = templates[recipe.template]
    family, style = recipe.data["family"], recipe.data["style"]
    return _cut(source, family, style) if family else source.replace(b"\r\n", b"\n")


def _cut(source: bytes, family: str, style: str) -> bytes:
    from io import BytesIO

    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(BytesIO(source), recalcTimestamp=False)
    options = Options(layout_features=_FEATURES, hinting=False, notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in DRAWABLE for code in range(first, last + 1)])
    subsetter.subset(font)
    _rename(font, family, style)
    font.flavor = "woff2"
    made = BytesIO()
    font.save(made, reorderTables=True)
    return made.getvalue()


def _rename(font: Any, family: str, style: str) -> None:
    """Give the font our names instead of the reserved one (Windows, Unicode, English)."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in _KEPT and record.platformID == 3]
    full = f"{family} {style}"
    names = {1: family, 2: style, 3: f"progc: {full}", 4: full, 6: full.replace(" ", "")}
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
