"""A drawing (SVG) that runs code or fetches something when it is shown."""

import re
from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, Text, say
from progc.language.model import Project
from progc.language.model.files import file_uses
from progc.rules import project_rule
from progc.source import Span

# SVG 1.1, 18 (scripting) and 23 (foreignObject); XML 1.0, 4.2 (entities, which can grow without end).
_FOUND: tuple[tuple[re.Pattern[str], Text], ...] = (
    (
        re.compile(r"<script\b|<foreignObject\b|\bon[a-z]+\s*=(?=\s*[\"'])|javascript:", re.I),
        say("runs code", "kör kod"),
    ),
    (
        re.compile(
            r"<(?:image|use|feImage)\b[^>]*\bhref\s*=\s*[\"'](?!#|data:)"
            r"|@import|url\(\s*[\"']?(?:https?:)?//",
            re.I,
        ),
        say("fetches something from elsewhere", "hämtar något från en annan plats"),
    ),
    (re.compile(r"<!ENTITY"), say("stands for other text", "står för annan text")),
)


@project_rule("PC504", Severity.ERROR)
def check(project: Project) -> Iterator[Finding]:
    """The first such place of each kind, in each drawing that is used."""
    used = {use.path for program in project.programs for use in file_uses(program)}
    for path in sorted(used):
        source = project.folder.source(path) if path.endswith(".svg") else None
        for pattern, here in _FOUND if source else ():
            found = pattern.search(source.text) if source else None
            if source and found:
                yield _finding(Span(source, found.start(), found.end()), path, here)


def _finding(at: Span, path: str, here: Text) -> Finding:
    return Finding(
        at,
        say("`{path}` is more than a drawing", "`{path}` är mer än en bild", path=path),
        here=here,
        help=say(
            "save the drawing again as plain SVG, with all its parts in it",
            "spara bilden igen som vanlig SVG, med allt som hör till den inuti",
        ),
    )
