"""Progress of long work, on a terminal only."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from progc.diagnostics import Lang, say


@contextmanager
def progress(lang: Lang, shown: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A function that is told the program and how many of how many are done, and draws a bar on stderr."""
    if not shown or not sys.stderr or not sys.stderr.isatty():
        yield lambda root, done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as drawn:
        task = drawn.add_task(say("making", "gör").to(lang), total=None)

        def told(root: str, done: int, of: int) -> None:
            drawn.update(task, completed=done, total=of, description=Path(root).name if root else None)

        yield told
