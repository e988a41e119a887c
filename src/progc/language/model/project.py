"""A folder as a project: its program, its editions, and what of its files is not understood."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename

from progc.language.model.places import is_element, kind_of, name_of
from progc.language.model.program import Program
from progc.language.parse.blocks import Block
from progc.language.parse.tree import Node
from progc.source import File, Folder, Source
from progc.suggest import suggest


@dataclass(frozen=True, eq=False)
class Project:
    """A folder and the programs that it holds: the base first, then its editions by name.

    There is always a base, with whatever of program.yaml can be used. `nodes` is the tree of each YAML file
    (and each front matter) that could be parsed, `blocks` the body of each Markdown file as written (no
    edition chosen, no texts put in), both by path. `faulty` are the files with a fault in what they say or
    how they are called: it is not known what they name.
    """

    folder: Folder
    programs: tuple[Program, ...]
    nodes: Mapping[str, Node]
    blocks: Mapping[str, tuple[Block, ...]]
    faulty: tuple[File, ...] = ()

    @property
    def program(self) -> Program:
        """The base program."""
        return self.programs[0]

    @cached_property
    def elements(self) -> frozenset[str]:
        """What stands in the folder's files, named as in `Program.broken`."""
        kinds = ((path, kind_of(path)) for path in self.folder.files)
        return frozenset(name_of(kind, path) for path, kind in kinds if kind and is_element(kind))

    @cached_property
    def missing(self) -> frozenset[str]:
        """What is named, as in `Program.broken`, and stands in no file."""
        return frozenset(name for program in self.programs for name in program.broken) - self.elements

    def may_mean(self, name: str) -> bool:
        """Whether a name of the same kind that leads nowhere may be meant for this one."""
        return not {None, basename(name)}.isdisjoint(self._nearest(name.partition("/")[0]))

    def lacks_any(self, *kinds: str) -> bool:
        """Whether something of some kinds is named and missing, and no file has a name near to its."""
        return any(None in self._nearest(kind) for kind in kinds)

    def _nearest(self, kind: str) -> set[str | None]:
        """What may be meant by the names of a kind that lead nowhere, None for nothing."""
        there = [basename(one) for one in self.elements if one.startswith(f"{kind}/")]
        return {suggest(basename(one), there) for one in self.missing if one.startswith(f"{kind}/")}

    def may_name(self, name: str) -> bool:
        """Whether a file whose words are not understood may name something: it has the word, or no words."""
        word = re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])")
        texts = (file.text if isinstance(file, Source) and not file.fault else "" for file in self.faulty)
        return any(not text.strip() or word.search(text) for text in texts)
