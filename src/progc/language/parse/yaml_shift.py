"""A text that is changed here and there, and where each of its signs stood before."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

Change = tuple[int, int, str]


class Shifted:
    """`text` as it is now. Offsets in it can be taken back to the first text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._shifts: list[tuple[int, int]] = []
        self._places: list[int] = []
        self._sums = [0]

    def back(self, offset: int) -> int:
        """Where what stands at an offset stood in the first text."""
        return offset - self._sums[bisect_left(self._places, offset)] if self._places else offset

    def put(self, changes: Sequence[Change]) -> None:
        """Put texts in place of others: each from an offset to another, in order."""
        old = list(reversed(self._shifts))
        shifts: list[tuple[int, int]] = []
        pieces: list[str] = []
        done = grown = 0
        for start, end, new in changes:
            last = start + grown + len(new) - 1
            while old and old[-1][0] < end:
                place, by = old.pop()
                shifts.append((place + grown if place < start else last, by))
            longer = len(new) - (end - start)
            shifts += [(last, longer)] if longer else []
            pieces += [self.text[done:start], new]
            done, grown = end, grown + longer
        self.text = "".join([*pieces, self.text[done:]])
        self._shifts = [*shifts, *((place + grown, by) for place, by in reversed(old))]
        self._places = [place for place, _ in self._shifts]
        self._sums = list(accumulate((by for _, by in self._shifts), initial=0))
