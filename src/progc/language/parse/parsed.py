"""What parsing one source gives: its tree or its blocks, its allowances, and what was wrong with it."""

from dataclasses import dataclass

from progc.diagnostics import Diagnostic
from progc.language.parse.blocks import Block
from progc.language.parse.tree import Node
from progc.source import Source, Span


@dataclass(frozen=True, eq=False)
class Allowance:
    """`# progc: allow <name> because <reason>`: `line` is the line whose findings it allows.

    `name` and `reason` are "" where the author left them out.
    """

    name: str
    reason: str
    line: int
    span: Span


@dataclass(frozen=True, eq=False)
class Parsed:
    """`node`: a YAML file's tree, or a Markdown file's front matter; None where there is none to use.

    `blocks`: a Markdown file's body, () for YAML.
    """

    source: Source
    node: Node | None
    blocks: tuple[Block, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
