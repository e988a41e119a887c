"""A Typst template and its data → the bytes of a PDF/UA-1 file, in this process, always the same.

The template sees the templates below pdf/, its data as JSON and the pictures, and nothing else: no other
files, no network, no fonts but ours, no clock. Author's text is data that the template walks, never Typst
code. In memory Typst takes only UTF-8: a document with pictures that are no drawings is made in a temporary
folder, which costs a few times its size (as a list of numbers it would cost fifty).

Typst reads fonts from folders only. Ours are written to temporary ones, read once by a first small document,
and removed: the rest of the process works from memory. One folder a face, since Typst takes them in the order
of the folders given, but within a folder in the disk's order, which differs between machines.

A Compiler belongs to one thread: use processes. Its memory levels out (100 programs of 15 pages: 192 MB
from the 25th on).
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from progc.publish.emit.paper_text import picture_path

if TYPE_CHECKING:
    from typst import Compiler

Fonts = tuple[tuple[str, bytes], ...]

# The faces that the templates ask for; a font file that is none of these is not loaded.
FACES = (
    "SourceSansPro-Regular.ttf",
    "SourceSansPro-It.ttf",
    "SourceSansPro-Semibold.ttf",
    "SourceSansPro-SemiboldIt.ttf",
    "SourceSerifPro-Semibold.ttf",
)
_EVERY_FACE = b"""#set text(font: "Source Sans Pro", weight: 400)
a #emph[a] #text(weight: 600)[a #emph[a]] #text(font: "Source Serif Pro", weight: 600)[a]"""


def typeset(template: str, data: Any, templates: Mapping[str, bytes], media: Mapping[str, bytes]) -> bytes:
    """The PDF of `document(data)` of the template; `media` are its pictures, at `picture_path(name)`.

    Raises typst.TypstError where the template is wrong, or a picture is none.
    """
    entry = f'#import "/{template}": document\n#document(json("/data.json"))'
    files = {name: file for name, file in templates.items() if name.startswith("pdf/")}
    files |= {picture_path(name)[1:]: file for name, file in media.items()}
    files |= {"main.typ": entry.encode(), "data.json": json.dumps(data, ensure_ascii=False).encode()}
    compiler = _compiler(_fonts(templates))
    if all(name.endswith(".svg") for name in media):
        return _pdf(compiler, files)
    with TemporaryDirectory(prefix="progc-pdf-") as folder:
        for name, file in files.items():
            place = Path(folder, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file)
        return _pdf(compiler, str(Path(folder, "main.typ")), folder)


def _pdf(compiler: "Compiler", entry: Any, root: str | None = None) -> bytes:
    made = compiler.compile(entry, root=root, format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(made, bytes)
    return made


@lru_cache(maxsize=1)
def characters(fonts: Fonts) -> frozenset[int]:
    """The code points that at least one of the faces can draw."""
    from io import BytesIO

    from fontTools.ttLib import TTFont

    tables = [set(TTFont(BytesIO(file), lazy=True).getBestCmap()) for _, file in fonts]
    return frozenset(set.union(*tables))


def drawable(templates: Mapping[str, bytes]) -> frozenset[int]:
    """The code points that some face of ours can draw: Typst takes the next face where one lacks a sign."""
    return characters(_fonts(templates))


def _fonts(templates: Mapping[str, bytes]) -> Fonts:
    return tuple((face, templates[f"fonts/{face}"]) for face in FACES)


@lru_cache(maxsize=1)
def _compiler(fonts: Fonts) -> "Compiler":
    from typst import Compiler
    from typst import Fonts as Loaded

    with TemporaryDirectory(prefix="progc-fonts-") as folder:
        places = [Path(folder, name) for name, _ in fonts]
        for place, (name, file) in zip(places, fonts, strict=True):
            place.mkdir()
            (place / name).write_bytes(file)
        loaded = Loaded(include_system_fonts=False, include_embedded_fonts=False, font_paths=[*places])
        compiler = Compiler(font_paths=loaded, ignore_system_fonts=True)
        compiler.compile(_EVERY_FACE, format="pdf")
    return compiler
