"""Diagnostics → text for a person at a terminal or in a log."""

from collections.abc import Iterator

from progc.diagnostics import Diagnostic, Lang, Severity, Text, say
from progc.report.frame import frame, visible
from progc.report.reported import Reported
from progc.source import Span

_BOLD, _RED, _YELLOW, _BLUE, _PLAIN = "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[34m", "\x1b[0m"
_SEVERITY = {
    Severity.ERROR: (say("error", "fel"), _RED),
    Severity.WARNING: (say("warning", "varning"), _YELLOW),
}


def text(program: Reported, lang: Lang, color: bool = False) -> str:
    """One program's diagnostics with their lines, a blank line after each; "" where there are none."""
    paint = _Paint(lang, color)
    return "".join(paint.diagnostic(program, diagnostic) + "\n\n" for diagnostic in program.diagnostics)


class _Paint:
    def __init__(self, lang: Lang, color: bool) -> None:
        self.lang: Lang = lang
        self.color = color

    def paint(self, text: str, code: str) -> str:
        return f"{code}{text}{_PLAIN}" if self.color else text

    def bold(self, text: str) -> str:
        return self.paint(text, _BOLD)

    def to(self, text: Text | None) -> str:
        """A text in the reader's language, on one line and without signs that a terminal would obey."""
        return visible(text.to(self.lang)) if text else ""

    def diagnostic(self, program: Reported, diagnostic: Diagnostic) -> str:
        finding = diagnostic.finding
        word, code = _SEVERITY[diagnostic.rule.severity]
        head = self.paint(f"{self.to(word)}[{diagnostic.rule.code}]", code)
        lines = [f"{head}{self.bold(': ' + self.to(finding.message))}"]
        edge = self._edge(diagnostic)
        if isinstance(finding.at, Span):
            lines += self.place("-->", program, finding.at, "^", finding.here, code, edge)
        else:
            lines.append(
                f"{' ' * edge}{self.paint('-->', _BLUE)} {visible(program.prefix + finding.at.path)}"
            )
        for label in finding.related[:3]:
            lines += self.place(":::", program, label.span, "-", label.text, _BLUE, edge)
        lines += [f"{' ' * edge} {self.paint('=', _BLUE)} {note}" for note in self._notes(diagnostic)]
        return "\n".join(lines)

    def place(
        self, arrow: str, program: Reported, span: Span, mark: str, words: Text | None, code: str, edge: int
    ) -> list[str]:
        number, line, marks = frame(span, mark, self.to(words))
        bar = self.paint("|", _BLUE)
        blank = f"{' ' * edge} {bar}"
        where = f"{visible(program.prefix + span.path)}:{span.line}:{span.column}"
        return [
            f"{' ' * edge}{self.paint(arrow, _BLUE)} {where}",
            blank,
            f"{self.paint(number.rjust(edge), _BLUE)} {bar} {line}".rstrip(),
            f"{blank} {self.paint(marks, code)}",
            blank,
        ]

    def _edge(self, diagnostic: Diagnostic) -> int:
        places = [diagnostic.finding.at, *(label.span for label in diagnostic.finding.related[:3])]
        return max([2, *(len(str(place.line)) for place in places if isinstance(place, Span))])

    def _notes(self, diagnostic: Diagnostic) -> Iterator[str]:
        if diagnostic.editions:
            base = self.to(say("the base program", "grundprogrammet"))
            names = ", ".join(name or base for name in diagnostic.editions)
            yield f"{self.to(say('in', 'gäller'))}: {names}"
        if diagnostic.finding.help:
            yield f"{self.to(say('help', 'hjälp'))}: {self.to(diagnostic.finding.help)}"
        yield f"{self.to(say('more', 'mer'))}: progc explain {diagnostic.rule.name}"
