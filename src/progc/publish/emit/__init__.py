"""Publication → recipes. One output a file: `emit` names its files, `make` makes one. Found by file.

Each file has
  emit(publication: Publication) -> Mapping[str, Recipe]    by path in the bundle; cheap and pure
  make(recipe: Recipe, templates: Mapping[str, bytes], media: Mapping[str, bytes]) -> bytes
`templates` is by path below templates/, plus "fonts/<file>" for the font files; `media` by the names in
`recipe.media`. Heavy libraries are imported inside `make`.
"""
