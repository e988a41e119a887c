"""Publication → program.json: the whole program, lowered, for other systems."""

import json
from collections.abc import Mapping

from progc.publish.data import as_data
from progc.publish.publication import Publication
from progc.publish.recipe import Recipe

SECONDS = 0.01


def emit(publication: Publication) -> Mapping[str, Recipe]:
    """One file; schemas/bundle/program.schema.json says what is in it."""
    data = {"format": 1, **as_data(publication), "assets": sorted(publication.assets)}
    return {"program.json": Recipe("program", "", data, "data")}


def make(recipe: Recipe, templates: Mapping[str, bytes], media: Mapping[str, bytes]) -> bytes:
    """The JSON as UTF-8, indented, keys in the order of publication.py, a line end last."""
    return (json.dumps(recipe.data, ensure_ascii=False, indent=1) + "\n").encode()
