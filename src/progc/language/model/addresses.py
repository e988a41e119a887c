"""Web, mail and telephone addresses that lack what tells them from a file's path."""

import re

from progc.diagnostics import Text, say
from progc.language.model.places import plain_name

_SCHEME = re.compile(r"(?:h?t{0,3}ps?|https?)[:.;]?/{1,3}(?=[\w-]+\.)|//(?=[\w-]+\.)", re.IGNORECASE)
"""`https://` as it is misspelt: a letter, the colon or a slash is missing."""

_HOST = re.compile(
    r"(?:www\.[\w-]+\.[\w.-]+"
    r"|(?:[\w-]+\.)+(?:se|com|org|net|nu|eu|info|io|dk|no|fi|uk|de|health|app))(?:[/?#:]|$)",
    re.IGNORECASE,
)
"""What begins as the name of a host does: `www.`, or a usual top-level domain."""

_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?[0-9](?:[ -]*[0-9]){2,}[ -]*")
"""Three digits or more: 112 is the shortest number that anyone is to ring."""


def meant_address(target: str) -> str | None:
    """The address as a browser takes it, where a link's target is surely one but lacks its beginning."""
    if target.lower().startswith(("https://", "http://", "mailto:", "tel:")):
        return None
    if _MAIL.fullmatch(target):
        return f"mailto:{target}"
    if _PHONE.fullmatch(target):
        return f"tel:{re.sub('[ -]', '', target)}"
    scheme = _SCHEME.match(target)
    if scheme:
        return f"https://{target[scheme.end() :]}"
    return f"https://{target}" if _HOST.match(target) else None


def without_blanks(target: str) -> tuple[str, ...]:
    """What a link's target with blanks in it can have meant, the likeliest first; () for mere words.

    An address loses them, or has `%20` where they stand after the host; a file has a name that it may have.
    """
    plain = "".join(target.split())
    meant = meant_address(plain) or plain
    if meant.lower().startswith(("mailto:", "tel:")):
        return (meant,)
    if meant.lower().startswith(("https://", "http://")):
        kept = "%20".join(target.split())
        return (meant, kept) if re.match(r"https?://[^\s/]+/.*\s", target.strip()) else (meant,)
    if not re.search(r"[./#:\\]", plain):
        return ()
    path, sign, heading = target.strip().replace("\\", "/").partition("#")
    names = [plain_name(name) if name.strip(" .") else name.strip() for name in path.split("/")]
    return ("/".join(names) + sign + "-".join(heading.split()),)


def said_without_blanks(before: str, target: str, after: str, unknown: Text) -> Text:
    """What to write in place of a line or a link with blanks in its target or beside it.

    `unknown` where what the target can have meant is not known.
    """
    meant = without_blanks(target) if len(target.split()) > 1 else (target,)
    lines = [" ".join(f"{before}{one}{after}".split()) for one in meant if len(one.split()) == 1]
    match lines:
        case []:
            return unknown
        case [line]:
            return say("write `{line}`", "skriv `{line}`", line=line)
    return say(
        "write `{line}`, or `{other}`", "skriv `{line}`, eller `{other}`", line=lines[0], other=lines[1]
    )
