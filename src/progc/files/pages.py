"""A rule's page: prose for a reader, and examples with what is to be found in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import progc.check
import progc.language
import progc.rules
from progc.diagnostics import Lang, Rule, Severity, say

_PART = re.compile(
    r"^(?P<ticks>`{3,})(?P<kind>yaml|markdown|media|file|delete) (?P<path>\S+)(?P<added> \+)?\n"
    r"(?P<text>.*?)^(?P=ticks)$|^## (?P<section>[^\n]+)$|^### (?P<case>[^\n]+)$",
    re.M | re.S,
)
_MARK = re.compile(r"[ \t]*(?:# (error|warning)|<!-- (error|warning) -->)$", re.M)


@dataclass(frozen=True)
class ExampleFile:
    """One file of an example. `kind` is the fence's first word; `marks` are the lines that carry the rule.

    `added`: the text goes to the end of the tiny program's file rather than in its place (a `+` after the
    path).
    """

    kind: str
    path: str
    text: str
    marks: tuple[int, ...]
    added: bool = False


@dataclass(frozen=True)
class Example:
    """Files that lie over the tiny program. `found`: the marked lines carry the rule; else nothing may."""

    name: str
    found: bool
    files: tuple[ExampleFile, ...]


@dataclass(frozen=True)
class Page:
    """A rule and what its page says: titles and first paragraphs by language, and the rest as written."""

    rule: Rule
    titles: tuple[str, str]
    reasons: tuple[str, str]
    body: str

    def title(self, lang: Lang) -> str:
        """The title in one language."""
        return self.titles[0 if lang == "en" else 1]

    def text(self, lang: Lang) -> str:
        """The whole page as a person reads it at a terminal."""
        severity = {
            Severity.ERROR: say("error", "fel"),
            Severity.WARNING: say("warning", "varning"),
        }[self.rule.severity]
        head = f"{self.rule.name} · {self.rule.code} · {severity.to(lang)}"
        body = _MARK.sub(lambda mark: f"   ← {(mark[1] or mark[2])}", self.body)
        if lang == "sv":
            body = body.replace("## Found", "## Hittas").replace("## Fine", "## Rätt")
            body = body.replace("← error", "← fel").replace("← warning", "← varning")
        return (
            f"{head}\n\n# {self.title(lang)}\n\n{self.reasons[0 if lang == 'en' else 1]}\n\n{body.strip()}\n"
        )

    def examples(self) -> Iterator[Example]:
        """Each case of the sections Found and Fine; a heading inside a fence is the example's own."""
        section, name, files = "", "", []
        for part in _PART.finditer(self.body):
            if part["path"]:
                files.append(_file(part))
                continue
            if files:
                yield Example(f"{section} {name}".strip(), section == "Found", tuple(files))
            files = []
            section, name = (part["section"], "") if part["section"] else (section, part["case"])
        if files:
            yield Example(f"{section} {name}".strip(), section == "Found", tuple(files))


def _file(match: re.Match[str]) -> ExampleFile:
    kind, path, text = match["kind"], match["path"], match["text"]
    marks = [line for line, words in enumerate(text.split("\n"), 1) if _MARK.search(words)]
    return ExampleFile(kind, path, _MARK.sub("", text), tuple(marks), bool(match["added"]))


def known_rules() -> tuple[Rule, ...]:
    """Every rule by code: those that a stage finds, and those with a file of their own."""
    found = {check.rule for check in progc.rules.checks()}
    for package in (progc.language, progc.check):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            found.update(each for each in vars(import_module(module.name)).values() if isinstance(each, Rule))
    return tuple(sorted(found, key=lambda rule: rule.code))


@cache
def rule_pages() -> tuple[Page, ...]:
    """The page of every rule, by code."""
    return tuple(read_page(rule) for rule in known_rules())


def read_page(rule: Rule) -> Page:
    """The page beside the rules. Raises ValueError where title or paragraph lacks one of the languages."""
    folder = Path(progc.rules.__file__).parent
    text = (folder / f"{rule.name.replace('-', '_')}.md").read_text(encoding="utf-8")
    match = re.match(r"# (.+?) \| (.+?)\n\n(.+?)\n\n(.+?)\n\n(## .*)", text, re.S)
    if not match:
        raise ValueError(f"{rule.name}: the page lacks its title or its paragraph in both languages")
    reasons = (" ".join(match[3].split()), " ".join(match[4].split()))
    return Page(rule, (match[1], match[2]), reasons, match[5])
