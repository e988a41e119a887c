"""A program's folder and a seed → the same folder, spoilt: as authors, editors, disks and bad luck spoil it.

A change is a function from a mapping of files, by path, to a few words on what it did to it.
"""

import re
from ast import literal_eval
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from progc.files.pages import rule_pages
from progc.source import File, Folder, Media, Source

Files = dict[str, File]

FAULTS = ("not-utf-8", "nul", "too-large", "unreadable", "symlink", "folder", "special")
ODD = ("", "[]", "{}", "[a, b]", "{a: b}", '""', "0", "-5", "true", "2026-02-30", "|", "a: b", "x" * 300)
_PIECE = re.compile(r"^(?:(\d+)\*)?(.+)$", re.M)
_WORD = re.compile(r"[\w.-]+")
_VALUE = re.compile(r"^[ \t-]*[\w-]+:[ \t]+(\S.*)$", re.M)


def source(path: str, text: str) -> Source:
    """A text file as the shell reads it."""
    whole = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    data = whole.encode("utf-8", "surrogatepass")
    fault = "nul" if "\0" in whole else ""
    return Source(path, len(data), sha256(data).hexdigest(), fault, text=whole)


@cache
def pieces() -> tuple[str, ...]:
    """Signs of YAML, of Markdown and of Unicode that mean something where they stand, or look as if they did.

    They stand in pieces.txt as Python's literals, a line each; `9*` before one repeats it.
    """
    text = (Path(__file__).parent / "pieces.txt").read_text(encoding="utf-8")
    return tuple(literal_eval(sign) * int(times or 1) for times, sign in _PIECE.findall(text))


@cache
def examples() -> tuple[tuple[tuple[str, str], ...], ...]:
    """The text files, by path, of every example on a rule's page: small programs, right and wrong."""
    shown = [example for page in rule_pages() for example in page.examples()]
    texts = [
        [(file.path, file.text) for file in one.files if file.kind in ("yaml", "markdown")] for one in shown
    ]
    return tuple(tuple(files) for files in texts if files)


