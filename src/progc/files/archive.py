"""A bundle's folder → its zip, the same bytes on every machine.

The files lie at the zip's top, in order of their paths, stored and never deflated (zlib's output differs
between builds of it), all with the time 1980-01-01 00:00 and the mode of a file that everyone may read. There
are no entries for folders.
"""

import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

_CHUNK = 1 << 20
_UNIX = 3
_MODE = 0o100644
_LOCAL, _CENTRAL, _END = 30, 46, 22
_LARGE = 0xFFFF_FFFF
_MANY = 0xFFFF


def write_zip(file: BinaryIO, folder: Path, paths: Iterable[str]) -> None:
    """Write the files of a folder as a zip; each is streamed, and zip64 is used only where it is needed."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(paths):
            entry = zipfile.ZipInfo(path)
            entry.create_system = _UNIX
            entry.external_attr = _MODE << 16
            entry.file_size = (folder / path).stat().st_size
            with (folder / path).open("rb") as source, archive.open(entry, "w") as member:
                while chunk := source.read(_CHUNK):
                    member.write(chunk)


def zip_size(entries: Iterable[zipfile.ZipInfo]) -> int | None:
    """The size of a zip as `write_zip` writes these entries; None where zip64 would be needed."""
    total, count = _END, 0
    for entry in entries:
        total += _LOCAL + _CENTRAL + 2 * len(entry.filename.encode()) + entry.file_size
        count += 1
    return total if total < _LARGE and count < _MANY else None
