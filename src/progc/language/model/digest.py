"""A page's source → the digest by which a recording, and later a review, knows which text it is of."""

import re
from hashlib import sha256

from progc.source import Source

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:.*\n)*?---[ \t]*(?:\n|\Z)")


def text_digest(source: Source) -> str:
    """`text-` and the first 8 hexadecimal digits of the SHA-256 of a page's text as UTF-8.

    The text is all that follows the front matter, as written: names of texts are not put in, all editions'
    parts are there, line ends are LF. So the line that says `read_from` is itself no part of it.
    """
    body = _FRONT_MATTER.sub("", source.text, count=1)
    return f"text-{sha256(body.encode('utf-8')).hexdigest()[:8]}"
