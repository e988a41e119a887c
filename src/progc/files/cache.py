"""Whether anything has changed since a run, asked before anything heavy is imported.

A *run* (what was asked, where, for whom) remembers the programs it was about, what it printed and its exit
code. A *program state* remembers what a program's folder and outputs looked like. Both are JSON files in the
user's cache folder. Same size, times and inode is the same file, unless its time is not older than the mark
that was set before the folder was read: such a state is *racy*, and answers nothing here.
"""

import json
import os
import sys
import zlib

import progc
from progc.files.discover import discover

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

Look = dict[str, list[int]]


def cache_folder() -> str:
    """The user's cache folder for progc: PROGC_CACHE, else where the system keeps such things."""
    chosen = os.environ.get("PROGC_CACHE")
    if chosen:
        return os.path.abspath(chosen)
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA", home), "progc", "cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "progc")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "progc")


def unchanged(arguments: list[str]) -> "tuple[int, str, str] | None":
    """Exit code, report and notes (for stderr) of the same run when nothing has changed since, else None.

    Looked at: progc's own files, the installed packages, which programs there are, each program's files, each
    of its outputs, and which names there are in the build's folder.
    """
    try:
        key = run_key(arguments)
    except OSError:
        # The working folder is gone: the command line says so.
        return None
    run = read_state(run_path(arguments))
    if run is None or run["key"] != key:
        return None
    made_of = stamp()
    if run["stamp"] != made_of:
        return None
    if run["found"] is not None and discover(os.getcwd(), run["out"]) != run["found"]:
        return None
    if names_in(run["out"]) != run["beside"] or not all(same(path, made_of) for path in run["states"]):
        return None
    return run["code"], run["report"], run["notes"]


def names_in(folder: str) -> list[str]:
    """The names in a folder, in order; none where there is no folder."""
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def same(path: str, made_of: str) -> bool:
    """Whether a program's folder and outputs look as its state remembers them, and no build was cut off.

    `made_of` is today's `stamp`: what another progc wrote down answers nothing.
    """
    state = read_state(path)
    if state is None or state["stamp"] != made_of or state["racy"] or os.path.lexists(state["journal"]):
        return False
    if look(state["root"], "build") != state["inputs"]:
        return False
    return all(look(place) == seen for place, seen in state["outputs"].items())


def look(place: str, leave: str = "") -> Look:
    """Size, time of change in content and in facts (ns) and inode of each file at or below a place, by path.

    Paths are relative with forward slashes, "" for the place itself when it is a file. Entries whose name
    begins with a dot are left out, and one called `leave` at the top; links are looked at themselves. A
    folder's own entry is all zeros.
    """
    found: Look = {}
    waiting = [("", place)]
    while waiting:
        inside, folder = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except NotADirectoryError:
            found[""] = facts(folder)
            continue
        except OSError:
            continue
        for entry in entries:
            if entry.name.startswith(".") or (not inside and entry.name == leave):
                continue
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting.append((f"{path}/", entry.path))
                found[path] = [0, 0, 0, 0]
            else:
                found[path] = facts(entry.path)
    return found


def facts(place: str) -> list[int]:
    """What tells whether a file is the same without reading it; [] where it went away meanwhile."""
    try:
        stat = os.stat(place, follow_symlinks=False)
    except OSError:
        return []
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def run_key(arguments: list[str]) -> list[str]:
    """What a run was: its words, where it ran, and for whom it printed."""
    names = ("PROGC_LANG", "LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE", "NO_COLOR", "FORCE_COLOR", "TERM")
    shown = [f"{name}={os.environ.get(name, '')}" for name in names]
    terminal = "terminal" if sys.stdout and sys.stdout.isatty() else "pipe"
    return [os.getcwd(), terminal, *shown, *arguments]


def run_path(arguments: list[str]) -> str:
    """Where a run is remembered."""
    return os.path.join(cache_folder(), "runs", f"{_short(chr(0).join(run_key(arguments)))}.json")


def state_path(*words: str) -> str:
    """Where the state of a program is remembered, for a command and its options."""
    return os.path.join(cache_folder(), "programs", f"{_short(chr(0).join(words))}.json")


def _short(text: str) -> str:
    """A file name for a text; what lies there says itself whose it is, so that two alike do no harm."""
    data = text.encode("utf-8", "surrogatepass")
    return f"{zlib.crc32(data):08x}{zlib.adler32(data):08x}"


def sealed(state: "dict[str, Any]") -> bytes:
    """A state as it is written: its checksum, then JSON on a line of its own."""
    data = json.dumps(state).encode("utf-8", "surrogatepass")
    return b"%08x\n" % zlib.crc32(data) + data


def read_state(path: str) -> "dict[str, Any] | None":
    """A remembered state, None where there is none that is whole."""
    try:
        with open(path, "rb") as file:
            seal, data = file.read(9), file.read()
    except OSError:
        return None
    if seal != b"%08x\n" % zlib.crc32(data):
        return None
    found: dict[str, Any] = json.loads(data)
    return found


def stamp() -> str:
    """What progc is made of just now: its version, its files' sizes and times, Python, installed packages."""
    package = os.path.dirname(os.path.abspath(progc.__file__))
    root = os.path.dirname(os.path.dirname(package))
    places = [package, os.path.join(root, "schemas"), os.path.join(root, "templates")]
    if os.path.isdir(os.path.join(package, "_data")):
        places = [package]
    seen = [
        f"{path}:{found[:2]}"
        for place in places
        for path, found in sorted(look(place).items())
        if "__pycache__" not in path
    ]
    installed = [
        str(os.stat(path).st_mtime_ns)
        for path in sys.path
        if path.endswith(("site-packages", "dist-packages")) and os.path.isdir(path)
    ]
    words = "\0".join([progc.__version__, sys.version, *installed, *seen])
    return f"{progc.__version__}-{_short(words)}"


def usable(folder: str) -> bool:
    """Whether files can be written in a cache folder; it is made if it is missing."""
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK | os.X_OK)
