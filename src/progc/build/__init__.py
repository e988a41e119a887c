"""The one path from folders to reports and outputs: what has not changed is not done again."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from os.path import realpath
from pathlib import Path
from typing import Any

from progc.build.making import at_work_on, started, worker_count
from progc.build.prepare import Order, Prepared, prepare
from progc.build.remember import remember, remembered, seen_outputs
from progc.diagnostics import Text, say
from progc.files.disk import Refusal
from progc.files.load import OWN_BUILD
from progc.files.manifest import bundle_name
from progc.files.stock import take_stock
from progc.files.swap import building, recover
from progc.files.write import Written, clashes, draft, write

__all__ = ["Order", "Ran", "run"]

_UNPUBLISHED = re.compile(rb"^publish:[ \t]*false[ \t]*(?:#.*)?\r?$", re.MULTILINE)

Told = Callable[[str, int, int], None]


@dataclass
class Ran:
    """What came of a run: the programs' reports in order, what they count, and what else there is to say.

    `refused`: nothing was built of an edition that was asked for. `whole`: the same run with nothing changed
    would say the same again.
    """

    report: str = ""
    errors: int = 0
    warnings: int = 0
    files: int = 0
    notes: list[Text] = field(default_factory=list)
    refused: bool = False
    whole: bool = True


def run(roots: Sequence[str], order: Order, told: Told, waiting: Callable[[], object] = lambda: None) -> Ran:
    """Lint or build every program; `told` hears the program and how many of how many outputs are made.

    A build waits while another one writes into the same folder; `waiting` is called when that takes time.
    Raises Refusal where the build's folder cannot be written, and OSError where a folder cannot be read.
    """
    out = Path(order.out)
    if order.command == "build":
        _keep_off_sources(roots, out)
        with building(out, waiting=waiting):
            return _run(roots, order, told)
    refusal = recover(out)
    ran = _run(roots, order, told)
    ran.notes += [refusal.text] if refusal else []
    return ran


def _run(roots: Sequence[str], order: Order, told: Told) -> Ran:
    ran = Ran()
    clashing: set[str] = set()
    for name, programs in clashes({root: _names(root) for root in roots}) if order.command == "build" else ():
        clashing.update(programs)
        ran.notes.append(_clash(name, programs))
        ran.errors += 1
    roots = [root for root in roots if root not in clashing]
    states = {root: state for root in roots if (state := remembered(root, order)) is not None}
    for prepared in _prepared([root for root in roots if root not in states], order, told):
        states[prepared.root] = remember(prepared, order, _written(prepared, order))
    for root in roots:
        ran.report += states[root]["report"]
        ran.errors += states[root]["errors"]
        ran.warnings += states[root]["warnings"]
        ran.files += states[root]["files"]
        if states[root]["unpublished"]:
            ran.notes.append(_unpublished(root, order.edition))
            ran.refused |= order.edition is not None
    ran.notes += [_left(name) for name in _others(order, states.values())]
    deserted = _deserted(roots, order)
    ran.notes += [_no_program(name, program) for name, program in deserted]
    ran.whole = not clashing and not deserted
    return ran


def _others(order: Order, states: Iterable[Mapping[str, Any]]) -> list[str]:
    """What is in the build's folder, and in folders of progc's in it, that progc did not make."""
    if order.command != "build" or order.only:
        return []
    inside = {path for state in states for path in state["own"]}
    return sorted({*take_stock(Path(order.out)).others, *inside})


def _deserted(roots: Sequence[str], order: Order) -> list[tuple[str, str]]:
    """Bundles in the build's folder, with their programs, that lie beside none of those built: renamed."""
    if order.command != "build" or order.only:
        return []
    beside = {Path(root).parent for root in roots}
    bundles = take_stock(Path(order.out)).folders.items()
    return [
        (name, manifest.program)
        for name, manifest in bundles
        if not any((folder / manifest.program / "program.yaml").is_file() for folder in beside)
    ]


