"""What can be wrong with a page's blocks, each in its author's words."""

from progc.diagnostics import Count, Diagnostic, Finding, Label, Rule, Severity, say
from progc.language.parse.inline_places import DEPTH
from progc.source import Span

DEEP_NESTING = Rule("PC044", "deep-nesting", Severity.ERROR)
SURPLUS_CELLS = Rule("PC045", "surplus-cells", Severity.ERROR)
REPEATED_LINK_NAME = Rule("PC047", "repeated-link-name", Severity.WARNING)
UNCLOSED_CODE_BLOCK = Rule("PC048", "unclosed-code-block", Severity.ERROR)


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
