"""Warnings that the author allows: taken away, and allowances that are wrong or not needed told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from progc.diagnostics import Diagnostic, Finding, Rule, Severity, say
from progc.language.parse.parsed import Parsed
from progc.language.parse.tree import Node
from progc.rules import checks
from progc.source import Folder, Span
from progc.suggest import suggest

UNKNOWN_ALLOWANCE = Rule("PC080", "unknown-allowance", Severity.WARNING)
ALLOWANCE_WITHOUT_REASON = Rule("PC081", "allowance-without-reason", Severity.WARNING)
UNNEEDED_ALLOWANCE = Rule("PC082", "unneeded-allowance", Severity.WARNING)


@dataclass(frozen=True)
class _Allowed:
    """Findings of the rule `name` at `path` are allowed: on `line`, or of the whole file when it is 0.

    `path_at` is where `allow` in program.yaml says the path.
    """

    name: str
    reason: str
    path: str
    line: int
    span: Span
    path_at: Span | None = None

    def covers(self, diagnostic: Diagnostic) -> bool:
        at = diagnostic.finding.at
        line = at.line if isinstance(at, Span) else 0
        return (diagnostic.rule.name, diagnostic.path, line) == (self.name, self.path, self.line)


def allow(
    diagnostics: Sequence[Diagnostic], folder: Folder, parsed: Mapping[str, Parsed]
) -> list[Diagnostic]:
    """The diagnostics without the warnings that are allowed, and with what is wrong with the allowances.

    What is not needed is told only where there is no error: an error can hide the warning.
    """
    allowances = [*_beside(parsed.values()), *_listed(parsed.get("program.yaml"))]
    warnings = {check.rule.name for check in checks() if check.rule.severity is Severity.WARNING}
    usable = [one for one in allowances if one.reason and one.name in warnings]
    kept: list[Diagnostic] = []
    used: set[int] = set()
    for diagnostic in diagnostics:
        covering = [one for one in usable if one.covers(diagnostic)]
        used.update(id(one) for one in covering)
        if not covering:
            kept.append(diagnostic)
    sound = not any(diagnostic.rule.severity is Severity.ERROR for diagnostic in diagnostics)
    for one in allowances:
        if one.path not in folder.files and one.path_at:
            kept.append(Diagnostic(UNNEEDED_ALLOWANCE, _no_such_file(one.path_at, folder)))
        elif fault := _fault(one, warnings, id(one) in used or not sound, diagnostics):
            kept.append(fault)
    return kept


def _beside(parsed: Iterable[Parsed]) -> Iterator[_Allowed]:
    for one in parsed:
        for found in one.allowances:
            yield _Allowed(found.name, found.reason, one.source.path, found.line, found.span)


def _listed(program: Parsed | None) -> Iterator[_Allowed]:
    """The `allow` list of program.yaml, as far as its entries are whole (shape tells the others)."""
    entries: tuple[Node, ...] = ()
    if program and program.node:
        listed = program.node.get("allow")
        entries = listed.items if listed else ()
    for entry in entries:
        path, rule, reason = (entry.get(key) for key in ("path", "rule", "because"))
        if path and rule and reason and path.text and rule.text and reason.text:
            yield _Allowed(rule.text, reason.text, path.text, 0, rule.span, path.span)


def _fault(
    one: _Allowed, warnings: set[str], needed: bool, diagnostics: Sequence[Diagnostic]
) -> Diagnostic | None:
    """What is wrong with one allowance: at most one thing."""
    if not one.name:
        return Diagnostic(UNKNOWN_ALLOWANCE, _nameless(one))
    if one.name not in warnings:
        return Diagnostic(UNKNOWN_ALLOWANCE, _unknown(one, suggest(one.name, warnings)))
    if not one.reason:
        return Diagnostic(ALLOWANCE_WITHOUT_REASON, _without_reason(one))
    if needed:
        return None
    at_lines = not one.line and any((d.rule.name, d.path) == (one.name, one.path) for d in diagnostics)
    return Diagnostic(UNNEEDED_ALLOWANCE, _at_its_line(one) if at_lines else _unneeded(one))


def _nameless(one: _Allowed) -> Finding:
    return Finding(
        one.span,
        say("the comment allows nothing", "kommentaren tillåter inget"),
        help=say(
            "write `progc: allow <warning> because <reason>`",
            "skriv `progc: allow <varning> because <skäl>`",
        ),
    )


def _no_such_file(at: Span, folder: Folder) -> Finding:
    near = suggest(at.text.strip("\"'"), folder.files)
    return Finding(
        at,
        say("there is no file `{path}`", "det finns ingen fil `{path}`", path=at.text.strip("\"'")),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=say(
            "write the file's path from program.yaml's folder, or take the entry away",
            "skriv filens sökväg från mappen med program.yaml, eller ta bort posten",
        ),
    )


def _at_its_line(one: _Allowed) -> Finding:
    comment = f"progc: allow {one.name} because ..."
    return Finding(
        one.span,
        say(
            "`{name}` stands at a line of `{path}`, and is allowed there",
            "`{name}` gäller en rad i `{path}` och tillåts där",
            name=one.name,
            path=one.path,
        ),
        here=say("not needed", "behövs inte"),
        help=say(
            "write `{comment}` alone on the line above instead",
            "skriv i stället `{comment}` ensamt på raden ovanför",
            comment=f"<!-- {comment} -->" if one.path.endswith(".md") else f"# {comment}",
        ),
    )


def _unknown(one: _Allowed, near: str | None) -> Finding:
    return Finding(
        one.span,
        say(
            "there is no warning called `{name}`", "det finns ingen varning som heter `{name}`", name=one.name
        ),
        here=say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        help=say(
            "the name stands in each warning, after `progc explain`; errors are mended, not allowed",
            "namnet står i varje varning, efter `progc explain`; fel rättas, de kan inte tillåtas",
        ),
    )


def _without_reason(one: _Allowed) -> Finding:
    return Finding(
        one.span,
        say("`{name}` is allowed without a reason", "`{name}` är tillåten utan skäl", name=one.name),
        help=say(
            "write why: `progc: allow {name} because ...`",
            "skriv varför: `progc: allow {name} because ...`",
            name=one.name,
        ),
    )


def _unneeded(one: _Allowed) -> Finding:
    return Finding(
        one.span,
        say(
            "`{name}` is allowed here, but nothing is found",
            "`{name}` är tillåten här men inget hittas",
            name=one.name,
        ),
        here=say("not needed", "behövs inte"),
        help=say("take the entry away", "ta bort posten")
        if one.path_at
        else say("take the comment away", "ta bort kommentaren"),
    )
