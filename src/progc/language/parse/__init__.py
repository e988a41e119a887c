"""Texts → trees: a source in, its tree or its blocks, its allowances and its faults out."""

from collections.abc import Iterable, Iterator

from progc.diagnostics import Diagnostic
from progc.language.parse.allowance import markdown_allowances, yaml_allowances
from progc.language.parse.front_matter import front_matter
from progc.language.parse.markdown import parse_markdown
from progc.language.parse.parsed import Guess, Parsed
from progc.language.parse.source_faults import conflict_markers, unseen
from progc.language.parse.yaml import parse_guessed, parse_yaml
from progc.source import Source


def parse(source: Source) -> Parsed:
    """What a source holds, by the ending of its path. Never raises for what an author wrote."""
    conflicts = conflict_markers(source)
    if conflicts:
        return Parsed(source, None, (), (), tuple(conflicts))
    signs = unseen(source)
    if not source.path.endswith(".md"):
        node, told = parse_yaml(source)
        guesses = tuple(_guesses(source, signs)) if node is None else ()
        allowances = tuple(yaml_allowances(source, node))
        return Parsed(source, node, (), allowances, (*signs, *told), guesses)
    node, blocks, told = parse_markdown(source)
    front = front_matter(source)
    keys = yaml_allowances(source, node, *front.keys) if front.keys else ()
    allowances = (*keys, *markdown_allowances(source, blocks, front.body))
    return Parsed(source, node, blocks, allowances, (*signs, *told))


def _guesses(source: Source, signs: Iterable[Diagnostic]) -> Iterator[Guess]:
    """What a file that cannot be read may be, with some of its lines moved: the likeliest first."""
    for node, told, lines in parse_guessed(source):
        yield Guess(node, lines, (*signs, *told))
