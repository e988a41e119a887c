"""Progress of long work, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from progc.diagnostics import Lang, say

if TYPE_CHECKING:
    from rich.console import Console


@contextmanager
def progress(lang: Lang, shown: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A function that is told the program and how many of how many are done, and draws a bar on stderr."""
    console = _console() if shown and sys.stderr and sys.stderr.isatty() else None
    if console is None:
        yield lambda root, done, of: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as drawn:
        task = drawn.add_task(say("making", "gör").to(lang), total=None)

        def told(root: str, done: int, of: int) -> None:
            drawn.update(task, completed=done, total=of, description=Path(root).name if root else None)

        yield told


def _console() -> "Console | None":
    """The terminal to draw on; None for one that cannot move its cursor (TERM=dumb)."""
    from rich.console import Console

    console = Console(stderr=True)
    return console if console.is_interactive else None
