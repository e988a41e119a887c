"""The characters that authors can use are just those that every font of the outputs can draw."""

import io

from fontTools.ttLib import TTFont

from progc.files.resources import templates
from progc.language.model.characters import DRAWABLE, undrawable
from progc.publish.emit.typeset import FACES


def test_every_font_has_every_character() -> None:
    wanted = {code for first, last in DRAWABLE for code in range(first, last + 1)}
    for face in FACES:
        font = TTFont(io.BytesIO(templates()[f"fonts/{face}"]), lazy=True)
        assert wanted <= set(font.getBestCmap()), face


def test_first_character_that_is_not_drawn() -> None:
    assert undrawable("Åsa – 20 °C, ½ och ≤ 3\n") == ""
    assert undrawable("A\u030asa") == ""
    assert undrawable("bra 🙂 Ω") == "🙂"
