"""A file whose content is not what its name says."""

from collections.abc import Iterator
from xml.etree import ElementTree

from progc.diagnostics import Finding, Severity, say
from progc.language.model import Program
from progc.language.model.files import FileUse, file_uses
from progc.rules import rule
from progc.source import MEDIA_TYPES, File, Media, Source

_SHOWN = {
    "picture": "image/",
    "film": "video/",
    "captions": "text/vtt",
    "audio": "audio/",
    "document": "application/pdf",
}
_ALSO = {("m4a", "video/mp4")}

_SVG = "{http://www.w3.org/2000/svg}svg"


@rule("PC502", Severity.ERROR)
def check(program: Program) -> Iterator[Finding]:
    """Each use of a file that cannot be shown as what it is used for."""
    for use in file_uses(program):
        file = program.folder.files.get(use.path)
        ending = use.path.rsplit(".", 1)[-1]
        if file is None or file.fault:
            continue
        if ending not in _endings(use.shown):
            yield _wrong_kind(use)
        elif file.drawable and not _is(file, ending):
            yield Finding(
                use.span,
                say(
                    "the content of `{path}` is not what its name says",
                    "innehållet i `{path}` är inte vad namnet säger",
                    path=use.path,
                ),
                here=say("cannot be shown", "går inte att visa"),
                help=say(
                    "save the file again as {ending} in the program that made it",
                    "spara filen igen som {ending} i programmet som gjorde den",
                    ending=ending,
                ),
            )


def _endings(shown: str) -> list[str]:
    return [ending for ending, type in MEDIA_TYPES.items() if type.startswith(_SHOWN[shown])]


def _is(file: File, ending: str) -> bool:
    match file:
        case Source() if ending == "svg":
            return _is_drawing(file.text)
        case Source() if ending == "vtt":
            return file.text.startswith("WEBVTT")
        case Media():
            return file.type == MEDIA_TYPES.get(ending) or (ending, file.type) in _ALSO
        case _:
            return False


def _is_drawing(text: str) -> bool:
    """Whether a text is XML with an svg element outermost. Entities are told as what they are."""
    if "<!ENTITY" in text:
        return True
    try:
        return ElementTree.fromstring(text).tag == _SVG
    except ElementTree.ParseError:
        return False


def _wrong_kind(use: FileUse) -> Finding:
    return Finding(
        use.span,
        say("`{path}` cannot be shown here", "`{path}` går inte att visa här", path=use.path),
        here=say("another kind of file", "en annan sorts fil"),
        help=say(
            "use a file that ends with {endings}",
            "använd en fil som slutar på {endings}",
            endings=", ".join(f".{ending}" for ending in _endings(use.shown)),
        ),
    )
