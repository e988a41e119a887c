"""A program's folder → what each stage costs, in a process of its own: seconds and memory that it added."""

import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROWS: list[tuple[str, float, float]] = []


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def _stage(name: str) -> Iterator[None]:
    before, begun = _memory(), time.perf_counter()
    yield
    ROWS.append((name, time.perf_counter() - begun, _memory() - before))


def main(root: str) -> None:
    """Print a table of the stages of a build of one program from nothing."""
    with _stage("import"):
        from progc.check import check
        from progc.files.load import load
        from progc.files.resources import schemas, templates
        from progc.language.parse import parse
        from progc.publish.emit import COPY, emit, make, makers
        from progc.publish.lower import lower
        from progc.source import Source
    with _stage("load"):
        folder = load(root)
    sources = [file for path, file in folder.files.items() if path.endswith((".yaml", ".md"))]
    with _stage("parse"):
        parsed = {file.path: parse(file) for file in sources if isinstance(file, Source)}
    with _stage("edition, shape, resolve, rules"):
        project = check(folder, schemas(), lambda source: parsed[source.path]).project
    if project is None:
        raise SystemExit(f"{root} has errors")
    with _stage("lower"):
        publication = lower(project.program)
    with _stage("emit"):
        recipes = emit(publication)
    with _stage("import of makers"):
        makers()
    cost: defaultdict[str, float] = defaultdict(float)
    count: Counter[str] = Counter()
    before = _memory()
    for recipe in recipes.values():
        if recipe.maker != COPY:
            begun = time.perf_counter()
            make(recipe, templates(), {name: load_media(root, path) for name, path in recipe.media.items()})
            cost[recipe.maker] += time.perf_counter() - begun
            count[recipe.maker] += 1
    rows = [(f"make {name} ({count[name]} files)", cost[name], 0.0) for name in cost]
    rows.append(("all makers' memory", 0.0, _memory() - before))
    for name, seconds, memory in [*ROWS, *rows]:
        sys.stdout.write(f"  {name:<36}{seconds * 1000:>10.0f} ms{memory:>10.0f} MB\n")


def load_media(root: str, path: str) -> bytes:
    """The bytes of a file of the program."""
    return Path(root, path).read_bytes()


if __name__ == "__main__":
    main(sys.argv[1])
