"""A Markdown source → its front matter's tree, its blocks, and what is wrong with how it is written."""

from progc.diagnostics import Diagnostic
from progc.language.parse.block_tree import Tree
from progc.language.parse.blocks import Block
from progc.language.parse.front_matter import front_matter, only_key, written
from progc.language.parse.front_matter_faults import no_key
from progc.language.parse.tokens import tokens_of
from progc.language.parse.tree import Node
from progc.language.parse.yaml import parse_yaml
from progc.source import Source

FAULTS = 20


def parse_markdown(source: Source) -> tuple[Node | None, tuple[Block, ...], list[Diagnostic]]:
    """Read a page: CommonMark with tables, `:::` blocks and `$(name)`; at most FAULTS faults are told.

    The tree is None where the page has no front matter or none that can be read. Never raises for what a
    source holds.
    """
    matter = front_matter(source)
    node, faults = parse_yaml(source, *matter.keys) if matter.keys else (None, [])
    if node and node.style == "plain":
        text = node.span.text
        faults = [no_key(node.span, only_key(text) or written("title", text)), *faults]
        node = None
    tree = Tree(source, *tokens_of(source, matter.body))
    blocks = tree.read()
    faults = sorted([*matter.faults, *faults, *tree.faults], key=lambda fault: fault.order)
    return node, blocks, faults[:FAULTS]
