"""Did you mean: the known name nearest to an unknown one."""

import re
from collections.abc import Iterable


def suggest_id(written: str, known: Iterable[str]) -> str | None:
    """As `suggest`, for an id: also where its file's path or name was written."""
    return suggest(re.sub(r"\.(?:md|ya?ml)$", "", written.replace("\\", "/").rsplit("/", 1)[-1]), known)


def suggest(name: str, known: Iterable[str]) -> str | None:
    """The name that was probably meant, or None when nothing is close.

    Close: an edit distance (insert, delete, change, swap neighbours; upper case counts as lower) of at most a
    third of the name's length. Ties go to the first in sorted order.
    """
    names = sorted(set(known))
    for other in names:
        if other.casefold() == name.casefold():
            return other
    limit = len(name) // 3
    lower = name.casefold()
    far = [(_distance(lower, other.casefold(), limit), other) for other in names]
    scored = [(distance, other) for distance, other in far if distance <= limit]
    return min(scored)[1] if scored else None


def _distance(a: str, b: str, limit: int) -> int:
    """Optimal string alignment distance, `limit` + 1 where it is more. Cells past the limit stay unfilled."""
    far = limit + 1
    if abs(len(a) - len(b)) > limit:
        return far
    while a and b and a[0] == b[0]:
        a, b = a[1:], b[1:]
    while a and b and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    before: list[int] = []
    row = list(range(len(b) + 1))
    nearest = 0
    for i, x in enumerate(a, 1):
        before, last, row = row, before, [i if i <= limit else far] + [far] * len(b)
        nearer, nearest = nearest, row[0]
        for j in range(max(1, i - limit), min(len(b), i + limit) + 1):
            y = b[j - 1]
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row[j] = cost
            nearest = min(nearest, cost)
        if nearest > limit and nearer > limit:
            return far
    return min(row[-1], far)
