"""A picture's bytes → whether the maker of the PDFs can draw it: damaged files are found before a build."""

from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Compiler


def drawable(data: bytes, ending: str) -> bool:
    """Whether a picture can be drawn. `ending` is its file's, with the dot. Raises for nothing in it."""
    with TemporaryDirectory(prefix="progc-picture-") as folder:
        Path(folder, f"picture{ending}").write_bytes(data)
        entry = Path(folder, "main.typ")
        entry.write_text(f'#image("/picture{ending}")', encoding="utf-8")
        try:
            _compiler().compile(str(entry), root=folder, format="pdf")
        except RuntimeError:
            return False
    return True


@lru_cache(maxsize=1)
def _compiler() -> "Compiler":
    from typst import Compiler, Fonts

    none = Fonts(include_system_fonts=False, include_embedded_fonts=False)
    return Compiler(font_paths=none, ignore_system_fonts=True)
