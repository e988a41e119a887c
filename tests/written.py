"""What tests of writing share: two contents of a bundle, and building one."""

from collections.abc import Collection, Mapping
from pathlib import Path

from progc.files.disk import Disk
from progc.files.manifest import Bundle
from progc.files.stock import Seen
from progc.files.swap import building
from progc.files.write import Written, write

ONE = {"html/index.html": "one", "html/steg/å.html": "same", "pdf/program.pdf": "%PDF"}


TWO = {**ONE, "html/index.html": "two"}


def build(
    out: Path,
    *bundles: Bundle,
    keep: Collection[str] = (),
    seen: Mapping[str, Seen] | None = None,
    disk: Disk | None = None,
) -> Written:
    with building(out):
        return write(out, "prova", bundles, keep, seen, disk or Disk())
