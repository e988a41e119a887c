"""A recipe and the templates → the bytes of a page, by Jinja. What templates can call stands in `_tools`.

w(key, ...)        a standing text with its {} put in
count(key, n)      a number with its noun: count("n.pages", 1) is "1 sida"
duration(seconds)  "3 minuter 20 sekunder"
number(value)      with a decimal comma, a real minus, thousands parted
paragraphs(text)   a text of YAML as paragraphs of inlines
scale(question)    the values of a scale, lowest first
ring(count)        the year rings' SVG paths, inmost first
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from progc.publish.numbers import number, scale
from progc.publish.prose import paragraphs
from progc.publish.recipe import Recipe
from progc.publish.rings import rings, svg_path
from progc.publish.words import Words, words_of

if TYPE_CHECKING:
    from jinja2 import Environment

Data = dict[str, Any]


def render(recipe: Recipe, templates: Mapping[str, bytes]) -> bytes:
    """The recipe's template with its data put in, UTF-8, lines ended by LF.

    Standing texts are in the language of `data["site"]`, Swedish where it says none.
    """
    language = recipe.data.get("site", {}).get("language", "sv")
    template = _environment(_Same(templates), language).get_template(recipe.template)
    return template.render(recipe.data).encode()


class _Same:
    """A key that is equal only for the very same mapping."""

    def __init__(self, mapping: Mapping[str, bytes]) -> None:
        self.mapping = mapping

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.mapping is self.mapping

    def __hash__(self) -> int:
        return id(self.mapping)


@lru_cache(maxsize=4)
def _environment(templates: _Same, language: str) -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    def load(name: str) -> str | None:
        found = templates.mapping.get(name)
        return None if found is None else found.decode()

    environment = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.globals.update(_tools(words_of(templates.mapping, language)))
    return environment


def _tools(words: Words) -> dict[str, Any]:
    tools = {tool.__name__: tool for tool in (number, paragraphs, scale, ring)}
    return {"w": words.text, "count": words.count, "duration": words.duration, **tools}


def ring(count: int) -> Sequence[str]:
    """The paths of so many year rings."""
    return [svg_path(found) for found in rings(count)]