@dataclass(frozen=True)
class Spoiler:
    """Spoils files by one random generator: the same seed spoils in the same way."""

    random: Random

    def spoil(self, folder: Folder) -> tuple[Folder, list[str]]:
        """The folder with one to four changes, and what they were."""
        files = dict(folder.files)
        done = [self._change()(files) for _ in range(self.random.choice((1, 1, 1, 2, 3, 4)))]
        return replace(folder, files=dict(sorted(files.items()))), done

    def _change(self) -> Callable[[Files], str]:
        common = (self.characters, self.lines, self.words, self.piece, self.values)
        rare = (self.drop, self.move, self.copy, self.fault, self.empty, self.media)
        larger = (self.example, self.edition)
        return self.random.choice(self.random.choices((common, rare, larger), (70, 20, 10))[0])

    def _pick(self, files: Files) -> Source:
        """A text file; YAML and program.yaml oftener than their number says."""
        texts = [file for file in files.values() if isinstance(file, Source)] or [source("program.yaml", "")]
        yaml = [file for file in texts if file.path.endswith(".yaml")]
        return self.random.choice(yaml if yaml and self.random.random() < 0.6 else texts)

    def _put(self, files: Files, path: str, text: str, told: str) -> str:
        files[path] = source(path, text)
        return f"{path}: {told}"

    def _place(self, text: str) -> tuple[int, int]:
        start = self.random.randrange(len(text) + 1)
        return start, min(len(text), start + self.random.choice((0, 1, 1, 2, 5, 30)))

    def characters(self, files: Files) -> str:
        """Take away, say twice or swap neighbours."""
        file = self._pick(files)
        start, end = self._place(file.text)
        cut = file.text[start:end]
        new = self.random.choice(("", cut * 2, cut[::-1], cut.upper(), cut.replace(" ", "")))
        return self._put(files, file.path, file.text[:start] + new + file.text[end:], f"{cut!r} -> {new!r}")

    def piece(self, files: Files) -> str:
        """Put something in, at a likely place: before a value, at a line's start, anywhere."""
        file = self._pick(files)
        text, piece = file.text, self.random.choice(pieces())
        values = [found.start(1) for found in _VALUE.finditer(text)]
        starts = [0, *(found.end() for found in re.finditer("\n", text))]
        at = self.random.choice((*(values or starts), *starts, *range(0, len(text) + 1, 7)))
        return self._put(files, file.path, text[:at] + piece + text[at:], f"+{piece!r} at {at}")

    def lines(self, files: Files) -> str:
        """Take away, repeat, swap, join, move, indent or outdent lines."""
        file = self._pick(files)
        lines = file.text.split("\n")
        at, other = self.random.randrange(len(lines)), self.random.randrange(len(lines))
        kind = self.random.choice(("cut", "repeat", "swap", "join", "move", "in", "out", "rest in"))
        match kind:
            case "cut":
                del lines[at : at + self.random.choice((1, 1, 3))]
            case "repeat":
                lines[at:at] = lines[at : at + self.random.choice((1, 1, 4))]
            case "swap":
                lines[at], lines[other] = lines[other], lines[at]
            case "join":
                lines[at : at + 2] = ["".join(lines[at : at + 2])]
            case "move":
                lines.insert(other, lines.pop(at))
            case "in":
                lines[at] = f"{' ' * self.random.choice((1, 2))}{lines[at]}"
            case "out":
                lines[at] = lines[at][self.random.choice((1, 2)) :]
            case "rest in":
                lines[at:] = [f"  {line}" for line in lines[at:]]
        return self._put(files, file.path, "\n".join(lines), f"{kind} lines {at + 1}, {other + 1}")

    def words(self, files: Files) -> str:
        """Take away, repeat or replace a word by one of another file."""
        file, other = self._pick(files), self._pick(files)
        found, words = list(_WORD.finditer(file.text)), _WORD.findall(other.text)
        if not found:
            return "nothing"
        place = self.random.choice(found)
        new = self.random.choice(("", f"{place[0]} {place[0]}", self.random.choice(words or ["x"])))
        text = file.text[: place.start()] + new + file.text[place.end() :]
        return self._put(files, file.path, text, f"{place[0]!r} -> {new!r}")

    def values(self, files: Files) -> str:
        """Replace a value, by one of another file or by another kind of value."""
        file, other = self._pick(files), self._pick(files)
        found, values = list(_VALUE.finditer(file.text)), _VALUE.findall(other.text)
        if not found:
            return "nothing"
        place = self.random.choice(found)
        new = self.random.choice((*ODD, *values, *values))
        text = file.text[: place.start(1)] + new + file.text[place.end(1) :]
        return self._put(files, file.path, text, f"{place[1]!r} -> {new!r}")

    def drop(self, files: Files) -> str:
        path = self._any(files)
        files.pop(path, None)
        return f"without {path}"

    def move(self, files: Files) -> str:
        path, to = self._any(files), self._new_path(files)
        files[to] = replace(files.pop(path), path=to)
        return f"{path} moved to {to}"

    def copy(self, files: Files) -> str:
        path, to = self._any(files), self._new_path(files)
        files[to] = replace(files[path], path=to)
        return f"{path} copied to {to}"

    def fault(self, files: Files) -> str:
        path, fault = self._any(files), self.random.choice(FAULTS)
        old = files[path]
        if fault in ("not-utf-8", "nul", "too-large") and isinstance(old, Source):
            sign = "\0" if fault == "nul" else "\ufffd"
            files[path] = replace(old, fault=fault, text="" if fault == "too-large" else old.text[:9] + sign)
        else:
            files[path] = File(path, 0, "", fault)
        return f"{path} is {fault}"

    def empty(self, files: Files) -> str:
        file = self._pick(files)
        new = self.random.choice(("", "\n", "# x\n", "---\n---\n", "x", "[]", "{}", "null", "\ufeff"))
        return self._put(files, file.path, new, f"only {new!r}")

    def media(self, files: Files) -> str:
        """A media file of some type and size, right or wrong, where another stands or a new one."""
        kinds = ("image/png", "image/jpeg", "video/mp4", "audio/mpeg", "application/pdf", "")
        ending = self.random.choice(("png", "jpg", "mp4", "mp3", "pdf", "webp", "xyz"))
        path = f"media/{self.random.choice('ab')}.{ending}"
        size = self.random.choice((None, 0, 1, 800, 10**9))
        files[path] = Media(
            path, 9, "f" * 64, type=self.random.choice(kinds), width=size, height=size, seconds=size
        )
        return f"{path} is media"

    def example(self, files: Files) -> str:
        """Lay the files of a rule's example over the program, or add their text to what stands there."""
        chosen = self.random.choice(examples())
        for path, text in chosen:
            old = files.get(path)
            add = isinstance(old, Source) and self.random.random() < 0.4
            self._put(files, path, (old.text if add and isinstance(old, Source) else "") + text, "")
        return f"an example over {', '.join(path for path, _ in chosen)}"

    def edition(self, files: Files) -> str:
        """An edition that removes, changes, adds and orders at random, more or less as it may."""
        program = files.get("program.yaml")
        text = program.text if isinstance(program, Source) else ""
        known = re.findall(r"^  ([\w-]+):", text, re.M) or ["x"]
        names = self.random.sample(known, self.random.randint(0, min(4, len(known))))
        lines = ["title: Norr", f"days: {self.random.choice((0, 30, 400, 'x'))}"][: self.random.randint(0, 2)]
        if self.random.random() < 0.3:
            lines.append(f"extends: {self.random.choice(('norr', 'soder', 'ingen'))}")
        if self.random.random() < 0.6:
            lines += ["without:", f"  {self._kind()}: [{', '.join(names)}]"]
        if self.random.random() < 0.5:
            starts = ("start: active", "start: upcoming", "title: Annat", "days: 7", "selection: optional")
            changes = [f"  {name}: {{{self.random.choice(starts)}}}" for name in self._some((*known, "ny"))]
            lines += [f"{self._kind()}:", *changes]
        if self.random.random() < 0.4:
            lines.append(f"order: [{', '.join(self._some((*known, 'ny')))}]")
        lines += self.random.choice(
            ((), ("texts: {amne: tobak}",), ("publish: false",), ("welcome: borta.md",))
        )
        path = f"editions/{self.random.choice(('norr', 'soder', 'Väst', 'x/y'))}.yaml"
        return self._put(files, path, "\n".join(lines) + "\n", " / ".join(lines))

    def _kind(self) -> str:
        return self.random.choice(("modules", "modules", "texts", "contacts", "flags"))

    def _some(self, names: Sequence[str]) -> list[str]:
        return self.random.sample(names, self.random.randint(1, len(names)))

    def _any(self, files: Files) -> str:
        return self.random.choice(sorted(files) or ["program.yaml"])

    def _new_path(self, files: Files) -> str:
        path = self._any(files)
        folder, _, name = path.rpartition("/")
        other = self.random.choice(
            (path.upper(), f"{folder}/ny-{name}", f"{path}.bak", name, f"modules/{name}", path)
        )
        return self.random.choice(
            (other, f"{folder}/Två {name}", self._any(files), f"{folder}/con.md")
        ).lstrip("/")
