"""A text of the program or an edition that no page uses."""

import re
from collections.abc import Iterator

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Project
from progc.language.model.places import plain_name
from progc.rules import project_rule
from progc.source import Source

_USE = re.compile(r"(?<!\$)\$\(([^)\n]*)\)")


@project_rule("PC209", Severity.WARNING)
def check(project: Project) -> Iterator[Finding]:
    """Each key of `texts`, wherever it is declared, that stands as $(key) nowhere; not what is no id."""
    sources = [file for file in project.folder.files.values() if isinstance(file, Source)]
    used = {name.strip() for source in sources for name in _USE.findall(source.text)}
    for path, node in project.nodes.items():
        if path == "program.yaml" or path.startswith("editions/"):
            texts = node.get("texts")
            for name, text in (texts.entries if texts else {}).items():
                if name not in used and plain_name(name) == name:
                    yield Finding(
                        text.key or text.span,
                        say(
                            "no page uses the text `{name}`", "ingen sida använder texten `{name}`", name=name
                        ),
                        here=say("shown nowhere", "visas ingenstans"),
                        help=say(
                            "write `$({name})` where it belongs, or take the line away",
                            "skriv `$({name})` där den hör hemma, eller ta bort raden",
                            name=name,
                        ),
                    )
