"""A working directory → the programs below it. Imports nothing heavy: a run with nothing to do calls it."""

import os


def discover(start: str, out: str) -> list[str]:
    """The folders with a program.yaml at or below `start`, absolute, in sorted order.

    Not below a folder whose name begins with a dot, node_modules, a virtual environment, `out` (the build's
    folder) or another program. Links to folders are not followed.
    """
    start, out = os.path.abspath(start), os.path.abspath(out)
    found: list[str] = []
    waiting = [start]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            continue
        names = {entry.name for entry in entries}
        if "program.yaml" in names:
            found.append(folder)
        elif "pyvenv.cfg" not in names:
            waiting.extend(entry.path for entry in entries if _enter(entry, out))
    return sorted(found)


def _enter(entry: "os.DirEntry[str]", out: str) -> bool:
    if entry.name.startswith(".") or entry.name == "node_modules" or entry.path == out:
        return False
    return entry.is_dir(follow_symlinks=False)
