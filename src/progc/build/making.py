"""Recipes → the bytes of outputs: those that the cache lacks are made, in workers if there are many."""

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from multiprocessing import forkserver, get_context, parent_process
from multiprocessing.context import BaseContext
from pathlib import Path
from tempfile import gettempdir
from threading import Thread, current_thread, main_thread

from progc.diagnostics import say
from progc.files.disk import Refusal
from progc.files.manifest import Made, media_type
from progc.files.resources import templates
from progc.files.store import Blob, find_blob, put_blob, recipe_key
from progc.publish.emit import COPY, make, seconds
from progc.publish.recipe import Recipe
from progc.source import Folder, Media, Source

_ENOUGH = 2.0
"""Seconds of work, as makers reckon it, that are worth the start of workers."""


_SOCKET_PATH = 108 - 38
"""Bytes that a socket's path can have, by unix(7), without what multiprocessing adds to its folder's."""


_SAFE_PATH = "PYTHONSAFEPATH"
_ENDED = say(
    "a process that progc had started was ended from outside, perhaps because memory ran out: "
    "run again, with --jobs 1 if it happens again",
    "en process som progc hade startat avbröts utifrån, kanske för att minnet tog slut: "
    "kör igen, med --jobs 1 om det händer på nytt",
)


@dataclass(frozen=True)
class Task:
    """A recipe to make. `path` is where its bytes go first in a bundle.

    `media` is by the maker's name a source's bytes, or the path of a file on disk.
    """

    key: str
    path: str
    recipe: Recipe
    media: Mapping[str, str | bytes]


@cache
def worker_context() -> BaseContext:
    """How workers start. Never forked from this process: Typst, which drew the pictures, has threads in it.

    On Linux they are forked from a server that has the costly imports and has run nothing, else started anew;
    so too where temporary files lie so deep that the server's socket has no room for its path.
    """
    if sys.platform != "linux" or len(os.fsencode(gettempdir())) > _SOCKET_PATH:
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(["progc.build", "jinja2", "typst"])
    with _apart():
        forkserver.ensure_running()
    return context


@contextmanager
def _apart() -> Iterator[None]:
    """What starts in here knows nothing of Ctrl-C and has no stderr: it would tell there, in Python's words,
    how it was cut off. What goes wrong in a worker comes back as its result.
    """
    if current_thread() is not main_thread():
        yield
        return
    interrupt = signal.signal(signal.SIGINT, signal.SIG_IGN)
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
        signal.signal(signal.SIGINT, interrupt)


def worker_count(jobs: int) -> int:
    """How many workers: `jobs`, or as many as there are processors for this process when it is 0."""
    if jobs > 0:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def started(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Workers that end with this process. Raises Refusal where one of them was ended from outside.

    Where the run is stopped they are not waited for.
    """
    stopped = False
    with _imports_from_nowhere_else():
        pool = ProcessPoolExecutor(workers, worker_context(), _end_with_parent)
        try:
            yield pool
        except KeyboardInterrupt:
            stopped = True
            raise
        except (BrokenProcessPool, EOFError, ConnectionError) as problem:
            raise Refusal(_ENDED) from problem
        finally:
            pool.shutdown(wait=not stopped, cancel_futures=True)


@contextmanager
def _imports_from_nowhere_else() -> Iterator[None]:
    """Python that starts in here looks for no module in the working folder, where authors' files may lie."""
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        del os.environ[_SAFE_PATH]
        if before is not None:
            os.environ[_SAFE_PATH] = before


@contextmanager
def at_work_on(what: str) -> Iterator[None]:
    """A crash in here says what progc was at work on."""
    try:
        yield
    except BaseException as problem:
        problem.add_note(what)
        raise


def _end_with_parent() -> None:
    """In a worker: end when the process that started it is gone, however it went, and at Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def make_all(
    recipes: Mapping[str, Recipe],
    folder: Folder,
    jobs: int,
    told: Callable[[int, int], None],
) -> Mapping[str, Made]:
    """Every recipe's bytes, by path in the bundle. `told` hears how many of how many new ones are made."""
    tasks: dict[str, Task] = {}
    blobs: dict[str, Blob] = {}
    keys: dict[str, str] = {}
    for path, recipe in recipes.items():
        if recipe.maker == COPY and isinstance(found := folder.files[recipe.media["file"]], Media):
            blobs[path] = Blob(str(Path(folder.root, found.path)), found.size, found.digest)
            continue
        keys[path] = key = _key(recipe, folder)
        blob = find_blob(key)
        if blob:
            blobs[path] = blob
        elif key not in tasks:
            tasks[key] = Task(key, path, recipe, _media(recipe, folder))
    made: dict[str, Blob] = {}
    for key, blob in _make(list(tasks.values()), jobs):
        made[key] = blob
        told(len(made), len(tasks))
    blobs.update((path, made[key]) for path, key in keys.items() if key in made)
    return {path: _made(path, recipe, blobs[path]) for path, recipe in recipes.items()}


def _made(path: str, recipe: Recipe, blob: Blob) -> Made:
    return Made(blob.file, blob.size, blob.sha256, media_type(path), recipe.role)


def _key(recipe: Recipe, folder: Folder) -> str:
    media = {name: folder.files[path].digest for name, path in recipe.media.items()}
    return recipe_key(recipe, media, _templates_digest(recipe.template.split("/", 1)[0]))


@cache
def _templates_digest(part: str) -> str:
    """The digest of the templates that a recipe of this part of templates/ can include, and of the fonts."""
    whole = sha256()
    for name, data in templates().items():
        if name.startswith((f"{part}/", "words/")):
            whole.update(name.encode() + b"\0" + sha256(data).digest())
    return whole.hexdigest()


def _media(recipe: Recipe, folder: Folder) -> Mapping[str, str | bytes]:
    files = {name: folder.files[path] for name, path in recipe.media.items()}
    return {
        name: file.text.encode() if isinstance(file, Source) else str(Path(folder.root, file.path))
        for name, file in files.items()
    }


def _make(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[str, Blob]]:
    """Each task's bytes, as they are done. Few are made here, many by workers, the costliest first."""
    workers = min(worker_count(jobs), len(tasks))
    if workers < 2 or sum(seconds(task.recipe) for task in tasks) < _ENOUGH:
        yield from map(make_one, tasks)
        return
    ordered = sorted(tasks, key=lambda task: (-seconds(task.recipe), task.key))
    with started(workers) as pool:
        yield from pool.map(make_one, ordered, chunksize=4)


def make_one(task: Task) -> tuple[str, Blob]:
    """One task's bytes, put into the cache."""
    media = {
        name: data if isinstance(data, bytes) else Path(data).read_bytes()
        for name, data in task.media.items()
    }
    with at_work_on(task.path):
        data = make(task.recipe, templates(), media)
    return task.key, put_blob(task.key, data)
