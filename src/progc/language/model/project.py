"""A folder as a project: its program, its editions, and what of its files is not understood."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from posixpath import basename

from progc.language.model.places import Kind, is_element, kind_of, name_of, path_meant
from progc.language.model.program import Program
from progc.language.parse.blocks import Block
from progc.language.parse.tree import Node
from progc.source import File, Folder, Source
from progc.suggest import suggest

_WORD = re.compile(r"[\w-]+")


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
        near = self._nearest.get(name.partition("/")[0], set())
        return None in near or basename(name) in near

    def lacks_any(self, *kinds: str) -> bool:
        """Whether something of some kinds is named and missing, and no file has a name near to its."""
        return any(None in self._nearest.get(kind, ()) for kind in kinds)

    @cached_property
    def _nearest(self) -> Mapping[str, set[str | None]]:
        """By kind, what may be meant by the names that lead nowhere, None for nothing."""
        found: dict[str, set[str | None]] = {}
        for name in self.missing:
            kind = name.partition("/")[0]
            there = self._names.get(kind, ())
            found.setdefault(kind, set()).add(suggest(basename(name), there))
        return found

    @cached_property
    def _names(self) -> Mapping[str, list[str]]:
        """By kind, the names of the elements that have a file."""
        found: dict[str, list[str]] = {}
        for name in self.elements:
            found.setdefault(name.partition("/")[0], []).append(basename(name))
        return found

    def may_name(self, name: str, by: Collection[Kind], but: str = "") -> bool:
        """Whether a file of some kinds whose words are not understood may name something.

        It has the word, or no words at all. `but`: not the file at this path.
        """
        return any(
            not words or name in words for path, kind, words in self._words if kind in by and path != but
        )

    @cached_property
    def _words(self) -> tuple[tuple[str, Kind | None, frozenset[str]], ...]:
        """The faulty files with their kinds and their words."""
        return tuple((file.path, kind_of(path_meant(file.path)), _words_of(file)) for file in self.faulty)


def _words_of(file: File) -> frozenset[str]:
    text = file.text if isinstance(file, Source) and not file.fault else ""
    return frozenset(word.strip("-") for word in _WORD.findall(text))
