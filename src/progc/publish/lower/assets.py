"""Files of the program's folder that a page shows: their names in the outputs, and what is known of them."""

from progc.publish.lower.cues import cues, svg_size
from progc.source import Folder, Media


class Assets:
    """Names the files that pages ask for and remembers them; `found` is output path → path in the folder."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._found: dict[str, str] = {}

    @property
    def found(self) -> dict[str, str]:
        """Every file asked for so far, by output path below html/, in sorted order."""
        return dict(sorted(self._found.items()))

    def name(self, path: str) -> str:
        """The output path of a file: media/ keeps its own, files from elsewhere go below media/-/."""
        asset = path if path.startswith("media/") else f"media/-/{path}"
        self._found[asset] = path
        return asset

    def media(self, path: str) -> Media:
        """What is known of a file that is not text; an empty Media where it is text or missing."""
        found = self._folder.files.get(path)
        return found if isinstance(found, Media) else Media(path, 0, "")

    def size(self, path: str) -> tuple[int | None, int | None]:
        """A picture's width and height in pixels, None where it has none."""
        source = self._folder.source(path)
        if source:
            return svg_size(source.text)
        media = self.media(path)
        return media.width, media.height

    def cues(self, path: str) -> list[list[str]]:
        """The texts of a caption file, in order."""
        source = self._folder.source(path)
        return cues(source.text) if source else []
