"""Texts on paper: which words may be broken and where, and signs that our fonts lack."""

import pytest

from progc.files.resources import templates
from progc.publish.emit.paper_text import COMMON, Setting
from progc.publish.emit.typeset import drawable


def setting() -> Setting:
    return Setting(lambda: drawable(templates()), frozenset(), "")


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Du slutar röka.", ["Du slutar röka."]),
        ("niobokstä", ["niobokstä"]),
        ("tiobokstäv", ["", ["tiob", "oks", "täv"], ""]),
        ("om nikotinläkemedel,", ["om ", ["niko", "tinläkeme", "del"], ","]),
        ("1234567890", ["1234567890"]),
    ],
)
def test_only_the_middle_of_a_word_of_ten_letters_or_more_is_hyphenated(
    text: str, runs: list[object]
) -> None:
    assert setting().runs(text) == runs


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("å\tä\nö", "å ä ö"),
        ("a\u0301", "á"),
        ("en\u2009bit", "en bit"),
        ("🙂", "☐"),
        ("❤\ufe0f\u200d", "☐"),
        ("a\x00b\ufeffc", "abc"),
        ("so\u00adlig", "so\u00adlig"),
        ("x" * 31, "x" * 20 + "\u200b" + "x" * 11),
        ("https://x.se/" + "y" * 20, "https:/\u200b/\u200bx.se/\u200b" + "y" * 20),
    ],
)
def test_signs(text: str, plain: str) -> None:
    assert setting().plain(text) == plain


def test_what_is_taken_for_common_is_in_the_fonts() -> None:
    common = {chr(code) for code in range(0x10000) if COMMON.match(chr(code))}
    assert {sign for sign in common if ord(sign) not in drawable(templates())} == set()
