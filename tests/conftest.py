"""What the tests share: a program's folder made of texts."""

from collections.abc import Mapping
from hashlib import sha256

from progc.source import Folder, Source


def folder_of(files: Mapping[str, str], root: str = "prova") -> Folder:
    """A folder as the shell would have read it, from path → text."""
    sources = {}
    for path, text in sorted(files.items()):
        content = text.encode("utf-8")
        sources[path] = Source(path, len(content), sha256(content).hexdigest(), text=text)
    return Folder(root, sources)
