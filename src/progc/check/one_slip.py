"""One slip that two stages tell: the sentence that leads the author right stays, the other is silent."""

from collections.abc import Sequence
from dataclasses import replace

from progc.check.colonless import holds, with_key
from progc.diagnostics import Diagnostic, Label, Rule, say
from progc.language.edition import order
from progc.language.parse import box_faults, front_matter_faults, key_faults, scalar_faults, yaml_faults
from progc.language.resolve.pages import KEYS_IN_WELCOME
from progc.language.shape import key_sentences
from progc.source import File, Span

Told = tuple[str, Diagnostic]
_UNKNOWN = (key_sentences.UNKNOWN_KEY, box_faults.UNKNOWN_FILM_KEY)


def one_slip(told: Sequence[Told]) -> list[Told]:
    """What was told, each slip once."""
    slips = _Slips([one for _, one in told])
    return [(name, kept) for name, one in told if (kept := slips.kept(one))]


class _Slips:
    """Where each fault begins, where unknown keys end, and which lines without a colon have a missing key."""

    def __init__(self, told: Sequence[Diagnostic]) -> None:
        self.begins: dict[tuple[Rule, str, int], Diagnostic] = {}
        self.ends: dict[tuple[str, int], Diagnostic] = {}
        self.welcomes = {one.path for one in told if one.rule == KEYS_IN_WELCOME}
        self.missing = [one for one in told if one.rule == key_sentences.MISSING_KEY]
        self.lines = [one for one in told if one.rule == yaml_faults.MISSING_COLON]
        for one in told:
            at = one.finding.at
            if isinstance(at, Span):
                self.begins[one.rule, at.path, at.start] = one
                if one.rule in _UNKNOWN:
                    self.ends[at.path, at.end] = one
            if one.rule == key_sentences.MISSING_KEY:
                self._taken_up(one, one.finding.related)

    def _taken_up(self, one: Diagnostic, related: Sequence[Label]) -> None:
        """What a missing key was to hold stands in another's text."""
        for label in related:
            self.begins[one.rule, label.span.path, label.span.start] = one

    def kept(self, one: Diagnostic) -> Diagnostic | None:
        """The fault as it is told, or None."""
        match one.rule:
            case key_faults.EMPTY_VALUE if self._of_no_key(one.finding.at):
                return None
            case key_sentences.UNKNOWN_KEY | box_faults.UNKNOWN_FILM_KEY:
                return None if self._there(one, yaml_faults.MISSING_COLON) else one
            case yaml_faults.MISSING_COLON:
                return self._colonless(one)
            case key_sentences.MISSING_KEY if any(holds(line, one) for line in self.lines):
                return None
            case front_matter_faults.UNCLOSED_FRONT_MATTER | front_matter_faults.LATE_FRONT_MATTER:
                return None if one.path in self.welcomes else one
            case key_sentences.MALFORMED_ID if self._there(one, order.CHANGE_OF_UNKNOWN):
                return None
            case order.ADDED_WITHOUT_ORDER if self._there(one, key_sentences.MALFORMED_ID):
                return None
            case scalar_faults.DASH_IN_TEXT if self._there(one, key_sentences.MISSING_KEY):
                return None
        return one

    def _colonless(self, one: Diagnostic) -> Diagnostic | None:
        """A line without a colon; what its key is told to be instead has one."""
        key = next(filter(None, (holds(one, missing) for missing in self.missing)), None)
        if key:
            return with_key(one, key)
        no_id, unknown = self._there(one, key_sentences.MALFORMED_ID), self._there(one, *_UNKNOWN)
        if no_id and no_id.finding.help:
            return None
        return _neither_key_nor_colon(one, unknown) if unknown else one

    def _there(self, one: Diagnostic, *rules: Rule) -> Diagnostic | None:
        """What one of the rules says of the place where a fault begins."""
        at = one.finding.at
        start = at.start if isinstance(at, Span) else -1
        return next(filter(None, (self.begins.get((rule, at.path, start)) for rule in rules)), None)

    def _of_no_key(self, at: Span | File) -> bool:
        """Whether what is left empty has a key that is unknown, and is not just misspelt."""
        if not isinstance(at, Span):
            return False
        before = at.source.text[: at.start].rstrip(" \t")
        unknown = self.ends.get((at.path, len(before.removesuffix(":").rstrip())))
        return unknown is not None and unknown.finding.here is None


def _neither_key_nor_colon(colon: Diagnostic, unknown: Diagnostic) -> Diagnostic:
    """A line without a colon, told with what is known of the key that it would be with one."""
    indent = yaml_faults.INDENT
    help = say(
        "put a colon after the key, or {indent}", "sätt kolon efter nyckeln, eller {indent}", indent=indent
    )
    if unknown.finding.help:
        help = say(
            "{indent}; otherwise: {keys}",
            "{indent}; annars: {keys}",
            indent=indent,
            keys=unknown.finding.help,
        )
    here = unknown.finding.here or colon.finding.here
    return replace(colon, finding=replace(colon.finding, here=here, help=help))
