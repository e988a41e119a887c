"""What was made of a program → its folders and zips in the build's folder, whole or not at all.

A file that has not changed is linked from the old folder where the disk can, and never written through the
link. What somebody put into a folder of progc's is carried over and named. Nothing is changed where nothing
is new. The caller holds the build's folder (`swap.building`).
"""

import hashlib
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from progc.diagnostics import say
from progc.files.archive import write_zip
from progc.files.disk import DISK, Disk, Refusal, exists, refusal
from progc.files.fill import fill, sync
from progc.files.manifest import MANIFEST, Bundle, Made
from progc.files.stock import Seen, Shelf, Stock, shelf, take_stock
from progc.files.swap import DRAFT, NEW, discard_left_over, swap


@dataclass(frozen=True)
class Written:
    """Names in the build's folder: new or changed, and stale and gone.

    `own` are paths in the build's folder of somebody's own files in folders of progc's, which stay.
    `seen` is to be handed in the next time: what each output looks like, by path in the build's folder.
    """

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    own: tuple[str, ...]
    seen: Mapping[str, Seen]


def clashes(programs: Mapping[str, Iterable[str]]) -> list[tuple[str, tuple[str, ...]]]:
    """Names of bundles that cannot stand side by side, with the programs that want them.

    `programs` has each program's bundles' names; a program twice under one name is told by giving it a key of
    its own. Names that differ only by case clash, and `draft` is progc's own.
    """
    wanted: dict[str, list[str]] = {}
    for program, names in programs.items():
        for name in names:
            wanted.setdefault(name.casefold(), []).append(program)
    return [(name, tuple(by)) for name, by in sorted(wanted.items()) if len(by) > 1 or name == DRAFT]


def write(
    out: Path,
    program: str,
    bundles: Sequence[Bundle],
    keep: Collection[str] = (),
    seen: Mapping[str, Seen] | None = None,
    disk: Disk = DISK,
) -> Written:
    """Write all bundles of one program in one swap, and take away what is stale.

    Stale is what the program's last builds wrote under names that are neither in `bundles` nor in `keep` (its
    editions that were not made this time), and zips of other versions. Raises Refusal; then nothing has
    changed.
    """
    stock = take_stock(out, program)
    before = seen or {}
    work = _Work(out, disk, [], [], [])
    with _all_or_nothing(out, disk):
        for bundle in bundles:
            old = shelf(stock, bundle.name, before)
            _refuse_what_is_not_ours(stock, bundle, old)
            _renew(work, bundle, old, before.get(bundle.zip_name))
        for name in _stale(stock, program, bundles, keep):
            _remove(work, name, shelf(stock, name, before))
        sync(out, work.ready, disk)
    changed = {*work.ready, *work.gone}
    if changed:
        swap(out, work.ready, work.gone, disk)
    new = {name for bundle in bundles for name in (bundle.name, bundle.zip_name)}
    return Written(
        _sorted(changed & new), _sorted(changed - new), _sorted(work.own), dict(_look(out, bundles))
    )


def draft(out: Path, name: str, files: Mapping[str, Made], disk: Disk = DISK) -> None:
    """Write files to draft/<name> in the build's folder in place of all that was there: no manifest, no zip.

    Raises Refusal; then nothing has changed.
    """
    folder = out / DRAFT
    folder.mkdir(exist_ok=True)
    with _all_or_nothing(folder, disk):
        fill(folder / (name + NEW), files, {}, {}, disk)
        sync(folder, [name], disk)
    swap(folder, [name], [], disk)


@dataclass(frozen=True)
class _Work:
    """So far: names that lie ready, names that go, and paths of somebody's own files that are kept."""

    out: Path
    disk: Disk
    ready: list[str]
    gone: list[str]
    own: list[str]


@contextmanager
def _all_or_nothing(out: Path, disk: Disk) -> Iterator[None]:
    """Where what should lie ready cannot be made, nothing of it stays. OSError comes out as Refusal."""
    try:
        yield
    except OSError as problem:
        discard_left_over(out, disk)
        state = say("nothing in the build has changed", "inget i bygget har ändrats")
        raise refusal(problem, Path(str(problem.filename or out)), state) from problem
    except Refusal:
        discard_left_over(out, disk)
        raise