def _keep_off_sources(roots: Sequence[str], out: Path) -> None:
    """Raise Refusal where a build would be written over, into or around a program's own folder.

    Its folder may hold the build only as build/, which is never read as a part of it. Links are followed:
    another name of its folder is no other folder.
    """
    # Not Path.resolve, which raises where links go round in a ring.
    place = Path(realpath(out))
    for root in map(Path, map(realpath, roots)):
        inside = place.is_relative_to(root) and not place.is_relative_to(root / OWN_BUILD)
        targets = [place / name for other in roots for name in _names(other)]
        if inside or any(root.is_relative_to(target) for target in targets):
            raise Refusal(
                say(
                    "the build would be written into the program's own folder `{root}`: choose another --out",
                    "bygget skulle skrivas i programmets egen mapp `{root}`: välj en annan --out",
                    root=str(root),
                ),
                str(root),
            )


def _names(root: str) -> list[str]:
    """The names of all bundles that a program can have, by its files."""
    files = {"": Path(root, "program.yaml")}
    files.update((path.stem, path) for path in sorted(Path(root, "editions").glob("*.yaml")))
    return [bundle_name(Path(root).name, name) for name, path in files.items() if _is_published(path)]


def _is_published(path: Path) -> bool:
    """Whether a file does not say `publish: false`. One that cannot be read may be mended, and clash then."""
    try:
        return _UNPUBLISHED.search(path.read_bytes()) is None
    except OSError:
        return True


def _prepared(roots: Sequence[str], order: Order, told: Told) -> Iterator[Prepared]:
    """Each program, in order. Several are prepared side by side, one alone shares out its outputs."""
    workers = min(worker_count(order.jobs), len(roots))
    if workers < 2:
        for root in roots:
            with at_work_on(root):
                prepared = prepare(root, order, order.jobs, partial(told, root))
            yield prepared
        return
    with started(workers) as pool:
        waiting = [pool.submit(_alone, root, order) for root in roots]
        for number, each in enumerate(waiting, 1):
            yield each.result()
            told("", number, len(roots))


def _alone(root: str, order: Order) -> Prepared:
    with at_work_on(root):
        return prepare(root, order, 1, lambda done, of: None)


def _written(prepared: Prepared, order: Order) -> Written | None:
    for name, files in prepared.drafts.items():
        draft(Path(order.out), name, files)
    if not prepared.bundles:
        return None
    seen = seen_outputs(prepared.root, order)
    return write(Path(order.out), prepared.program, prepared.bundles, prepared.names, seen)


def _left(name: str) -> Text:
    return say(
        "`{name}` in the build's folder is not progc's and was left",
        "`{name}` i byggets mapp är inte progc:s och fick vara kvar",
        name=name,
    )


def _no_program(name: str, program: str) -> Text:
    return say(
        "`{name}` in the build's folder is of the program `{program}`, which is not beside those built now:"
        " remove it if the program has another name now",
        "`{name}` i byggets mapp hör till programmet `{program}`, som inte ligger bredvid dem som byggdes nu:"
        " ta bort det om programmet har bytt namn",
        name=name,
        program=program,
    )


def _unpublished(root: str, edition: str | None) -> Text:
    if edition is None:
        return say(
            "nothing of `{root}` is built: it says `publish: false`",
            "inget av `{root}` byggs: där står `publish: false`",
            root=root,
        )
    return say(
        "`{edition}` in `{root}` is not built by itself: it says `publish: false`",
        "`{edition}` i `{root}` byggs inte för sig: där står `publish: false`",
        edition=edition or "program.yaml",
        root=root,
    )


def _clash(name: str, programs: Sequence[str]) -> Text:
    if len(programs) == 1:
        return say(
            "`{program}` would be built as `{name}`, a folder of progc's own: rename the program's folder",
            "`{program}` skulle byggas som `{name}`, en mapp som progc har själv: byt namn på mappen",
            name=name,
            program=programs[0],
        )
    return say(
        "`{programs}` would all be built as `{name}`: rename one of the folders",
        "`{programs}` skulle alla byggas som `{name}`: byt namn på en av mapparna",
        name=name,
        programs="`, `".join(programs),
    )
