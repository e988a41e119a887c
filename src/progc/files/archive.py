"""A bundle's files → its zip, the same bytes on every machine; and whether a zip is one of these.

The files lie at the zip's top, in order of their paths, stored and never deflated (zlib's output differs
between builds of it), all with the time 1980-01-01 00:00 and the mode of a file that everyone may read. There
are no entries for folders.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import IO, cast

_CHUNK = 1 << 20
_UNIX = 3
_MODE = 0o100644

Opened = Callable[[str], IO[bytes]]


def write_zip(file: IO[bytes], sizes: Mapping[str, int], opened: Opened) -> None:
    """Write files, by path with their sizes in bytes, as a zip. Each is streamed; zip64 only where needed."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for path, size in sorted(sizes.items()):
            entry = zipfile.ZipInfo(path)
            entry.create_system = _UNIX
            entry.external_attr = _MODE << 16
            entry.file_size = size
            with opened(path) as source, archive.open(entry, "w") as member:
                while chunk := source.read(_CHUNK):
                    member.write(chunk)


def is_as_written(file: IO[bytes], sizes: Mapping[str, int], opened: Opened) -> bool:
    """Whether a zip has the very bytes that `write_zip` gives these files: nothing is hidden between them."""
    compared = _Compared(file)
    write_zip(cast("IO[bytes]", compared), sizes, opened)
    return not compared.differs and compared.end == file.seek(0, io.SEEK_END)


class _Compared(io.RawIOBase):
    """A file that keeps nothing of what is written but where it differs from another file's bytes.

    A zip's headers are written twice, with the checksum the second time: the last write at a place counts.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._at = 0
        self.end = 0
        self.differs: set[int] = set()

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        self._at = offset + (self.end if whence == io.SEEK_END else self._at if whence == io.SEEK_CUR else 0)
        return self._at

    def write(self, data: object, /) -> int:
        written = bytes(cast("bytes", data))
        self._file.seek(self._at)
        same = self._file.read(len(written)) == written
        (self.differs.discard if same else self.differs.add)(self._at)
        self.seek(len(written), io.SEEK_CUR)
        self.end = max(self.end, self._at)
        return len(written)
