"""A module whose title names a number of months far from the day it opens on."""

import re
from collections.abc import Iterator

from progc.diagnostics import Finding, Label, Severity, say
from progc.language.model import Program
from progc.rules import rule

_MONTHS = re.compile(r"\b(\d{1,2}|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv)\s+månad(?:er)?\b", re.I)
_WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
# The mean month of the Gregorian calendar; how far off a day may be is our own bound.
DAYS_IN_MONTH = 30.44
DAYS_OFF = 14


@rule("PC315", Severity.WARNING)
def check(program: Program) -> Iterator[Finding]:
    """Each module with `open_on_day` more than 14 days from the months that its title names."""
    for module in program.modules:
        said = _MONTHS.search(module.title)
        if not said or module.open_on_day is None:
            continue
        word = said[1].lower()
        months = int(word) if word.isdigit() else _WORDS.index(word)
        day = round(months * DAYS_IN_MONTH)
        if abs(module.open_on_day - day) > DAYS_OFF:
            title = module.at("title") if module.node.get("title") else module.own.at("title")
            yield Finding(
                module.at("open_on_day"),
                say(
                    "module `{module}` opens on day {open}, but its title says {months}: about day {day}",
                    "modulen `{module}` öppnas dag {open} men titeln säger {months}: ungefär dag {day}",
                    module=module.id,
                    open=module.open_on_day,
                    months=said[0],
                    day=day,
                ),
                here=say("far from the title", "långt från titeln"),
                related=[Label(title, say("the title", "titeln"))],
                help=say("write `open_on_day: {day}`", "skriv `open_on_day: {day}`", day=day),
            )
