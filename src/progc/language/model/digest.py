"""A page's source → the digest by which a recording, and later a review, knows which text it is of."""

from hashlib import sha256

from progc.language.parse.front_matter import front_matter
from progc.source import Source


def text_digest(source: Source) -> str:
    """`text-` and the first 8 hexadecimal digits of the SHA-256 of a page's text as UTF-8.

    The text is all that follows the front matter, as written: names of texts are not put in, all editions'
    parts are there, line ends are LF. So the line that says `read_from` is itself no part of it.
    """
    body = source.text[front_matter(source).body :]
    return f"text-{sha256(body.encode('utf-8')).hexdigest()[:8]}"
