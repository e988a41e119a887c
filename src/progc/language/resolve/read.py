"""A tree whose shape holds → plain values. What is missing reads as nothing, never as a fault."""

import re
from dataclasses import dataclass
from decimal import Decimal

from progc.language.model import Number
from progc.language.parse.tree import Node
from progc.language.resolve.texts import Texts

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")


def number(node: Node | None) -> Number | None:
    """A number as written without quotes: int without a decimal point, else Decimal."""
    if node is None or node.text is None or node.style == "quoted" or not _NUMBER.fullmatch(node.text):
        return None
    return Decimal(node.text) if "." in node.text else int(node.text)


def truth(node: Node | None) -> bool | None:
    """`true` or `false` without quotes."""
    if node is None or node.style == "quoted":
        return None
    return {"true": True, "false": False}.get(node.text or "")


def words(node: Node | None) -> tuple[str, ...]:
    """The scalars of a list, as written."""
    return tuple(item.text for item in node.items if item.text is not None) if node else ()


@dataclass(frozen=True, eq=False)
class Reader:
    """Reads one mapping's entries. Texts for people have the program's texts put in; words are as written."""

    node: Node
    texts: Texts

    def text(self, key: str) -> str:
        """A text that people cannot do without, "" where there is none."""
        return self.texts.needed(self.node.get(key))

    def maybe(self, key: str) -> str | None:
        """A text for people, None where there is none or nothing is left of it."""
        return self.texts.put_in(self.node.get(key)) or None

    def word(self, key: str) -> str | None:
        """An id, a path, an address or one of some fixed words, as written."""
        found = self.node.get(key)
        return found.text if found else None

    def number(self, key: str) -> Number | None:
        return number(self.node.get(key))

    def whole(self, key: str) -> int | None:
        """A whole number."""
        found = self.number(key)
        return found if isinstance(found, int) else None

    def maybe_true(self, key: str) -> bool | None:
        return truth(self.node.get(key))

    def true(self, key: str, otherwise: bool = False) -> bool:
        """A truth, or what holds where the author says nothing."""
        found = self.maybe_true(key)
        return otherwise if found is None else found

    def words(self, key: str) -> tuple[str, ...]:
        """The words of a list."""
        return words(self.node.get(key))

    def below(self, key: str) -> dict[str, "Reader"]:
        """Readers of the mappings in a mapping, by key."""
        found = self.node.get(key)
        return {name: Reader(node, self.texts) for name, node in (found.entries if found else {}).items()}

    def items(self, key: str) -> tuple["Reader", ...]:
        """Readers of the mappings in a list."""
        found = self.node.get(key)
        return tuple(Reader(node, self.texts) for node in (found.items if found else ()))

    def labels(self, key: str) -> dict[str, str]:
        """A mapping of texts for people."""
        found = self.node.get(key)
        return {name: self.texts.needed(node) for name, node in (found.entries if found else {}).items()}
