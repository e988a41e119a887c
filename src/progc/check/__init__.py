"""The middle of it all: a folder → the project that it holds and everything that can be said of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from progc.check.allowances import allow
from progc.check.blame import Chain, Place, blame, place_of
from progc.check.misread import without_misread
from progc.check.one_slip import one_slip
from progc.check.reading import Schemas, read
from progc.check.signs import gathered
from progc.diagnostics import Diagnostic, Rule
from progc.language.edition import chains, edition
from progc.language.edition.order import (
    ADDED_WITHOUT_ORDER,
    CHANGE_OF_UNKNOWN,
    NOT_IN_ORDER,
    UNKNOWN_IN_ORDER,
)
from progc.language.edition.removals import UNKNOWN_REMOVAL
from progc.language.model import Program, Project
from progc.language.model.places import kind_of, path_meant
from progc.language.parse import parse
from progc.language.parse.parsed import Parsed
from progc.language.parse.tree import Node
from progc.language.resolve import resolve, resolve_unplaced
from progc.language.resolve.files import UNKNOWN_MODULE
from progc.language.resolve.pages import UNTITLED_PAGE
from progc.language.shape import Path, shape
from progc.language.shape.key_sentences import MISSING_KEY
from progc.language.shape.value_sentences import (
    NOT_A_NUMBER,
    NOT_TRUE_OR_FALSE,
    TOO_SMALL_NUMBER,
    UNKNOWN_WORD,
)
from progc.rules import Check, checks
from progc.source import File, Folder, Source, Span

_ALL = frozenset((key,) for key in ("modules", "welcome", "plans", "batteries", "guide", "texts"))
"""The parts that the rest of a program refers to, as cuts of a program.yaml that has none of them."""

_UNDERSTOOD = (MISSING_KEY, NOT_A_NUMBER, NOT_TRUE_OR_FALSE, TOO_SMALL_NUMBER, UNKNOWN_WORD)
_REFERENCES = "PC200"
"""The first code of rules that a file is understood for: what it names is not there, or not as it should."""


@dataclass(frozen=True, eq=False)
class Checked:
    """`diagnostics` are in the order of the files. `counted` is how many files were looked at."""

    project: Project
    diagnostics: tuple[Diagnostic, ...]
    counted: int

    @property
    def errors(self) -> int:
        return sum(d.rule.severity == "error" for d in self.diagnostics)

    @property
    def warnings(self) -> int:
        return len(self.diagnostics) - self.errors


@dataclass(frozen=True, eq=False)
class Trees:
    """Every source that could be parsed, by path, and which of their parts are not to be used."""

    folder: Folder
    parsed: Mapping[str, Parsed]
    broken: Mapping[str, frozenset[Path]]
    schemas: Schemas
    name: str


def check(
    folder: Folder, schemas: Schemas, parse: Callable[[Source], Parsed] = parse, name: str = ""
) -> Checked:
    """Everything that is wrong with a program and its editions, and the project as far as it can be used.

    `parse` may remember; `name` is the program's id, its folder's name when left out.
    """
    reading = read(folder, schemas, parse)
    told: list[tuple[str, Diagnostic]] = [("*", d) for d in reading.diagnostics]
    name = name or folder.root.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    trees = Trees(folder, reading.parsed, reading.broken, schemas, name)
    listed = _editions(trees)
    editions = {name: node for name, node in listed.items() if node is not None}
    chained, faults = chains(editions, listed.keys() - editions.keys())
    built = {name: [(link, editions[link]) for link in chain] for name, chain in chained.items()}
    told += [("*", d) for d in faults]
    apart = {name: [(name, node)] for name, node in editions.items() if name not in built}
    project, told = _project(trees, built, apart, told)
    told = without_misread(one_slip(gathered(told)), reading.parsed)
    diagnostics = blame(
        _merged(told, tuple(program.edition for program in project.programs)),
        built,
        lambda *cut: _again(trees, *cut),
    )
    ordered = sorted(allow(diagnostics, folder, reading.parsed), key=lambda d: d.order)
    return Checked(project, tuple(ordered), len(folder.files))


def _editions(trees: Trees) -> dict[str, Node | None]:
    """The editions by name, each with its tree, None where it could not be read or parsed."""
    paths = [path for path in trees.folder.files if kind_of(path) == "edition"]
    found = {path: trees.parsed[path].node if path in trees.parsed else None for path in paths}
    return {path.removeprefix("editions/").removesuffix(".yaml"): node for path, node in found.items()}


def _project(
    trees: Trees,
    built: Mapping[str, Chain],
    apart: Mapping[str, Chain],
    before: Sequence[tuple[str, Diagnostic]],
) -> tuple[Project, list[tuple[str, Diagnostic]]]:
    """The base and each edition resolved, and all that is told, of them and by the rules.

    Of editions that are `apart`, as it is not known what they extend, and of all where the list of modules
    cannot be used, only what their own words say is told.
    """
    base, diagnostics = _program(trees, "", ())
    told = [*before, *(("", d) for d in diagnostics)]
    programs = [base]
    lost = "program/modules" in base.broken
    for name, chain in (*built.items(), *apart.items()):
        program, diagnostics = _program(trees, name, chain)
        if lost or name in apart:
            told += [(name, d) for d in (*diagnostics, *_said(checks(), program)) if _is_own(d, name)]
            continue
        told += [(name, d) for d in diagnostics]
        programs.append(program)
    wrong = {d.path for _, d in told if _hides_names(d.rule)}
    wrong.update(f"editions/{name}.yaml" for name in (*apart, *(built if lost else ())))
    programs[0], found = _with_unplaced(trees, programs)
    told += [("*", d) for d in found]
    project = Project(
        trees.folder,
        tuple(programs),
        {path: one.node for path, one in trees.parsed.items() if one.node is not None},
        {path: one.blocks for path, one in trees.parsed.items() if path.endswith(".md")},
        tuple(_faulty(trees, wrong)),
    )
    for one in checks():
        if one.in_project:
            told += [("*", Diagnostic(one.rule, finding)) for finding in one.in_project(project)]
        for program in project.programs:
            told += [(program.edition, d) for d in _said((one,), program)]
    return project, told


def _said(asked: Iterable[Check], program: Program) -> list[Diagnostic]:
    """What some rules say of a program."""
    return [
        Diagnostic(one.rule, finding)
        for one in asked
        for finding in (one.in_program(program) if one.in_program else ())
    ]


def _is_own(diagnostic: Diagnostic, edition: str) -> bool:
    """Whether a fault is an edition's own, whatever it is laid over: a file that it names is not there."""
    names = ("unknown-plan", "unknown-battery", "unknown-chapter", "missing-welcome", "unknown-form")
    return diagnostic.path == f"editions/{edition}.yaml" and diagnostic.rule.name in names