def _refuse_what_is_not_ours(stock: Stock, bundle: Bundle, old: Shelf) -> None:
    """Raise Refusal where something stands in the way that is not progc's, or is another program's."""
    for name in (bundle.name, bundle.zip_name):
        manifest = stock.manifest(name) or stock.zips.get(name)
        if manifest and manifest.program != bundle.program:
            raise Refusal(
                say(
                    "`{place}` is a build of the program `{program}`: rename one or delete it",
                    "`{place}` är ett bygge av programmet `{program}`: byt namn på ett eller ta bort det",
                    place=str(stock.out / name),
                    program=manifest.program,
                ),
                str(stock.out / name),
            )
    in_the_way = list(_in_the_way(stock, bundle, old))
    if in_the_way:
        place = str(stock.out / in_the_way[0])
        raise Refusal(
            say(
                "`{place}` was not made by progc and stands where progc writes: move it or delete it",
                "`{place}` är inte gjord av progc och står där progc skriver: flytta den eller ta bort den",
                place=place,
            ),
            place,
        )


def _in_the_way(stock: Stock, bundle: Bundle, old: Shelf) -> Iterator[str]:
    place = stock.out / bundle.name
    if exists(place) and (place.is_symlink() or not place.is_dir()):
        yield bundle.name
    if bundle.zip_name in stock.others:
        yield bundle.zip_name
    yield from (f"{bundle.name}/{path}" for path in old.own if path in bundle.files)
    if old.own and not stock.manifest(bundle.name):
        yield bundle.name


def _renew(work: _Work, bundle: Bundle, old: Shelf, zip_seen: Seen | None) -> None:
    """Make ready what has changed of one bundle's folder and zip."""
    manifest = bundle.manifest()
    intact = {path for path, made in bundle.files.items() if old.intact(path, made.sha256)}
    listed = {*bundle.files, MANIFEST}
    folder = old.folder
    if len(intact) < len(bundle.files) or old.paths - {*old.own} != listed or not old.has(manifest):
        folder = work.out / (bundle.name + NEW)
        links = {path: old.folder / path for path in [*intact, *old.own]}
        fill(folder, bundle.files, links, {MANIFEST: manifest}, work.disk)
        work.ready.append(bundle.name)
    zipped = Seen(*_size_and_time(work.out / bundle.zip_name), hashlib.sha256(manifest).hexdigest())
    if zip_seen is None or tuple(zip_seen) != zipped:
        with work.disk.create(work.out / (bundle.zip_name + NEW)) as file:
            sizes = {path: made.size for path, made in bundle.files.items()}
            write_zip(file, {**sizes, MANIFEST: len(manifest)}, lambda path: (folder / path).open("rb"))
        work.ready.append(bundle.zip_name)
    work.own.extend(f"{bundle.name}/{path}" for path in old.own)


def _stale(stock: Stock, program: str, bundles: Sequence[Bundle], keep: Collection[str]) -> Iterator[str]:
    names = {bundle.name for bundle in bundles}
    zips = {bundle.zip_name for bundle in bundles}
    for name, manifest in stock.folders.items():
        if manifest.program == program and name not in names and name not in keep:
            yield name
    for name, manifest in stock.zips.items():
        kept = name in zips or (manifest.name in keep and manifest.name not in names)
        if manifest.program == program and not kept:
            yield name


def _remove(work: _Work, name: str, old: Shelf) -> None:
    """Take a folder or zip away; of a folder with somebody's own files in it, these stay."""
    if not old.own:
        work.gone.append(name)
        return
    fill(work.out / (name + NEW), {}, {path: old.folder / path for path in old.own}, {}, work.disk)
    work.ready.append(name)
    work.own.extend(f"{name}/{path}" for path in old.own)


def _look(out: Path, bundles: Sequence[Bundle]) -> Iterator[tuple[str, Seen]]:
    for bundle in bundles:
        digest = hashlib.sha256(bundle.manifest()).hexdigest()
        yield bundle.zip_name, Seen(*_size_and_time(out / bundle.zip_name), digest)
        for path, made in bundle.files.items():
            name = f"{bundle.name}/{path}"
            yield name, Seen(*_size_and_time(out / name), made.sha256)


def _size_and_time(place: Path) -> tuple[int, int]:
    """Of a plain file; (-1, 0) for what is none."""
    try:
        status = place.lstat()
    except OSError:
        return -1, 0
    return (status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else (-1, 0)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
