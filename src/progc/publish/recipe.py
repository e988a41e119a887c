"""One output file, before it is made: all that its maker may see."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = Any


@dataclass(frozen=True)
class Recipe:
    """`maker` is the stem of the file in emit/ whose `make` makes it; `template` is a path in templates/,
    "" for none. `data` is JSON: mappings with text keys, lists, texts, numbers, booleans, None.
    `media` is by the name that the maker uses, the path of a file in the program's folder. `role` is for the
    manifest.
    """

    maker: str
    template: str
    data: Mapping[str, Json]
    role: str
    media: Mapping[str, str] = field(default_factory=dict)
