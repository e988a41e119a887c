"""The text that libyaml reads in place of the author's: strange signs replaced, faulty parts blanked."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from progc.diagnostics import Diagnostic, Text, say
from progc.language.parse.yaml_indent import Indents
from progc.language.parse.yaml_shift import Shifted
from progc.source import Source, Span

# What libyaml refuses (YAML 1.1, 5.1), and a byte order mark, which it would strip inside a text.
CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff"
# What libyaml takes for the end of a line (YAML 1.1, 5.4), and the space that looks like another.
ODD = re.compile(f"[{CONTROL}\x85\xa0\u2028\u2029]")
_INDENT = re.compile(r"^[ \xa0-]*\xa0[ \xa0-]*|(?<=[\w\"']:)\xa0+", re.M)
_LEAD = re.compile(r"[ \t]*")
_PRIVATE = range(0xF0000, 0x10FFFE)
_ENTRY = re.compile(r" *(?:- |-$|[\w.\"'-]+ ?:(?: |$)|#)")
_SPACE = re.compile(r"(?:[ \t\n]|(?<![^ \t\n:])#[^\n]*)*")
_Place = TypeVar("_Place")

ENDS = say("; the file is not read", "; filen läses inte")
_KEYS_ENDS = say("; the keys of the page are not read", "; sidans nycklar läses inte")


@dataclass(frozen=True)
class Fault:
    """What stops libyaml. To go on, blank what stands between `blank`'s offsets, and put a colon at `colon`.

    `value`: a value is blanked (so that its key is not told as left empty), else a line of its own.
    `indents`: lines that are to begin with other blanks; a guess, unless it is `sure`. `fatal`: nothing after
    it can be trusted. All offsets are the draft's.
    """

    diagnostic: Diagnostic
    blank: tuple[int, int] | None = None
    value: bool = True
    colon: int | None = None
    indents: Indents = ()
    sure: bool = False
    fatal: bool = False


class Draft:
    """`text` is what libyaml reads. What is put in or taken away is known: offsets can be undone.

    With `guess`, lines are given other blanks where the author's cannot be read. `moved` are their numbers in
    the source: what is wrong there may come of having guessed wrong. By number, `guess` says which of several
    places a line is given, where that is not the likeliest; `options` is how many there were.
    """

    def __init__(self, source: Source, start: int, end: int, guess: Mapping[int, int] | None = None) -> None:
        self.source = source
        self.base = start
        self.written = source.text[start:end]
        self.odd = ODD.search(self.written) is not None
        self._restore: dict[int, str] = {}
        self._told: set[int] = set()
        self._now = Shifted(self._readable() if self.odd else self.written)
        self.guess = guess
        self.options: dict[int, int] = {}
        self.moved: set[int] = set()

    @property
    def text(self) -> str:
        return self._now.text

    def _readable(self) -> str:
        """The text with every sign that libyaml cannot take as a text's own replaced by one that it can."""
        text = _INDENT.sub(lambda match: match[0].replace("\xa0", " "), self.written)
        have = set(text)
        free = (chr(code) for code in _PRIVATE if chr(code) not in have)
        swaps: dict[str, str | int | None] = {
            sign: next(free, "?") for sign in sorted(have) if sign != "\xa0" and ODD.match(sign)
        }
        self._restore = {ord(str(other)): sign for sign, other in swaps.items()}
        return text.translate(str.maketrans(swaps))

    def restore(self, value: str) -> str:
        """A value that libyaml read, with the author's own signs."""
        return value.translate(self._restore) if self._restore else value

    @property
    def ends(self) -> Text:
        """What is said of the file where a line begins in the wrong place."""
        if self.guess is not None:
            return say("", "")
        return _KEYS_ENDS if self.source.path.endswith(".md") else ENDS

    def choose(self, line: int, options: Sequence[_Place]) -> _Place:
        """Where the line at an offset is to begin."""
        number = self.span(line, line).line
        self.options[number] = len(options)
        chosen = (self.guess or {}).get(number, 0)
        return options[chosen if chosen < len(options) else 0]

    def back(self, offset: int) -> int:
        """The place in the whole source of an offset of the draft."""
        return self.base + self._now.back(offset)

    def forward(self, offset: int) -> int:
        """The place in the draft of an offset of the whole source."""
        return bisect_left(range(len(self.text)), offset, key=self.back)

    def span(self, start: int, end: int) -> Span:
        """The author's own text between two offsets of the draft."""
        return Span(self.source, self.back(start), self.back(end))

    def as_written(self, start: int, end: int) -> str:
        """What the author wrote between two offsets of the draft."""
        return self.source.text[self.back(start) : self.back(end)]

    def mend(self, fault: Fault) -> bool:
        """Make the draft readable past a fault; False where that changes nothing."""
        before = self.text
        if fault.blank:
            start, end = fault.blank
            if fault.value:
                self._told.add(self.back(start))
            self._now.put([(start, end, re.sub(r"[^\n]", " ", self.text[start:end]))])
        if fault.colon is not None:
            at = fault.colon
            self._told.add(self.back(at))
            self._now.put([(at, at + (self.text[at : at + 1] in (" ", "\t")), ":")])
        if fault.indents:
            unsure = () if fault.sure else fault.indents
            self.moved.update(self.span(line, line).line for line, _ in unsure)
            leads = [(line, _LEAD.match(self.text, line), blanks) for line, blanks in fault.indents]
            self._now.put([(line, lead.end(), " " * blanks) for line, lead, blanks in leads if lead])
        return self.text != before

    def told(self, offset: int) -> bool:
        """Whether the value that would stand at an offset was blanked for a fault."""
        if not self._told:
            return False
        at = self.back(offset) - self.base
        match = _SPACE.match(self.written, at)
        place = match.end() if match else at
        return bool({self.base + at, self.base + at - 1, self.base + place} & self._told)

    def line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def content_end(self, offset: int) -> int:
        """The end of what stands on a line, without blanks after it."""
        end = self.line_end(offset)
        return offset + len(self.text[offset:end].rstrip())

    def column(self, offset: int) -> int:
        return offset - self.line_start(offset)

    def indent(self, offset: int) -> int:
        """How many blanks the line of an offset begins with."""
        line = self.text[self.line_start(offset) : self.line_end(offset)]
        return len(line) - len(line.lstrip(" "))

    def text_end(self, start: int, column: int) -> int:
        """Where a text ends that starts at an offset and goes on over lines deeper than a column.

        A line that looks like a key or an item of a list is not taken for a part of it.
        """
        end = self.content_end(start)
        at = self.line_end(start) + 1
        while at < len(self.text):
            stop = self.line_end(at)
            line = self.text[at:stop]
            if line.strip() and (self.indent(at) <= column or _ENTRY.match(line)):
                break
            if line.strip():
                end = self.content_end(at)
            at = stop + 1
        return end
