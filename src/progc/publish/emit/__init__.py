"""Publication → recipes. One output a file: `emit` names its files, `make` makes one. Found by file.

Each file has
  emit(publication: Publication) -> Mapping[str, Recipe]    by path in the bundle; cheap and pure
  make(recipe: Recipe, templates: Mapping[str, bytes], media: Mapping[str, bytes]) -> bytes
  SECONDS: float                                            what one file takes to make, roughly
`templates` is by path below templates/, plus "fonts/<file>" for the font files; `media` by the names in
`recipe.media`. Heavy libraries are imported inside `make`.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from progc.publish.publication import Publication
from progc.publish.recipe import Recipe

COPY = "copy"
"""The maker of a file that goes into the bundle as it is: `media` has the one name "file"."""


@cache
def makers() -> Mapping[str, ModuleType]:
    """Every file here that emits, by its stem."""
    names = sorted(found.name for found in iter_modules(__path__))
    modules = {name: import_module(f"{__name__}.{name}") for name in names}
    return {name: module for name, module in modules.items() if hasattr(module, "emit")}


def emit(publication: Publication) -> Mapping[str, Recipe]:
    """The recipes of all outputs, by path in the bundle."""
    found: dict[str, Recipe] = {}
    for module in makers().values():
        found.update(module.emit(publication))
    return dict(sorted(found.items()))


def seconds(recipe: Recipe) -> float:
    """How long a recipe takes to make, roughly: the size of a page takes one time, a whole program's many."""
    one: float = 0 if recipe.maker == COPY else makers()[recipe.maker].SECONDS
    return one * max(1.0, len(str(recipe.data)) / 8000)


def make(recipe: Recipe, templates: Mapping[str, bytes], media: Mapping[str, bytes]) -> bytes:
    """The bytes of one output."""
    if recipe.maker == COPY:
        return media["file"]
    made = makers()[recipe.maker].make(recipe, templates, media)
    if not isinstance(made, bytes):
        raise TypeError(f"{recipe.maker} made no bytes")
    return made
