"""What can be wrong with a `:::` line, each in its author's words."""

from progc.diagnostics import Diagnostic, Finding, Label, Names, Rule, Severity, Text, say
from progc.language.parse.directives import NAMES
from progc.source import Span
from progc.suggest import suggest

UNKNOWN_BLOCK = Rule("PC034", "unknown-block", Severity.ERROR)
UNCLOSED_BLOCK = Rule("PC035", "unclosed-block", Severity.ERROR)
STRAY_BLOCK_END = Rule("PC036", "stray-block-end", Severity.ERROR)
MALFORMED_BLOCK_LINE = Rule("PC037", "malformed-block-line", Severity.ERROR)
BLOCK_IN_LIST = Rule("PC038", "block-in-list", Severity.ERROR)
BOX_IN_BOX = Rule("PC039", "box-in-box", Severity.ERROR)
NAMELESS_BLOCK = Rule("PC040", "nameless-block", Severity.ERROR)
SURPLUS_WORDS = Rule("PC041", "surplus-words", Severity.ERROR)
TEXT_IN_FORM_OR_FILM = Rule("PC042", "text-in-form-or-film", Severity.ERROR)
UNKNOWN_FILM_KEY = Rule("PC043", "unknown-film-key", Severity.ERROR)


def _fault(
    rule: Rule, at: Span, message: Text, here: Text | None, help: Text | None, *related: Label
) -> Diagnostic:
    return Diagnostic(rule, Finding(at, message, here=here, related=related, help=help))


def _block(name: str) -> str:
    """A block as its author writes it; "" is the line that ends one."""
    return f"::: {name}".rstrip()


_SWEDISH = {
    "affisch": "poster",
    "bara": "only",
    "endast": "only",
    "formulär": "form",
    "mer": "more",
    "råd": "tip",
    "textning": "captions",
    "undertext": "captions",
    "undertexter": "captions",
    "utom": "except",
    "viktigt": "important",
    "övning": "exercise",
}
"""What a block, or a key of a film, is called where its English name was not at hand."""


def unknown(at: Span, name: str) -> Diagnostic:
    near = suggest(name, NAMES) or _SWEDISH.get(name.lower())
    return _fault(
        UNKNOWN_BLOCK,
        at,
        say("there is no block called `{name}`", "det finns inget block som heter `{name}`", name=name),
        say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        None if near else say("there are {names}", "det finns {names}", names=Names(NAMES, most=len(NAMES))),
    )


def unclosed(at: Span, name: str, before: Span | None = None) -> Diagnostic:
    """`before`: where the next box begins, if that shows that this one was to end."""
    related = [Label(before, say("the next one begins here", "nästa börjar här"))] if before else []
    return _fault(
        UNCLOSED_BLOCK,
        at,
        say("`{block}` is never ended", "`{block}` tar aldrig slut", block=_block(name)),
        None,
        say("write a line `:::` where it ends", "skriv en rad `:::` där det slutar"),
        *related,
    )


def stray(at: Span) -> Diagnostic:
    return _fault(
        STRAY_BLOCK_END,
        at,
        say("`:::` ends a block, but none is open", "`:::` avslutar ett block, men inget är öppet"),
        None,
        say(
            "remove the line, or write the block's first line above it",
            "ta bort raden, eller skriv blockets första rad ovanför",
        ),
    )


def malformed(at: Span, name: str = "", rest: str = "") -> Diagnostic:
    """Other than three colons, no blank after them, or blanks before them."""
    if not name:
        name = at.text.strip(": \t")
    line = " ".join(filter(None, (":::", name, rest)))
    text = at.text.lstrip()
    colons = len(text) - len(text.lstrip(":"))
    if colons != 3:
        message = say(
            "the line has {n} colons, but a block begins and ends with three",
            "raden har {n} kolon men ett block börjar och slutar med tre",
            n=colons,
        )
    elif at.column > 1 or text != at.text:
        message = say(
            "`:::` does not stand first on its line", "`:::` står inte längst till vänster på raden"
        )
    else:
        message = say("there is no blank after `:::`", "det saknas ett blanksteg efter `:::`")
    return _fault(MALFORMED_BLOCK_LINE, at, message, None, say("write `{line}`", "skriv `{line}`", line=line))


