"""How many rings → the year rings: closed smooth curves in whole numbers, one a module, the first inmost.

`rings(count)` gives for each ring its *points* in order round the centre (0, 0), y downwards, each with its
*handle*: ((x, y), (dx, dy)). Between a point p with handle h and the next, q with handle k, runs the cubic
Bézier curve p, p + h, q - k, q; the last point joins the first. No ring reaches farther out than REACH.

`svg_path(ring)` writes it for an SVG's `d`; `cubics(ring)` gives the start and for each curve its two control
points and its end, as Typst's `curve.move`, `curve.cubic` and `curve.close` want them.

All is done in integers on a table of sines, so every machine draws the same.
"""

from collections.abc import Sequence
from typing import Literal

from progc.publish.publication import OutModule

Point = tuple[int, int]
Ring = Sequence[tuple[Point, Point]]
Kind = Literal["active", "optional", "upcoming"]

RADIUS = 1000
REACH = 1100
POINTS = 24
_INNERMOST = 160
_QUARTER = (0, 2588, 5000, 7071, 8660, 9659, 10000)
# Harmonic, amplitude in 10,000ths of the radius, phase in points, and rings a point of its slow drift.
_SHARED = ((2, 260, 3, 2), (3, 230, 10, 3))
# Harmonic, amplitude in 100ths of the gap between rings, phase, its step from ring to ring.
_OWN = ((5, 12, 2, 7), (9, 7, 5, 11))


def ring_kind(module: OutModule) -> Kind:
    """How a module's ring is drawn: thick, dashed or thin."""
    if module.start == "active":
        return "active"
    return "optional" if module.selection == "optional" else "upcoming"


def rings(count: int) -> Sequence[Ring]:
    """The rings of a program with so many modules, from the inmost outwards."""
    return [_smooth([_point(index, count, turn) for turn in range(POINTS)]) for index in range(count)]


def svg_path(ring: Ring) -> str:
    """A ring as SVG path data, in relative whole numbers."""
    (start, handle), *rest = [*ring, ring[0]]
    parts = [f"M{start[0]} {start[1]}"]
    before = start
    for number, (end, own) in enumerate(rest):
        first = () if number else (handle,)
        second = (end[0] - own[0] - before[0], end[1] - own[1] - before[1])
        numbers = (*first, second, (end[0] - before[0], end[1] - before[1]))
        parts.append(("s" if number else "c") + _joined(numbers))
        before = end
    return "".join(parts) + "z"


def cubics(ring: Ring) -> tuple[Point, Sequence[tuple[Point, Point, Point]]]:
    """A ring's start, and its curves: control point, control point, end."""
    curves = []
    for (p, h), (q, k) in zip(ring, [*ring[1:], ring[0]], strict=True):
        curves.append(((p[0] + h[0], p[1] + h[1]), (q[0] - k[0], q[1] - k[1]), q))
    return ring[0][0], curves


def _joined(numbers: Sequence[Point]) -> str:
    text = " ".join(str(number) for point in numbers for number in point)
    return text.replace(" -", "-")


def _point(index: int, count: int, turn: int) -> Point:
    gap = (RADIUS - _INNERMOST) // max(count - 1, 1)
    radius = _INNERMOST + gap * index if count > 1 else RADIUS // 2
    wobble = 0
    for harmonic, amplitude, phase, slow in _SHARED:
        wobble += radius * amplitude * _sine(harmonic * turn + phase + index // slow) // 10_000
    own = min(gap, radius // 5, 110)
    for harmonic, share, phase, step in _OWN:
        wobble += own * share * _sine(harmonic * turn + phase + step * index) // 100
    reach = radius * 10_000 + wobble
    return _nearest(reach * _sine(turn + POINTS // 4)), _nearest(reach * _sine(turn))


def _nearest(number: int) -> int:
    """A number of 10,000ths of 10,000ths, rounded."""
    return (2 * number + 100_000_000) // 200_000_000


def _sine(turn: int) -> int:
    """The sine of a whole number of 24ths of a turn, in 10,000ths."""
    half, turn = divmod(turn % POINTS, POINTS // 2)
    value = _QUARTER[turn] if turn <= 6 else _QUARTER[12 - turn]
    return -value if half else value


def _smooth(points: Sequence[Point]) -> Ring:
    """Give each point its handle: a sixth of the way from the point before to the one after (Catmull-Rom)."""
    ring = []
    for before, point, after in zip([points[-1], *points], points, [*points[1:], points[0]], strict=False):
        ring.append((point, ((after[0] - before[0] + 3) // 6, (after[1] - before[1] + 3) // 6)))
    return ring
