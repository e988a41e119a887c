"""The program's texts, and putting them in where `$(name)` stands in YAML."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from progc.diagnostics import Diagnostic, Finding, Label, Names, Rule, Severity, Text, say
from progc.language.parse.inlines import unclosed_text_name
from progc.language.parse.tree import Node
from progc.source import Span
from progc.suggest import suggest

UNKNOWN_TEXT = Rule("PC247", "unknown-text", Severity.ERROR)
TEXT_IN_TEXT = Rule("PC248", "text-in-text", Severity.ERROR)
TEXT_LEFT_EMPTY = Rule("PC252", "text-left-empty", Severity.ERROR)

_NAME = re.compile(r"\$\$\(|\$\(([^()\[\]\n`]*)\)")
"""The same names as in Markdown."""

_HALF = re.compile(r"\$\$\(|\$\([^()\[\]\n`]*\)|(\$\([\w-]*)")
"""A whole name or a literal `$(`, else, as a group, a name whose end is missing."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, eq=False)
class Texts:
    """The texts of one edition. `gone`: those that an edition removed. `broken`: those not to be used.

    `silent`: nothing is told of unknown names (the whole list cannot be used, or nobody sees the result).
    """

    values: Mapping[str, str]
    gone: Mapping[str, Span] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    silent: bool = False
    found: list[Diagnostic] = field(default_factory=list)

    def value(self, name: str, at: Span) -> str:
        """A text by its name. An unknown one is told and stays as it was written."""
        if name not in self.values:
            if name not in self.broken and not self.silent:
                self.found.append(self._unknown(name, at))
            return f"$({name})"
        return self.values[name]

    def put_in(self, node: Node | None) -> str:
        """A scalar's text with the texts that it names; "" for what is no scalar.

        Line ends at its end go away: a `|` text has one, and no text is about them.
        """
        text = node.text if node else None
        if node is None or text is None:
            return ""
        text = text.rstrip("\n")
        if "$(" not in text:
            return text
        if not self.silent:
            self.found.extend(unclosed_text_name(span) for span in _unclosed(node))
        places = iter(_places(node))
        return _NAME.sub(lambda hit: self._one(hit, next(places, node.span)), text)

    def needed(self, node: Node | None) -> str:
        """As `put_in`, for a text that a reader cannot do without: told where only empty texts make it up."""
        text = self.put_in(node)
        if node and "$(" in (node.text or "") and not text.strip() and not self.silent:
            self.found.append(_left_empty(node))
        return text

    def _one(self, hit: re.Match[str], at: Span) -> str:
        return "$(" if hit[1] is None else self.value(hit[1], at)

    def quiet(self) -> "Texts":
        """The same texts, telling nothing."""
        return replace(self, silent=True, found=[])

    def _unknown(self, name: str, at: Span) -> Diagnostic:
        near = suggest(name, self.values)
        gone = self.gone.get(name)
        if gone:
            return Diagnostic(UNKNOWN_TEXT, _removed(name, at, gone))
        return Diagnostic(
            UNKNOWN_TEXT,
            Finding(
                at,
                say("there is no text called `{id}`", "det finns ingen text som heter `{id}`", id=name),
                here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
                help=_where_texts_stand(name, tuple(sorted(self.values))),
            ),
        )


def _where_texts_stand(name: str, there: tuple[str, ...]) -> Text:
    if there:
        return say(
            "texts stand under `texts` in program.yaml or an edition; there are {names}",
            "texter står under `texts` i program.yaml eller en utgåva; där finns {names}",
            names=Names(there),
        )
    if not _ID.fullmatch(name):
        return say(
            "a text's name has only a–z, 0–9 and hyphens",
            "namnet på en text har bara a–z, 0–9 och bindestreck",
        )
    return say(
        "add `{id}` under `texts` in program.yaml",
        "lägg till `{id}` under `texts` i program.yaml",
        id=name,
    )


def _removed(name: str, at: Span, gone: Span) -> Finding:
    return Finding(
        at,
        say("the text `{id}` is removed, but is used", "texten `{id}` är borttagen men används", id=name),
        related=[Label(gone, say("removed here", "tas bort här"))],
        help=say(
            "keep `{id}` in the edition, or put what uses it in `::: except ...`",
            "behåll `{id}` i utgåvan, eller sätt det som använder den inom `::: except ...`",
            id=name,
        ),
    )


def _left_empty(node: Node) -> Diagnostic:
    return Diagnostic(
        TEXT_LEFT_EMPTY,
        Finding(
            node.span,
            say("nothing is left of the text", "det blir ingenting kvar av texten"),
            here=say("stands for an empty text", "står för en tom text"),
            help=say(
                "write words that are always there, or fill in the text under `texts`",
                "skriv ord som alltid finns, eller fyll i texten under `texts`",
            ),
        ),
    )


def texts_of(node: Node | None, broken: frozenset[str], silent: bool) -> Texts:
    """The texts that a program's `texts` declares; those in `broken` are not to be used."""
    entries = node.entries if node else {}
    values = {
        name: one.text.rstrip("\n").replace("$$(", "$(")
        for name, one in entries.items()
        if one.text is not None and name not in broken
    }
    unusable = broken | {name for name, one in entries.items() if one.text is None}
    found = [_text_in_text(name, one) for name, one in entries.items() if _names_a_text(one)]
    found += [unclosed_text_name(span) for one in entries.values() for span in _unclosed(one)]
    return Texts(values, node.gone if node else {}, unusable, silent, found)


def _names_a_text(node: Node) -> bool:
    return any(hit[1] is not None for hit in _NAME.finditer(node.text or ""))


def _text_in_text(name: str, node: Node) -> Diagnostic:
    inside = next(span for span in _places(node) if not span.text.startswith("$$("))
    return Diagnostic(
        TEXT_IN_TEXT,
        Finding(
            inside,
            say(
                "the text `{name}` holds another text", "texten `{name}` innehåller en annan text", name=name
            ),
            here=say("this is not put in", "den här sätts inte in"),
            help=say(
                "write out the words; a text that shows `$(` is written `$$(`",
                "skriv ut orden; en text som ska visa `$(` skrivs `$$(`",
            ),
        ),
    )


def _places(node: Node) -> tuple[Span, ...]:
    """Where each `$(name)` and `$$(` of a scalar stands, in order."""
    source, start = node.span.source, node.span.start
    hits = _NAME.finditer(node.span.text)
    return tuple(Span(source, start + hit.start(), start + hit.end()) for hit in hits)


def _unclosed(node: Node) -> Iterator[Span]:
    """Where a name in a scalar begins and has no end."""
    source, start = node.span.source, node.span.start
    for hit in _HALF.finditer(node.span.text if "$(" in (node.text or "") else ""):
        if hit[1]:
            yield Span(source, start + hit.start(1), start + hit.end(1))