def _hides_names(rule: Rule) -> bool:
    """Whether a file with such a fault may name what it is not understood to name."""
    understood = rule in _UNDERSTOOD or (rule.code >= _REFERENCES and rule != UNTITLED_PAGE)
    return rule.severity == "error" and not understood


def _faulty(trees: Trees, wrong: Set[str]) -> Iterator[File]:
    """The files whose words cannot be relied on: with a fault told, not read, or under another name."""
    for path, file in trees.folder.files.items():
        unread = path not in trees.parsed and kind_of(path_meant(path)) is not None
        if unread or path in wrong:
            yield file


def _with_unplaced(trees: Trees, programs: Sequence[Program]) -> tuple[Program, tuple[Diagnostic, ...]]:
    """The base, the first of the programs, with what stands in none of them."""
    tree, cuts, _ = _tree(trees, ())
    broken = {**trees.broken, "program.yaml": cuts}
    unplaced, found = resolve_unplaced(trees.folder, trees.parsed, tree, broken, programs)
    return replace(programs[0], unplaced=unplaced), found


def _program(trees: Trees, name: str, chain: Chain) -> tuple[Program, list[Diagnostic]]:
    """One edition: its tree, its shape, its program. The base is always there, with whatever can be used."""
    tree, cuts, diagnostics = _tree(trees, chain)
    broken = {**trees.broken, "program.yaml": cuts}
    names = tuple(link for link, _ in chain)
    program, found = resolve(trees.folder, trees.parsed, tree, name, names, broken, trees.name)
    if any(one.rule == UNKNOWN_MODULE and one.path.startswith("editions/") for one in found):
        # The module that `order` leaves out may be the one that was meant.
        diagnostics = [one for one in diagnostics if one.rule != NOT_IN_ORDER]
    return program, [*(one for one in diagnostics if not _of_misspelt(trees, one)), *found]


def _of_misspelt(trees: Trees, one: Diagnostic) -> bool:
    """Whether an edition names a module that program.yaml's list lacks because it is misspelt there."""
    if one.rule not in (UNKNOWN_REMOVAL, UNKNOWN_IN_ORDER, CHANGE_OF_UNKNOWN, ADDED_WITHOUT_ORDER):
        return False
    main, at = trees.parsed.get("program.yaml"), one.finding.at
    listed = main.node.get("modules") if main and main.node else None
    ids = set(listed.entries) if listed else set()
    there = {path.split("/")[1] for path in trees.folder.files if kind_of(path) == "module"}
    return not ids <= there and isinstance(at, Span) and at.text in there - ids


def _tree(trees: Trees, chain: Chain) -> tuple[Node, frozenset[Path], list[Diagnostic]]:
    """program.yaml as a chain makes it: its tree, what of it is not to be used, what is wrong with it.

    One that cannot be read has nothing of what a program needs.
    """
    main = trees.parsed.get("program.yaml")
    if main is None or main.node is None:
        return Node({}, Span(Source("program.yaml", 0, ""), 0, 0)), _ALL, []
    tree, diagnostics = edition(main.node, chain)
    shaped = shape(tree, "program", trees.schemas)
    cuts = shaped.broken | trees.broken["program.yaml"] | (frozenset() if tree.entries else _ALL)
    return tree, cuts, [*diagnostics, *shaped.diagnostics]


def _again(trees: Trees, name: str, chain: Chain, rules: frozenset[Rule]) -> frozenset[Place]:
    """Where the given rules find something in an edition made of other trees."""
    program, diagnostics = _program(trees, name, chain)
    diagnostics += _said((one for one in checks() if one.rule in rules), program)
    return frozenset(place_of(d) for d in diagnostics)


def _merged(told: Iterable[tuple[str, Diagnostic]], names: tuple[str, ...]) -> list[Diagnostic]:
    """The same rule at the same place is told once, in the first edition's words, with the names of all."""
    first: dict[tuple[str, str, int, int], tuple[Diagnostic, list[str]]] = {}
    for name, diagnostic in told:
        path, start, code, end, _ = diagnostic.order
        _, having = first.setdefault((path, code, start, end), (diagnostic, []))
        having.append(name)
    merged = []
    for diagnostic, having in first.values():
        everywhere = "*" in having or set(having) >= set(names)
        editions = () if everywhere else tuple(name for name in names if name in having)
        merged.append(Diagnostic(diagnostic.rule, diagnostic.finding, editions))
    return merged
