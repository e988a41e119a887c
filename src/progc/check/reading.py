"""A folder's sources → their trees in shape: what is mistyped or does not line up is read as it was meant."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from progc.check.guessed import as_guessed
from progc.check.nameless import Doubled, doubled
from progc.diagnostics import Diagnostic
from progc.language.model.places import kind_of
from progc.language.parse.parsed import Parsed
from progc.language.shape import Path, shape
from progc.language.shape.key_sentences import UNKNOWN_KEY
from progc.source import Folder, Source

Schemas = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Reading:
    """Every source that could be parsed, by path; of each tree what is not to be used; and what is wrong.

    program.yaml's shape is that of each edition, and neither told nor cut here: only its mistyped keys, which
    it has no more, and what has strayed into a block.
    """

    parsed: Mapping[str, Parsed]
    broken: Mapping[str, frozenset[Path]]
    diagnostics: tuple[Diagnostic, ...]


def read(folder: Folder, schemas: Schemas, parse: Callable[[Source], Parsed]) -> Reading:
    """Parse and shape every file that has a place in a program. `parse` may remember."""
    parsed: dict[str, Parsed] = {}
    broken: dict[str, frozenset[Path]] = {}
    told: list[Diagnostic] = []
    for path, file in folder.files.items():
        kind = kind_of(path)
        if kind is None or not isinstance(file, Source) or file.fault or not path.endswith((".yaml", ".md")):
            continue
        one = as_guessed(parse(file), kind, schemas)
        if one.node is None or kind == "welcome":
            told += one.diagnostics
            parsed[path] = one
            continue
        shaped = shape(one.node, kind, schemas)
        blocks = doubled(shaped.tree, one.diagnostics)
        strayed = frozenset(stray for block in blocks for stray in block.strayed)
        # Of program.yaml the editions are shaped: only the keys that these have no more are told here.
        told += _told(one.diagnostics, blocks)
        told += [
            d
            for d in shaped.diagnostics
            if (kind != "program" or d.rule == UNKNOWN_KEY) and not any(block.holds(d) for block in blocks)
        ]
        broken[path] = strayed if kind == "program" else shaped.broken | strayed
        parsed[path] = replace(one, node=shaped.tree) if shaped.tree is not one.node else one
    return Reading(parsed, broken, tuple(told))


def _told(diagnostics: Iterable[Diagnostic], blocks: Sequence[Doubled]) -> Iterator[Diagnostic]:
    """The faults, those of a block with keys that come again as one."""
    joined = {id(one) for block in blocks for one in block.again if len(block.again) > 1}
    yield from (one for one in diagnostics if id(one) not in joined)
    yield from (block.told() for block in blocks if len(block.again) > 1)
