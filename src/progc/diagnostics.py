"""What can be said about a program: rules, findings, diagnostics, and texts in both languages."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from progc.source import File, Span

Lang = Literal["sv", "en"]


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Rule:
    """What a finding is a case of: `code` is PC and three digits, `name` reads well after "allow"."""

    code: str
    name: str
    severity: Severity


@dataclass(frozen=True)
class Count:
    """A number with its noun, singular and plural, in both languages."""

    n: int
    en: tuple[str, str]
    sv: tuple[str, str]

    def to(self, lang: Lang) -> str:
        one, many = self.en if lang == "en" else self.sv
        return f"{self.n} {one if self.n == 1 else many}"


@dataclass(frozen=True)
class Names:
    """Ids in backticks, at most `most` of them, then how many more there are."""

    ids: tuple[str, ...]
    most: int = 5

    def to(self, lang: Lang) -> str:
        shown = [f"`{name}`" for name in self.ids[: self.most]]
        more = len(self.ids) - len(shown)
        if more:
            return ", ".join(shown) + (f" and {more} more" if lang == "en" else f" och {more} till")
        last = " and " if lang == "en" else " och "
        return last.join(filter(None, [", ".join(shown[:-1]), shown[-1]])) if shown else ""


@dataclass(frozen=True)
class Text:
    """A sentence in both languages with its fields; made by `say`, put together when it is read."""

    en: str
    sv: str
    fields: tuple[tuple[str, "Field"], ...] = ()

    def to(self, lang: Lang) -> str:
        """The sentence in one language."""
        template = self.en if lang == "en" else self.sv
        return template.format(**{name: _shown(value, lang) for name, value in self.fields})


Field = str | int | Count | Names | Text


def _shown(value: Field, lang: Lang) -> str:
    return value.to(lang) if isinstance(value, Count | Names | Text) else str(value)


def say(en: str, sv: str, **fields: Field) -> Text:
    """A text in English and Swedish; `{name}` in either is replaced by that field."""
    return Text(en, sv, tuple(fields.items()))


@dataclass(frozen=True)
class Label:
    """A place, and a few words to print under it."""

    span: Span
    text: Text


@dataclass(frozen=True)
class Edit:
    """A certain mend: put `text` where `span` is."""

    span: Span
    text: str


@dataclass(frozen=True)
class Finding:
    """What a rule yields: where, what and what to do. `here` is printed under the carets."""

    at: Span | File
    message: Text
    here: Text | None = None
    related: Sequence[Label] = ()
    help: Text | None = None
    edits: Sequence[Edit] = ()


@dataclass(frozen=True)
class Diagnostic:
    """A finding with the identity of its rule. `editions`: the ones that have it; () means all.

    The base program's name in `editions` is "" (a reader sees "grundprogrammet").
    """

    rule: Rule
    finding: Finding
    editions: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        return self.finding.at.path

    @property
    def order(self) -> tuple[str, int, str, int, str]:
        """Sort key: path, offset, code, then end and sentence so that the order never varies."""
        at = self.finding.at
        start, end = (at.start, at.end) if isinstance(at, Span) else (-1, -1)
        return (at.path, start, self.rule.code, end, self.finding.message.to("en"))


Data = Mapping[str, object]
