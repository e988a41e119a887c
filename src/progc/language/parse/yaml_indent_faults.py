"""Lines that do not begin where they belong, in our own words: places in a draft in, faults out."""

import re
from functools import partial

from progc.diagnostics import Count, Diagnostic, Edit, Finding, Label, Rule, Severity, Text, say
from progc.language.parse.scalar_faults import mended
from progc.language.parse.yaml_draft import Draft, Fault
from progc.language.parse.yaml_indent import moved, untabbed

TAB_INDENTATION = Rule("PC002", "tab-indentation", Severity.ERROR)
BAD_INDENTATION = Rule("PC003", "bad-indentation", Severity.ERROR)


def tab(draft: Draft, at: int) -> Fault:
    """A tab before the first sign of a line, told once for all such lines."""
    lines = untabbed(draft.text, draft.choose)
    fault = partial(Fault, indents=lines.indents, sure=lines.sure)
    if not lines.said:
        return fault(Diagnostic(TAB_INDENTATION, _in_hollow_line(draft, at)))
    first = next((line for line in lines.said if line >= draft.line_start(at)), None)
    at = at if first is None else draft.text.find("\t", first)
    here = say("the line is indented with a tab", "raden är indragen med tabb")
    others = Count(sum(line > at for line in lines.said), ("line", "lines"), ("rad", "rader"))
    more = say(
        "the line is indented with a tab, and so are {others} below it",
        "raden är indragen med tabb, och det är {others} till under den",
        others=others,
    )
    finding = Finding(
        draft.span(at, at + 1),
        more if others.n else here,
        say("a tab{ends}", "en tabb{ends}", ends="" if lines.sure else draft.ends),
        help=say(
            "indent with blanks, two for each level",
            "dra in med blanksteg, två för varje nivå",
        ),
    )
    return fault(Diagnostic(TAB_INDENTATION, finding))


def _in_hollow_line(draft: Draft, at: int) -> Finding:
    """A tab on a line that holds no more, or a comment."""
    return Finding(
        draft.span(at, at + 1),
        say("a line begins with a tab", "en rad börjar med en tabb"),
        say("a tab", "en tabb"),
        help=say("take the tab away", "ta bort tabben"),
    )


def tab_within(draft: Draft, at: int) -> Fault:
    """A tab between a dash or a colon and what follows it."""
    span = draft.span(at, at + 1)
    finding = Finding(
        span,
        say("a tab stands where a blank belongs", "en tabb står där ett blanksteg hör hemma"),
        say("a tab", "en tabb"),
        help=say("write `{line}`", "skriv `{line}`", line=mended(span, " ")),
        edits=[Edit(span, " ")],
    )
    return Fault(Diagnostic(TAB_INDENTATION, finding), (at, at + 1), value=False)


def indentation(draft: Draft, at: int, above: list[int], why: Text) -> Fault:
    """A line that lines up with nothing above. `above`: where lines above begin.

    A line above it that is the cause is told instead.
    """
    line = draft.line_start(at)
    options = moved(draft.text, line) if draft.guess is not None else []
    indents = draft.choose(line, options) if options else ()
    if indents and indents[0][0] < line:
        above = [at]
        at = indents[0][0] + draft.indent(indents[0][0])
        why = say(
            "the line does not line up with those below it", "raden står inte i linje med raderna under den"
        )
    span = draft.span(at, draft.content_end(at))
    related = [Label(draft.span(*word(draft, each)), _blanks(draft.column(each))) for each in above[-2:]]
    finding = Finding(
        span,
        why,
        say("{n}{ends}", "{n}{ends}", n=_blanks(draft.indent(at)), ends=draft.ends),
        related,
        say(
            "give the line as many blanks as the lines it belongs with",
            "ge raden lika många blanksteg som raderna den hör ihop med",
        ),
    )
    return Fault(Diagnostic(BAD_INDENTATION, finding), indents=indents, fatal=not indents)


def _blanks(n: int) -> Text:
    if n == 0:
        return say("no blanks before it", "inga blanksteg före")
    if n == 1:
        return say("1 blank before it", "1 blanksteg före")
    return say("{n} blanks before it", "{n} blanksteg före", n=n)


def word(draft: Draft, offset: int) -> tuple[int, int]:
    match = re.compile(r"[^\s:]*").match(draft.text, offset)
    return offset, match.end() if match else offset
