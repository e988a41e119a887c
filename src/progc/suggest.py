"""Did you mean: the known name nearest to an unknown one."""

from collections.abc import Iterable


def suggest(name: str, known: Iterable[str]) -> str | None:
    """The name that was probably meant, or None when nothing is close.

    Close: the same but for upper case, or an edit distance (insert, delete, change, swap neighbours) of at
    most a third of the name's length. Ties go to the first in sorted order.
    """
    names = sorted(set(known))
    for other in names:
        if other.casefold() == name.casefold():
            return other
    limit = len(name) // 3
    scored = [(distance, other) for other in names if (distance := _distance(name, other, limit)) <= limit]
    return min(scored)[1] if scored else None


def _distance(a: str, b: str, limit: int) -> int:
    """Optimal string alignment distance; more than `limit` where it is cheap to know."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
