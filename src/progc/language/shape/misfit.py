"""An error in a tree's shape, as jsonschema carries it up, and the key that a surplus one was meant to be."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jsonschema import ValidationError

from progc.suggest import suggest

Errors = Iterator["Misfit"]
Schema = Mapping[str, Any]


class Misfit(ValidationError):
    """An error of ours; jsonschema carries it up through the tree and puts its path together.

    `top` is how many parts of its path lead to the largest value that is not to be used for it; it changes
    while the error rises. `keys` are the keys it is about. `silent`: told already. `harmless`: what it is
    about can be used all the same. `read_as`: the key that a surplus one is read as.
    """

    def __init__(
        self,
        *path: str | int,
        keys: tuple[str, ...] = (),
        silent: bool = False,
        harmless: bool = False,
        read_as: str | None = None,
    ) -> None:
        super().__init__("", path=path)
        self.top = len(path)
        self.keys = keys
        self.silent = silent
        self.harmless = harmless or read_as is not None
        self.read_as = read_as


def meant(key: str, instance: Mapping[str, object], schema: Schema) -> str | None:
    """The key that a surplus one was probably meant to be: known, and not there yet.

    Also by its title, as the platform calls it: `avsnitt` for `sections`, or by its beginning: `sect`.
    """
    known = {
        name: below
        for name, below in schema.get("properties", {}).items()
        if below is not False and name not in instance
    }
    titles = {below["title"].lower(): name for name, below in known.items() if "title" in below}
    near = suggest(key, known) or _one_letter_off(key, known)
    begun = [name for name in known if len(key) > 2 and name.startswith(key)]
    title = suggest(key.lower().replace("_", " "), titles) or ""
    return near or (begun[0] if len(begun) == 1 else titles.get(title))


def _one_letter_off(key: str, known: Iterable[str]) -> str | None:
    """The one known key that a key too short for `suggest` lacks a letter of, or has one too many."""
    alike = [name for name in known if 1 < len(key) < 4 and _lacks_a_letter(*sorted((key, name), key=len))]
    return alike[0] if len(alike) == 1 else None


def _lacks_a_letter(short: str, long: str) -> bool:
    return any(short == long[:at] + long[at + 1 :] for at in range(len(long)))
