"""A small program as texts, and what resolve makes of it with other texts laid over."""

from collections.abc import Mapping
from typing import Any

from conftest import folder_of
from progc.language.edition import chains, edition
from progc.language.model import Page, Program, plain_text, walk_blocks
from progc.language.model.places import kind_of
from progc.language.parse import parse
from progc.language.parse.blocks import Paragraph
from progc.language.resolve import resolve
from progc.source import Source

PROGRAM = """\
format: 1
title: Prova $(amne)
version: 1.2.0
language: sv
kind: treatment
publisher: Region Exempel
summary: Om $(amne).
days: 90
messages: true
welcome: welcome.md
modules:
  ett:
    start: active
  tva:
    start: upcoming
    selection: optional
    offer_to: den som vill
    group: Mer
    days: 7
    open_on_day: 30
texts:
  amne: nikotin
  tom: ""
"""


BASE = {
    "program.yaml": PROGRAM,
    "welcome.md": "Välkommen.\n",
    "modules/ett/module.yaml": "title: Ett\nnumber: 1\nsections:\n  a: {title: A, steps: [hej.md]}\n",
    "modules/ett/hej.md": "---\ntitle: Hej\n---\nText.\n",
    "modules/tva/module.yaml": "title: Två\nsections:\n  a:\n    title: A\n    steps:\n      - mer.md\n",
    "modules/tva/mer.md": "---\ntitle: Mer\n---\nText.\n",
}


Broken = Mapping[str, frozenset[tuple[str | int, ...]]]


def resolved(
    files: Mapping[str, str], name: str = "", broken: Broken | None = None
) -> tuple[Program | None, list[str]]:
    """One edition of a folder, and its faults as "code path:line:column message"."""
    folder = folder_of({**BASE, **files})
    parsed = {
        path: parse(file) for path, file in folder.files.items() if isinstance(file, Source) and kind_of(path)
    }
    nodes = {path: one.node for path, one in parsed.items() if one.node is not None}
    editions = {path[9:-5]: node for path, node in nodes.items() if kind_of(path) == "edition"}
    chain = chains(editions)[0][name] if name else ()
    tree, _ = edition(nodes["program.yaml"], [(link, editions[link]) for link in chain])
    program, found = resolve(folder, parsed, tree, name, chain, broken or {}, "prova")
    return program, [told(d) for d in found]


def made(files: Mapping[str, str], name: str = "", broken: Broken | None = None) -> Program:
    """An edition in which nothing is found."""
    program, faults = resolved(files, name, broken)
    assert program is not None
    assert not faults
    return program


def told(diagnostic: Any) -> str:
    at = diagnostic.finding.at
    return f"{diagnostic.rule.code} {at.path}:{at.line}:{at.column} {diagnostic.finding.message.to('en')}"


def shown(page: Page) -> list[str]:
    """The text of a page's paragraphs."""
    return [plain_text(one.inlines) for one in walk_blocks(page.blocks) if isinstance(one, Paragraph)]


def with_page(body: str, **files: str) -> dict[str, str]:
    return {"modules/ett/hej.md": f"---\ntitle: Hej\n---\n{body}", **files}


EDITIONS = {
    "editions/norr.yaml": "title: Norr\ntexts: {amne: snus}\nmodules: {tva: {title: Annat}}\n",
    "editions/kiruna.yaml": "extends: norr\ndays: 10\n",
    "editions/soder.yaml": "title: Söder\npublish: false\n",
}


def with_steps(*steps: str) -> dict[str, str]:
    lines = "".join(f"      - {step}\n" for step in steps)
    return {"modules/tva/module.yaml": f"title: Två\nsections:\n  a:\n    title: A\n    steps:\n{lines}"}
