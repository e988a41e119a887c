"""What is to be quick → its time over that of a yardstick, the target, and whether it is within it."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from measure import least

RUNS = 15
YARDSTICKS = {"bare Python": "pass", "import click": "import click"}
"""What a run is compared with, as Python code."""


class Target(NamedTuple):
    """A command's words, and how many times its yardstick's time it may take."""

    words: tuple[str, ...]
    yardstick: str
    times: float

    @property
    def name(self) -> str:
        """How the table calls it."""
        change = ", no change" if self.words[0] in ("lint", "build") else ""
        return f"progc {' '.join(self.words)}{change}"


TARGETS = (
    Target(("--version",), "bare Python", 6),
    Target(("lint",), "bare Python", 6),
    Target(("build",), "bare Python", 6),
    Target(("--help",), "import click", 2),
)


def timed(progc: str, out: Path, env: Mapping[str, str], folder: Path) -> dict[str, float]:
    """Seconds of each yardstick and each target, by name, on programs that have been linted and built."""
    commands: dict[str, Sequence[str]] = {
        name: (sys.executable, "-c", code) for name, code in YARDSTICKS.items()
    }
    for target in TARGETS:
        place = ("--out", str(out)) if target.words[0] in ("lint", "build") else ()
        commands[target.name] = (progc, *target.words, *place)
    return least(RUNS, commands, env, str(folder))


def verdict(seconds: Mapping[str, float]) -> tuple[str, bool]:
    """A line for each target, and whether all are within theirs. `seconds` has all names of `timed`."""
    lines, within = [], True
    for target in TARGETS:
        ratio = seconds[target.name] / seconds[target.yardstick]
        fits = ratio <= target.times
        within &= fits
        limit = f"{target.times:g} x {target.yardstick}"
        lines.append(f"  {target.name:<34}{ratio:>9.2f} x   at most {limit:<18}{'ok' if fits else 'over'}\n")
    return "".join(lines), within
