"""What can be wrong with a page's blocks, each in its author's words."""

from progc.diagnostics import Count, Diagnostic, Finding, Label, Rule, Severity, say
from progc.language.parse.definitions import TARGET
from progc.language.parse.inline_places import DEPTH
from progc.source import Span

DEEP_NESTING = Rule("PC044", "deep-nesting", Severity.ERROR)
SURPLUS_CELLS = Rule("PC045", "surplus-cells", Severity.ERROR)
REPEATED_LINK_NAME = Rule("PC047", "repeated-link-name", Severity.WARNING)
UNCLOSED_CODE_BLOCK = Rule("PC048", "unclosed-code-block", Severity.ERROR)
UNUSED_LINK_NAME = Rule("PC065", "unused-link-name", Severity.ERROR)


def too_deep(span: Span) -> Diagnostic:
    return Diagnostic(
        DEEP_NESTING,
        Finding(
            span,
            say(
                "over {most} lists, quotations, blocks, links or marks stand inside each other",
                "över {most} listor, citat, block, länkar eller markeringar står i varandra",
                most=DEPTH,
            ),
            here=say("too deep", "för djupt"),
            help=say("take levels away", "ta bort nivåer"),
        ),
    )


def surplus_cells(span: Span, cells: int, columns: int) -> Diagnostic:
    return Diagnostic(
        SURPLUS_CELLS,
        Finding(
            span,
            say(
                "the row has {cells}, but the table has {columns}",
                "raden har {cells} men tabellen har {columns}",
                cells=Count(cells, ("cell", "cells"), ("cell", "celler")),
                columns=Count(columns, ("column", "columns"), ("kolumn", "kolumner")),
            ),
            here=say("shown nowhere", "visas inte"),
            help=say(
                "add a column to the table's first two rows, or write `\\|` for a `|` in the text",
                "lägg till en kolumn i tabellens två första rader, eller skriv `\\|` för ett `|` i texten",
            ),
        ),
    )


def repeated_link_name(span: Span, first: Span) -> Diagnostic:
    return Diagnostic(
        REPEATED_LINK_NAME,
        Finding(
            span,
            say(
                "the link name `{name}` is used twice",
                "länknamnet `{name}` används två gånger",
                name=span.text,
            ),
            here=say("this address is never used", "den här adressen används aldrig"),
            related=[Label(first, say("the first one holds", "den första gäller"))],
            help=say(
                "remove this line, or give it another name", "ta bort raden eller ge den ett annat namn"
            ),
        ),
    )


def unclosed_code(span: Span) -> Diagnostic:
    return Diagnostic(
        UNCLOSED_CODE_BLOCK,
        Finding(
            span,
            say("the code block is never ended", "kodblocket tar aldrig slut"),
            here=say("all that follows is printed as code", "allt som följer skrivs ut som kod"),
            help=say(
                "write a line with {fence} after it",
                "skriv en rad med {fence} efter det",
                fence=span.text[: len(span.text) - len(span.text.lstrip("`~"))],
            ),
        ),
    )


_MEANT_AS_TEXT = (
    "write `\\{line}` if it is to be read; if it is a link's name, use it, `[text][{name}]`, "
    "or take the line away",
    "skriv `\\{line}` om raden ska synas; är det namnet på en länk, använd det, `[text][{name}]`, "
    "eller ta bort raden",
)
_MEANT_AS_NAME = (
    "use the name in a link, `[text][{name}]`, or take the line away; write `\\{line}` if it is to be read",
    "använd namnet i en länk, `[text][{name}]`, eller ta bort raden; skriv `\\{line}` om den ska synas",
)


def unused_link_name(line: Span, name: str, target: str) -> Diagnostic:
    """A definition: what it leads to shows whether it was meant as one."""
    name = " ".join(name.split())
    help = _MEANT_AS_NAME if TARGET.match(target) else _MEANT_AS_TEXT
    return Diagnostic(
        UNUSED_LINK_NAME,
        Finding(
            line,
            say(
                "the line is not shown: nothing on the page uses the link name `{name}`",
                "raden visas inte: inget på sidan använder länknamnet `{name}`",
                name=name,
            ),
            here=say(
                "read as the name of a link to `{target}`",
                "läses som namnet på en länk till `{target}`",
                target=target,
            )
            if target
            else None,
            help=say(*help, line=line.text, name=name),
        ),
    )
