"""Lines of a page that were meant to say what a link's name stands for: as parse knows them, for rules."""

from progc.language.parse.definitions import TARGET, definition_line

__all__ = ["TARGET", "definition_line"]
