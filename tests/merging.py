"""A small program.yaml, and what editions make of it."""

from collections.abc import Mapping
from typing import Any

from conftest import folder_of
from progc.language.edition import edition
from progc.language.parse import parse
from progc.language.parse.tree import Node

PROGRAM = """\
title: Prova
publish: false
welcome: welcome.md
modules:
  ett:
    start: active
    days: 3
  tva:
    start: upcoming
  tre:
    start: upcoming
plans: [a, b]
contacts:
  support:
    for: resident
    title: Support
texts:
  amne: nikotin
  slut: hej då
"""


def trees(texts: Mapping[str, str]) -> dict[str, Node]:
    """The trees of editions by name, "" for program.yaml."""
    paths = {f"editions/{name}.yaml" if name else "program.yaml": text for name, text in texts.items()}
    folder = folder_of(paths)
    found = {}
    for name, path in zip(texts, paths, strict=True):
        source = folder.source(path)
        assert source
        node = parse(source).node
        assert node
        found[name] = node
    return found


def plain(node: Node) -> Any:
    """A tree's values without their places."""
    if node.entries:
        return {key: plain(below) for key, below in node.entries.items()}
    if node.items:
        return [plain(item) for item in node.items]
    return node.value


def merged(program: str, *editions: str) -> tuple[Node, list[str]]:
    """The tree that a chain of editions makes, and its faults as "code path:line:column message"."""
    names = ["", *"abc"[: len(editions)]]
    made = trees(dict(zip(names, (program, *editions), strict=True)))
    tree, diagnostics = edition(made.pop(""), list(made.items()))
    return tree, [told(d) for d in diagnostics]


def told(diagnostic: Any) -> str:
    at = diagnostic.finding.at
    return f"{diagnostic.rule.code} {at.path}:{at.line}:{at.column} {diagnostic.finding.message.to('en')}"
