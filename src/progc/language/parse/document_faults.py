"""What can be wrong with a YAML document as a whole: places in a draft in, faults out."""

from progc.diagnostics import Diagnostic, Finding, Rule, Severity, say
from progc.language.parse.yaml_draft import ENDS, Draft, Fault
from progc.source import Source, Span

EMPTY_FILE = Rule("PC001", "empty-file", Severity.ERROR)
SEVERAL_DOCUMENTS = Rule("PC021", "several-documents", Severity.ERROR)
NESTED_TOO_DEEP = Rule("PC022", "nested-too-deep", Severity.ERROR)
UNREADABLE_LINE = Rule("PC023", "unreadable-line", Severity.ERROR)


def empty_file(source: Source, start: int, whole: bool) -> Diagnostic:
    message = (
        say("the file is empty", "filen är tom")
        if whole
        else say("there is nothing between the lines `---`", "det står inget mellan raderna `---`")
    )
    help = say("write at least `title: ...`", "skriv åtminstone `title: ...`")
    return Diagnostic(EMPTY_FILE, Finding(Span(source, start, start), message, help=help))


def several_documents(draft: Draft, at: int) -> Fault:
    finding = Finding(
        draft.span(at, draft.content_end(at)),
        say("the file holds more than one document", "filen innehåller mer än ett dokument"),
        say("ends the first{ends}", "avslutar det första{ends}", ends=ENDS),
        help=say("take the line away, or put it in quotes", "ta bort raden, eller sätt den inom citattecken"),
    )
    return Fault(Diagnostic(SEVERAL_DOCUMENTS, finding), fatal=True)


def directive(draft: Draft, at: int) -> Fault:
    end = draft.content_end(at)
    finding = Finding(
        draft.span(at, end),
        say("a line begins with `%`", "en rad börjar med `%`"),
        say(
            "an instruction to YAML, which progc does not use",
            "en anvisning till YAML som progc inte använder",
        ),
        help=say("take the line away", "ta bort raden"),
    )
    return Fault(Diagnostic(SEVERAL_DOCUMENTS, finding), (at, end), value=False)


def too_deep(draft: Draft, at: int, most: int) -> Fault:
    finding = Finding(
        draft.span(at, at + 1),
        say(
            "values stand inside each other more than {n} deep",
            "värden står inuti varandra djupare än {n} nivåer",
            n=most,
        ),
        say("too deep{ends}", "för djupt{ends}", ends=ENDS),
        help=say("use fewer levels", "använd färre nivåer"),
    )
    return Fault(Diagnostic(NESTED_TOO_DEEP, finding), fatal=True)


def unreadable(draft: Draft, at: int) -> Fault:
    """Anything that no other fault describes."""
    end = draft.content_end(at)
    finding = Finding(
        draft.span(at, max(end, at)),
        say("the line cannot be read as YAML", "raden går inte att läsa som YAML"),
        say("reading stops here{ends}", "läsningen stannar här{ends}", ends=ENDS),
        help=say(
            "write `key: value`, with texts in quotes", "skriv `nyckel: värde`, med texter inom citattecken"
        ),
    )
    return Fault(Diagnostic(UNREADABLE_LINE, finding), fatal=True)
