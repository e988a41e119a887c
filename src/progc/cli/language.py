"""Which language the reader has: --lang, else PROGC_LANG, else the system's."""

import locale
import os
from collections.abc import Iterator, Sequence
from itertools import pairwise

from progc.diagnostics import Lang


def language(arguments: Sequence[str]) -> Lang:
    """Swedish where the first of these that says something says Swedish, else English.

    `--lang` stands anywhere among the words, and counts where it says one of progc's languages; LC_ALL,
    LC_MESSAGES and LANG as POSIX ranks them; Windows and macOS without these say it themselves.
    """
    for said in _said(arguments):
        return "sv" if said.lower().startswith(("sv", "swedish")) else "en"
    return "en"


def _said(arguments: Sequence[str]) -> Iterator[str]:
    for word, after in pairwise([*arguments, ""]):
        name, _, value = word.partition("=")
        said = value or after
        if name == "--lang" and said in ("sv", "en"):
            yield said
    for name in ("PROGC_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            yield os.environ[name]
    system = locale.getlocale()[0]
    if system:
        yield system
