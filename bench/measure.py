"""A command → seconds, processor seconds and peak memory of its whole process tree's largest member."""

import ctypes
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from resource import struct_rusage as Usage
from typing import NamedTuple

_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of prctl(2): what a command leaves running becomes a child of this process."""


class Figure(NamedTuple):
    """Wall seconds, processor seconds of it and all that it started, and the largest process's peak in MB."""

    wall: float
    cpu: float
    memory: float


def measure(command: Sequence[str], env: Mapping[str, str], folder: str) -> Figure:
    """Run a command once. Raises RuntimeError with its last lines where it exits with a code over 1."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    begun = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    said = process.stderr.read() if process.stderr else ""
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(command)}: {process.returncode}\n{said[-2000:]}")
    usages = [usage, *_left()]
    cpu = sum(each.ru_utime + each.ru_stime for each in usages)
    return Figure(wall, cpu, max(each.ru_maxrss for each in usages) / 1024)


def _left() -> Iterator[Usage]:
    """What each process took that the command has left behind: the server of its workers with them."""
    with suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]


def repeated(
    runs: int, before: Callable[[], None], command: Sequence[str], env: Mapping[str, str], folder: str
) -> Figure:
    """The median of several runs, each after `before`."""
    figures = []
    for _ in range(runs):
        before()
        figures.append(measure(command, env, folder))
    return Figure(*(statistics.median(each) for each in zip(*figures, strict=True)))


def least(
    runs: int, commands: Mapping[str, Sequence[str]], env: Mapping[str, str], folder: str
) -> dict[str, float]:
    """The least wall seconds of each command, run by turns: what else the machine does only adds to them.

    Each is run once before, unmeasured.
    """
    for command in commands.values():
        measure(command, env, folder)
    turns = [
        {name: measure(command, env, folder).wall for name, command in commands.items()} for _ in range(runs)
    ]
    return {name: min(turn[name] for turn in turns) for name in commands}
