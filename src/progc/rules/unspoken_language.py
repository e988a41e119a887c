"""A program in a language that the outputs' own words do not exist in."""

from collections.abc import Iterator

from progc.diagnostics import Finding, Names, Severity, say
from progc.language.model import Program
from progc.rules import rule

# The languages that the outputs' standing texts exist in; a test holds them against templates/words/.
SPOKEN = ("sv",)


@rule("PC319", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """At most one finding: on `language`. A region of a language is that language."""
    if program.language.split("-")[0].lower() not in SPOKEN:
        yield Finding(
            program.at("language"),
            say(
                "the pages' own words do not exist in `{language}`",
                "sidornas egna ord finns inte på `{language}`",
                language=program.language,
            ),
            here=say("read aloud in the wrong language", "läses upp på fel språk"),
            help=say("write {names}", "skriv {names}", names=Names(SPOKEN)),
        )
