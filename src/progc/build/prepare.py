"""One program's folder → its report, and its bundles made but not yet written. Runs in any process."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from progc import __version__
from progc.build.making import make_all
from progc.check import check
from progc.diagnostics import Diagnostic, Lang, Severity
from progc.files.cache import look
from progc.files.load import OWN_BUILD, load_stamped, settled
from progc.files.manifest import Bundle, Made, bundle_name
from progc.files.resources import schemas
from progc.files.store import Memory, mark, tools
from progc.language.model import Program
from progc.publish.emit import emit
from progc.publish.lower import lower
from progc.report.reported import Reported
from progc.report.text import text


@dataclass(frozen=True)
class Order:
    """What a run asks for. `out` is absolute. `only` names parts of a bundle ("html"), () for whole bundles.

    `edition` picks one edition ("" the base), None takes all. `jobs` is how many workers, 0 for as many as
    there are processors. `here` is the folder that reports name files from.
    """

    command: Literal["build", "lint"]
    out: str
    lang: Lang
    color: bool
    here: str
    only: tuple[str, ...] = ()
    edition: str | None = None
    jobs: int = 0

    @property
    def words(self) -> tuple[str, ...]:
        """What tells orders apart whose results are not the same."""
        edition = "*" if self.edition is None else f"={self.edition}"
        return (self.command, self.out, self.lang, str(self.color), self.here, *self.only, edition)


@dataclass(frozen=True)
class Prepared:
    """One program, looked at. `report` is its diagnostics as text, "" for none.

    `inputs` is what its folder looked like before it was read; `racy`: it may have changed since unseen.
    `bundles` are made and wait to be written: () after an error and for lint. `drafts` are for `only`.
    `names` are those of all its bundles, also of editions that were not asked for. `unpublished`: it has no
    error, but all that was asked for says `publish: false`.
    """

    root: str
    program: str
    report: str
    errors: int
    warnings: int
    files: int
    inputs: Mapping[str, list[int]]
    racy: bool
    bundles: tuple[Bundle, ...] = ()
    drafts: Mapping[str, Mapping[str, Made]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    unpublished: bool = False


def prepare(root: str, order: Order, jobs: int, told: Callable[[int, int], None]) -> Prepared:
    """Load, check and, for a build without errors, make. Raises OSError where the folder cannot be read."""
    marked = mark()
    inputs = look(root, OWN_BUILD)
    memory = Memory(root)
    folder, stamps = load_stamped(root, None, memory.stamps, order.out)
    checked = check(folder, schemas(), memory.parse)
    diagnostics = [d for d in checked.diagnostics if _concerns(d, order)]
    reported = Reported(_prefix(root, order.here), diagnostics, checked.counted)
    bundles: tuple[Bundle, ...] = ()
    drafts: dict[str, Mapping[str, Made]] = {}
    programs = checked.project.programs
    builds = order.command == "build" and not checked.errors
    asked = [p for p in programs if builds and p.publish and order.edition in (None, p.edition)]
    for program in asked:
        files = _made(program, order, jobs, told)
        if order.only:
            drafts[bundle_name(program.id, program.edition)] = files
        else:
            bundles = (*bundles, _bundle(program, files))
    memory.keep(settled(stamps, marked))
    return Prepared(
        root=root,
        program=Path(root).name,
        report=text(reported, order.lang, order.color),
        errors=reported.errors,
        warnings=reported.warnings,
        files=checked.counted,
        inputs=inputs,
        racy=any(not facts or max(facts[1:3]) >= marked for facts in inputs.values()),
        bundles=bundles,
        drafts=drafts,
        names=tuple(bundle_name(p.id, p.edition) for p in programs if p.publish),
        unpublished=builds and not asked,
    )


def _concerns(diagnostic: Diagnostic, order: Order) -> bool:
    """Whether a run tells a diagnostic. A build is stopped by an error in any edition, and so tells it."""
    if order.edition is None or not diagnostic.editions or order.edition in diagnostic.editions:
        return True
    return order.command == "build" and diagnostic.rule.severity is Severity.ERROR


def _prefix(root: str, here: str) -> str:
    """How to name the program's files for a reader who stands in `here`: relative where they are below it."""
    place, start = Path(root), Path(here)
    if place == start:
        return ""
    shown = place.relative_to(start) if place.is_relative_to(start) else place
    return f"{shown.as_posix()}/"


def _made(
    program: Program,
    order: Order,
    jobs: int,
    told: Callable[[int, int], None],
) -> Mapping[str, Made]:
    recipes = emit(lower(program))
    if order.only:
        recipes = {path: recipe for path, recipe in recipes.items() if path.split("/", 1)[0] in order.only}
    return make_all(recipes, program.folder, jobs, told)


def _bundle(program: Program, files: Mapping[str, Made]) -> Bundle:
    return Bundle(program.id, program.edition, program.version, __version__, tools(), files)
