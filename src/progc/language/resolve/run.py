"""What all of resolve shares while it makes one program: the sources, and what it has found so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from progc.diagnostics import Diagnostic, Finding, Rule
from progc.language.model.places import Kind, is_element, kind_of, name_of, path_meant
from progc.language.parse.parsed import Parsed
from progc.language.parse.tree import Node
from progc.language.resolve.cuts import Path, without
from progc.language.resolve.texts import Texts
from progc.source import Folder, Span


@dataclass(frozen=True, eq=False)
class Run:
    """One run of resolve. `broken` is by path what shape found not to be used.

    `found` and `left_out` grow while it runs: what was wrong, and "kind/id" of what is not in the program.
    `misnamed` are those of them whose file has nearly their name.
    """

    folder: Folder
    parsed: Mapping[str, Parsed]
    broken: Mapping[str, frozenset[Path]]
    tree: Node
    editions: frozenset[str]
    texts: Texts
    found: list[Diagnostic] = field(default_factory=list)
    left_out: set[str] = field(default_factory=set)
    misnamed: set[str] = field(default_factory=set)

    def tell(self, rule: Rule, finding: Finding) -> None:
        self.found.append(Diagnostic(rule, finding))

    @cached_property
    def paths(self) -> Mapping[Kind, tuple[str, ...]]:
        """The paths of the folder's files by their kind."""
        found: dict[Kind, tuple[str, ...]] = {}
        for path in self.folder.files:
            kind = kind_of(path)
            if kind is not None:
                found[kind] = (*found.get(kind, ()), path)
        return found

    def leave_out_unusable(self) -> None:
        """Leave out what stands in a file that could not be read, parsed or used, or has another name.

        Of `forms/Vanor.yaml` or `forms/vanor.yml` the name is told: it is the form `vanor` that was meant.
        """
        for kind, paths in self.paths.items():
            if is_element(kind):
                self.left_out.update(name_of(kind, path) for path in paths if not self.usable(path, kind))
        for path in self.folder.files:
            meant = path_meant(path)
            kind_meant = kind_of(meant)
            if kind_meant and is_element(kind_meant) and meant not in self.folder.files:
                self.misnamed.add(name_of(kind_meant, meant))
        self.left_out.update(self.misnamed)

    def usable(self, path: str, kind: Kind) -> bool:
        """Whether a file was parsed and enough of it can be used to look at the rest.

        A page without its keys still has its text, a form without its title its questions.
        """
        if path not in self.parsed:
            return False
        if kind in ("form", "plan"):
            found = self.tree_of(path).get("questions")
            return found is not None and isinstance(found.value, Mapping)
        return kind not in ("step", "chapter") or bool(self.parsed[path].node or self.parsed[path].blocks)

    def usable_files(self, kind: Kind) -> Iterator[tuple[str, str]]:
        """The id and the path of every file of a kind that is named by its id, as far as it is usable."""
        for path in self.paths.get(kind, ()):
            if self.usable(path, kind):
                yield name_of(kind, path).partition("/")[2], path

    def cuts(self, path: str) -> frozenset[Path]:
        """The parts of a file's tree that are not to be used."""
        return self.broken.get(path, frozenset())

    def tree_of(self, path: str) -> Node:
        """The tree of a file, without the parts that are not to be used."""
        return without(root(self.parsed[path]), self.cuts(path))

    def cuts_in(self, *path: str | int) -> frozenset[Path]:
        """What is not to be used of a part of program.yaml's tree, from that part: () for the part itself."""
        cuts = self.broken.get("program.yaml", frozenset())
        return frozenset(cut[len(path) :] for cut in cuts if cut[: len(path)] == path)

    def usable_tree(self) -> Node:
        """program.yaml's tree without the keys whose values cannot be used."""
        cuts = self.broken.get("program.yaml", frozenset())
        return replace(self.tree, value={k: v for k, v in self.tree.entries.items() if (k,) not in cuts})


def root(parsed: Parsed) -> Node:
    """The tree of a file; an empty one at its beginning where it has none, as the welcome text."""
    node = parsed.node
    return node if node and isinstance(node.value, Mapping) else Node({}, Span(parsed.source, 0, 0))
