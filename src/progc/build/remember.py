"""What a run saw and said → the cache, so that the same run with nothing changed need not look closer."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from progc.build.prepare import Order, Prepared
from progc.files.cache import (
    look,
    names_in,
    read_state,
    run_key,
    run_path,
    same,
    sealed,
    stamp,
    state_path,
)
from progc.files.stock import Seen
from progc.files.store import write_whole
from progc.files.swap import DRAFT, JOURNAL
from progc.files.write import Written


def remembered(root: str, order: Order) -> Mapping[str, Any] | None:
    """The state of a program for such an order, None where anything has changed since."""
    path = state_path(root, *order.words)
    state = read_state(path)
    mine = state is not None and state["key"] == [root, *order.words]
    return state if mine and same(path, stamp()) else None


def seen_outputs(root: str, order: Order) -> Mapping[str, Seen]:
    """What the outputs of the last such build looked like, by path in the build's folder."""
    state = read_state(state_path(root, *order.words))
    mine = state is not None and state["key"] == [root, *order.words] and state["stamp"] == stamp()
    found = state["seen"] if state and mine else {}
    return {path: Seen(*each) for path, each in found.items()}


def remember(prepared: Prepared, order: Order, written: Written | None) -> Mapping[str, Any]:
    """Write a program's state after its outputs were written, if they were."""
    out = Path(order.out)
    names = [name for bundle in prepared.bundles for name in (bundle.name, bundle.zip_name)]
    places = [str(out / name) for name in (*names, *(f"{DRAFT}/{name}" for name in prepared.drafts))]
    state = {
        "key": [prepared.root, *order.words],
        "stamp": stamp(),
        "root": prepared.root,
        "racy": prepared.racy,
        "journal": str(out / JOURNAL),
        "inputs": prepared.inputs,
        "outputs": {place: look(place) for place in places},
        "seen": written.seen if written else {},
        "own": written.own if written else (),
        "unpublished": prepared.unpublished,
        "report": prepared.report,
        "errors": prepared.errors,
        "warnings": prepared.warnings,
        "files": prepared.files,
    }
    _write(state_path(prepared.root, *order.words), state)
    return state


def remember_run(
    arguments: Sequence[str], order: Order, roots: Sequence[str], found: bool, said: tuple[int, str, str]
) -> None:
    """Write what a run answered. `found`: its programs were looked for rather than named."""
    code, report, notes = said
    state = {
        "key": run_key(list(arguments)),
        "stamp": stamp(),
        "found": list(roots) if found else None,
        "out": order.out,
        "beside": names_in(order.out),
        "states": [state_path(root, *order.words) for root in roots],
        "code": code,
        "report": report,
        "notes": notes,
    }
    _write(run_path(list(arguments)), state)


def _write(path: str, state: Mapping[str, Any]) -> None:
    """Write a state; a cache that cannot be written only costs time."""
    try:
        write_whole(Path(path), sealed(dict(state)))
    except OSError:
        return
