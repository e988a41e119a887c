"""The characters that authors can use: those that every font of the outputs can draw."""

import re
from unicodedata import category, normalize

# First and last: ASCII, Latin-1 and most of Latin Extended-A, Romanian, dashes, quotation marks, signs,
# raised and lowered digits, fractions, arrows, minus, unequal. A test holds each against each font.
DRAWABLE = (
    (0x20, 0x7E),
    (0xA0, 0x12B),
    (0x12E, 0x131),
    (0x134, 0x149),
    (0x14C, 0x165),
    (0x168, 0x17E),
    (0x218, 0x21B),
    (0x2012, 0x2015),
    (0x2018, 0x201A),
    (0x201C, 0x201E),
    (0x2020, 0x2022),
    (0x2026, 0x2026),
    (0x2030, 0x2030),
    (0x2032, 0x2033),
    (0x2039, 0x203A),
    (0x2044, 0x2044),
    (0x2070, 0x2070),
    (0x2074, 0x2079),
    (0x2080, 0x2089),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2153, 0x2154),
    (0x215B, 0x215E),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x221E, 0x221E),
    (0x2248, 0x2248),
    (0x2260, 0x2260),
    (0x2264, 0x2265),
)


_RANGES = "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in DRAWABLE)
_OTHERS = re.compile(f"[^{_RANGES}]")


def undrawable(text: str) -> str:
    """The first character of a text that a font lacks, "" if there is none.

    The text is composed first (Unicode NFC); blanks, line ends and characters that draw nothing do not count.
    """
    return next((found[0] for found in _OTHERS.finditer(normalize("NFC", text)) if _draws(found[0])), "")


def _draws(sign: str) -> bool:
    return category(sign) not in ("Cc", "Cf", "Zs", "Zl", "Zp") and not "\ufe00" <= sign <= "\ufe0f"
