"""The standing texts of every output (templates/words/<language>.toml), with their {} put in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True)
class Words:
    """`texts` by key as in the file: a text, or a noun as [one, many]. An unknown key is a KeyError."""

    texts: Mapping[str, str | list[str]]

    def text(self, key: str, **fields: object) -> str:
        """A standing text with its fields put in."""
        text = self.texts[key]
        if not isinstance(text, str):
            raise KeyError(f"{key} is a noun")
        return text.format(**fields)

    def count(self, key: str, n: int) -> str:
        """A number with its noun: count("n.pages", 2) is "2 sidor"."""
        return f"{n} {self.texts[key][0 if n == 1 else 1]}"

    def duration(self, seconds: float) -> str:
        """A length in hours, minutes and seconds; seconds only under an hour."""
        whole = max(1, int(seconds + 0.5))
        minutes, rest = divmod(whole, 60)
        hours, minutes = divmod(minutes, 60)
        parts = [("n.hours", hours), ("n.minutes", minutes), ("n.seconds", 0 if hours else rest)]
        return " ".join(self.count(key, n) for key, n in parts if n)


def words_of(templates: Mapping[str, bytes], language: str) -> Words:
    """The texts in a language, by its first part ("sv-FI" reads sv.toml); Swedish where there are none."""
    own = templates.get(f"words/{language.split('-')[0].lower()}.toml")
    return _words(templates["words/sv.toml"] if own is None else own)


@lru_cache(maxsize=8)
def _words(file: bytes) -> Words:
    from tomllib import loads

    return Words(loads(file.decode()))