def inside(at: Span, name: str) -> Diagnostic:
    return _fault(
        BLOCK_IN_LIST,
        at,
        say(
            "`{block}` stands in a list or a quotation",
            "`{block}` står i en lista eller ett citat",
            block=_block(name),
        ),
        None,
        say(
            "write it at the start of the line, after a blank line",
            "skriv det längst till vänster, efter en tom rad",
        ),
    )


def box_in_box(at: Span, outer: Span) -> Diagnostic:
    return _fault(
        BOX_IN_BOX,
        at,
        say("the box `{name}` stands in another box", "rutan `{name}` står i en annan ruta", name=at.text),
        None,
        say("move it below the `:::` of the other", "flytta den nedanför den andras `:::`"),
        Label(outer, say("this one", "den här")),
    )


_NAMELESS = {
    "form": (
        say("`::: form` names no form", "`::: form` säger inte vilket formulär"),
        say("write the form's id: `::: form my-form`", "skriv formulärets id: `::: form mitt-formular`"),
    ),
    "film": (
        say("`::: film` names no file", "`::: film` säger inte vilken fil"),
        say("write the film's path: `::: film film.mp4`", "skriv filmens sökväg: `::: film film.mp4`"),
    ),
    "more": (
        say("`::: more` has no title", "`::: more` saknar rubrik"),
        say("write a title on the line: `::: more Title`", "skriv en rubrik på raden: `::: more Rubrik`"),
    ),
    "only": (
        say("`::: only` names no edition", "`::: only` säger inte vilken utgåva"),
        say("write the edition's id: `::: only my-edition`", "skriv utgåvans id: `::: only min-utgava`"),
    ),
    "except": (
        say("`::: except` names no edition", "`::: except` säger inte vilken utgåva"),
        say("write the edition's id: `::: except my-edition`", "skriv utgåvans id: `::: except min-utgava`"),
    ),
}


def nameless(at: Span, name: str) -> Diagnostic:
    message, help = _NAMELESS[name]
    return _fault(NAMELESS_BLOCK, at, message, None, help)


def nameless_begin(at: Span, end: Span) -> Diagnostic:
    """An end where no block is open, and one more after it: the first one's words have gone."""
    return _fault(
        NAMELESS_BLOCK,
        at,
        say("a block has no name", "ett block har inget namn"),
        say("begins here", "börjar här"),
        say(
            "write what it is: `::: tip`, `::: exercise`, `::: important` or `::: more` and a title",
            "skriv vad det är: `::: tip`, `::: exercise`, `::: important` eller `::: more` och en rubrik",
        ),
        Label(end, say("ends here", "slutar här")),
    )


def surplus_words(at: Span, name: str) -> Diagnostic:
    if name == "form":
        return _fault(
            SURPLUS_WORDS,
            at,
            say("`::: form` names more than one form", "`::: form` anger fler än ett formulär"),
            None,
            say("write one block for each form", "skriv ett block för varje formulär"),
        )
    return _fault(
        SURPLUS_WORDS,
        at,
        say("the box `{name}` has no title", "rutan `{name}` har ingen rubrik", name=name),
        say("shown nowhere", "visas inte"),
        say(
            "move the text to the next line, or write `::: more {title}` for a folded box",
            "flytta texten till nästa rad, eller skriv `::: more {title}` för en hopfälld ruta",
            title=at.text,
        ),
    )


def text_in(at: Span, name: str) -> Diagnostic:
    if name == "form":
        return _fault(
            TEXT_IN_FORM_OR_FILM,
            at,
            say("`::: form` holds text", "`::: form` innehåller text"),
            say("nothing stands here", "här ska inget stå"),
            say("move the text below the block's `:::`", "flytta texten nedanför blockets `:::`"),
        )
    return _fault(
        TEXT_IN_FORM_OR_FILM,
        at,
        say("`::: film` holds text", "`::: film` innehåller text"),
        say("only lines as `captions: film.vtt`", "bara rader som `captions: film.vtt`"),
        say("move the text below the block's `:::`", "flytta texten nedanför blockets `:::`"),
    )


def unknown_key(at: Span, key: str, known: tuple[str, ...]) -> Diagnostic:
    near = suggest(key, known) or _SWEDISH.get(key.lower())
    return _fault(
        UNKNOWN_FILM_KEY,
        at,
        say("a film has no key `{key}`", "en film har ingen nyckel `{key}`", key=key),
        say("did you mean `{near}`?", "menade du `{near}`?", near=near) if near else None,
        None if near else say("the keys are {keys}", "nycklarna är {keys}", keys=Names(known)),
    )
