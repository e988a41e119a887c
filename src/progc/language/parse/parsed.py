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

    `blocks`: a Markdown file's body, () for YAML. `guesses`: what a
    file may be that cannot be read for lines that do not line up, the likeliest first.
    """

    source: Source
    node: Node | None
    blocks: tuple[Block, ...] = ()
    allowances: tuple[Allowance, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    guesses: "tuple[Guess, ...]" = ()


@dataclass(frozen=True, eq=False)
class Guess:
    """A tree that is read with some lines, by their numbers, moved to where they were likely meant to begin.

    `diagnostics` are all that is wrong with how it is written, the author's lines included.
    """

    node: Node
    lines: frozenset[int]
    diagnostics: tuple[Diagnostic, ...]
