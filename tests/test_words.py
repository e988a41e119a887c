"""The standing texts of the outputs: all that is asked for is there, and nothing else."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
WORDS = tomllib.loads((ROOT / "templates" / "words" / "sv.toml").read_text(encoding="utf-8"))
PLACES = [
    *(ROOT / "templates").rglob("*.html"),
    *(ROOT / "templates").rglob("*.typ"),
    *(ROOT / "src" / "progc" / "publish").rglob("*.py"),
]
TEXT = "\n".join(place.read_text(encoding="utf-8") for place in PLACES)
BEGINNINGS = tuple(re.findall(r"\"([a-z]+\.)\" ~", TEXT) + re.findall(r"f\"([a-z]+\.)\{", TEXT))
"""Of keys whose end is an author's word: `w("day." ~ day)`."""


def test_no_text_is_unused() -> None:
    quoted = {*re.findall(r"\"([^\"\n]*)\"", TEXT), *re.findall(r"'([^'\n]*)'", TEXT)}
    assert [key for key in WORDS if key not in quoted and not key.startswith(BEGINNINGS)] == []


def test_no_text_is_missing() -> None:
    asked = re.findall(r"\b(?:w|count|text|words\.at)\((?:\"|')([^\"'\n]+)(?:\"|')[,)]", TEXT)
    assert len(asked) > 80
    assert {key for key in asked if key not in WORDS} == set()
