"""Programs on disk, each time as a seed has spoilt them, and what a command that reads them there checks."""

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from progc.check import Checked, check
from progc.files.read import TEXT_LIMIT, Stamp
from progc.language.parse.parsed import Parsed
from progc.source import File, Folder, Media, Source
from test_emit_pdf import PHOTO


def data(file: File) -> bytes:
    """What a file holds; of a media file that a seed made, a picture."""
    return file.text.encode() if isinstance(file, Source) else PHOTO


class Disk:
    """Folders by name below `root`. Only what differs from the folder before is written.

    `check` stands in for progc's own: `checked` is what it has said since `hold`.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.checked: list[Checked] = []
        self._there: dict[str, dict[str, File]] = {}

    def hold(self, name: str, folder: Folder) -> None:
        """Write a folder, as far as a disk can hold it: not a file where a folder stands."""
        self.checked.clear()
        there = self._there.setdefault(name, {})
        for path in sorted(there, reverse=True):
            if folder.files.get(path) is not there[path]:
                del there[path]
                self._remove(self.root / name / path)
        for path, file in folder.files.items():
            if path not in there:
                with suppress(OSError):
                    self._write(self.root / name / path, file)
                    there[path] = file

    def check(
        self, folder: Folder, schemas: Mapping[str, Any], parse: Callable[[Source], Parsed], name: str = ""
    ) -> Checked:
        """As progc's, of what was read, and of what a seed made that no bytes on this disk can say."""
        there = self._there[Path(folder.root).name]
        unsaid = {
            path: file
            for path, file in there.items()
            if path in folder.files and (isinstance(file, Media) or file.fault == "unreadable")
        }
        found = check(replace(folder, files={**folder.files, **unsaid}), schemas, parse, name)
        self.checked.append(found)
        return found

    def _remove(self, place: Path) -> None:
        """Remove a file or what stands for one, and the folders that it leaves empty."""
        with suppress(OSError):
            if place.is_dir() and not place.is_symlink():
                place.rmdir()
            else:
                place.unlink()
            for parent in place.parents:
                parent.rmdir()

    def _write(self, place: Path, file: File) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        match file.fault:
            case "folder":
                place.mkdir()
            case "symlink":
                place.symlink_to("..")
            case "special":
                os.mkfifo(place)
            case "too-large":
                place.touch()
                os.truncate(place, TEXT_LIMIT + 1)
            case fault:
                place.write_bytes(data(file) + b"\xff" * (fault == "not-utf-8"))


class Held:
    """What progc remembers of a program between runs, held here instead of in a file: `parse` knows it."""

    def __init__(self, parse: Callable[[Source], Parsed]) -> None:
        self.parse = parse
        self.stamps: Mapping[str, Stamp] = {}

    def keep(self, stamps: Mapping[str, Stamp]) -> None:
        self.stamps = stamps
