"""Times progc on 1, 10 and 100 programs of 90 steps and 8 forms, and prints a table with the growth.

    python bench/bench.py [--programs 1 10 100] [--keep FOLDER] [--no-peers]

For each size: lint and build from nothing, with nothing changed, and with one step edited, beside a bare
start of Python and peers (yamllint, check-jsonschema) in the same run. Then what each stage costs, and the
targets, on the first size: exits with 1 when one is missed. POSIX.
"""

import argparse
import itertools
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from corpus import FORMS, MODULES, STEPS, edit_a_step, make_corpus
from measure import Figure, repeated
from targets import timed, verdict

BIN = Path(sys.executable).parent
HERE = Path(__file__).parent


class Bench:
    """One corpus on disk, and a cache and a build folder of its own."""

    def __init__(self, folder: Path, programs: int) -> None:
        self.corpus = folder / f"corpus-{programs}"
        self.roots = make_corpus(self.corpus, programs)
        self.cache = folder / f"cache-{programs}"
        self.out = folder / f"out-{programs}"
        self.env = {**os.environ, "PROGC_CACHE": str(self.cache), "PROGC_LANG": "en"}
        self.edits = itertools.count(1)

    def nothing(self) -> None:
        """Do nothing before a run."""

    def cold(self) -> None:
        """Forget everything."""
        for place in (self.cache, self.out):
            shutil.rmtree(place, ignore_errors=True)

    def edit(self) -> None:
        """Change a word of one page of the first program."""
        edit_a_step(self.roots[0], next(self.edits))

    def run(self, runs: int, before: Callable[[], None], *words: str) -> Figure:
        """The median of runs of a command in the corpus's folder."""
        return repeated(runs, before, words, self.env, str(self.corpus))

    def progc(self, runs: int, before: Callable[[], None], command: str) -> Figure:
        """The median of runs of progc over the whole corpus."""
        return self.run(runs, before, str(BIN / "progc"), command, "--out", str(self.out))


def row(name: str, figure: Figure, bare: Figure) -> None:
    """Print one line of the table."""
    ratio = figure.wall / bare.wall
    sys.stdout.write(
        f"  {name:<34}{figure.wall:>9.3f} s{figure.cpu:>9.3f} s{figure.memory:>8.0f} MB{ratio:>9.1f} x\n"
    )
    sys.stdout.flush()


def size(bench: Bench, peers: bool) -> dict[str, Figure]:
    """Measure one size of corpus and print its table."""
    programs = len(bench.roots)
    runs = 5 if programs == 1 else 3 if programs <= 10 else 1
    sys.stdout.write(f"\n{programs} programs, {programs * MODULES * STEPS} steps, {programs * FORMS} forms\n")
    sys.stdout.write(f"  {'':<34}{'wall':>11}{'cpu':>11}{'memory':>11}{'to Python':>11}\n")
    bare = bench.run(9, bench.nothing, sys.executable, "-c", "pass")
    figures = {"bare Python": bare}
    row("bare Python", bare, bare)
    for command in ("lint", "build"):
        for name, before in (
            ("cold", bench.cold),
            ("no change", bench.nothing),
            ("one step edited", bench.edit),
        ):
            many = 9 if name == "no change" else runs
            figures[f"{command}, {name}"] = figure = bench.progc(many, before, command)
            row(f"progc {command}, {name}", figure, bare)
    for name, words in peer_commands(bench).items() if peers else ():
        figures[name] = figure = bench.run(min(runs, 3), bench.nothing, *words)
        row(name, figure, bare)
    return figures


def peer_commands(bench: Bench) -> dict[str, list[str]]:
    """Linters of YAML over the same files: style alone, and one JSON Schema over every form."""
    schema = HERE.parent / "schemas" / "program.schema.json"
    programs = [str(root / "program.yaml") for root in bench.roots]
    return {
        "yamllint, all files": [str(BIN / "yamllint"), "-d", "relaxed", str(bench.corpus)],
        "check-jsonschema, program.yaml": [
            str(BIN / "check-jsonschema"),
            "--schemafile",
            str(schema),
            *programs,
        ],
    }


def growth(sizes: dict[int, dict[str, Figure]]) -> None:
    """Print how the wall time of each command grows from one size to the next, and per program."""
    steps = sorted(sizes)
    sys.stdout.write("\ngrowth (wall; 10 programs cost how many times 1)\n")
    for name in sizes[steps[0]]:
        walls = [sizes[step][name].wall for step in steps if name in sizes[step]]
        ratios = [f"{later / before:.1f} x" for before, later in itertools.pairwise(walls)]
        sys.stdout.write(f"  {name:<34}{'  '.join(ratios)}\n")


def targets(bench: Bench) -> bool:
    """Print whether each target is reached; whether all are."""
    sys.stdout.write(f"\ntargets, {len(bench.roots)} programs\n")
    sys.stdout.flush()
    lines, within = verdict(timed(str(BIN / "progc"), bench.out, bench.env, bench.corpus))
    sys.stdout.write(lines)
    return within


def stages(program: Path) -> None:
    """Print what each stage of a build costs."""
    sys.stdout.write("\nstages of a build of one program from nothing\n")
    sys.stdout.flush()
    subprocess.run([sys.executable, str(HERE / "stages.py"), str(program)], check=True)


def main() -> int:
    """Measure what the command line asks for; 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=int, nargs="+", default=[1, 10, 100])
    parser.add_argument("--keep", type=Path, help="a folder to work in and leave")
    parser.add_argument("--no-peers", action="store_true")
    chosen = parser.parse_args()
    folder = chosen.keep or Path(tempfile.mkdtemp(prefix="progc-bench-"))
    sys.stdout.write(
        f"{platform.platform()}, {os.cpu_count()} processors, Python {platform.python_version()}\n"
    )
    try:
        benches = {each: Bench(folder, each) for each in chosen.programs}
        sizes = {each: size(bench, not chosen.no_peers) for each, bench in benches.items()}
        if len(sizes) > 1:
            growth(sizes)
        first = benches[chosen.programs[0]]
        stages(first.roots[0])
        return 0 if targets(first) else 1
    finally:
        if not chosen.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
