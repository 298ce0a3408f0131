"""A map of the week, weekday by hour: how much comes when.

Knows nothing of what is counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LONG_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
HOURS = 24
STEPS = 5  # shades, beside that for none
ROW = 16  # pixels
_LEFT, _RIGHT = 9.0, 99.5  # per cent


@dataclass(frozen=True, slots=True)
class Cell:
    """An hour of a weekday: per cent from the left, pixels from the top, its shade, its words."""

    left: float
    top: int
    shade: int
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heat:
    """The map with its figures; ``busiest`` says in words where most is."""

    cells: tuple[Cell, ...]
    rows: tuple[tuple[str, int], ...]
    hours: tuple[tuple[str, float], ...]
    width: float
    row: int
    height: int
    figures: tuple[tuple[str, tuple[int, ...]], ...]
    busiest: str
    total: int


def heat(counts: Mapping[tuple[int, int], int], noun: str) -> Heat:
    """Return the map of *counts* by (weekday from 0 for Monday, hour of the day)."""
    most = max(counts.values(), default=0)
    width = (_RIGHT - _LEFT) / HOURS
    cells = []
    for day in range(7):
        for hour in range(HOURS):
            count = counts.get((day, hour), 0)
            shade = 0 if not count else max(1, round(STEPS * count / most))
            says = f"{LONG_DAYS[day]} {hour:02}:00: {count} {noun}"
            cells.append(Cell(_LEFT + hour * width, day * ROW, shade, says))
    return Heat(
        cells=tuple(cells),
        rows=tuple((DAYS[day], day * ROW) for day in range(7)),
        hours=tuple((f"{hour:02}", _LEFT + hour * width) for hour in range(0, HOURS, 6)),
        width=width,
        row=ROW,
        height=7 * ROW,
        figures=tuple(
            (LONG_DAYS[day], tuple(counts.get((day, hour), 0) for hour in range(HOURS)))
            for day in range(7)
        ),
        busiest=_busiest(counts),
        total=sum(counts.values()),
    )


def _busiest(counts: Mapping[tuple[int, int], int]) -> str:
    if not counts:
        return "nothing yet"
    (day, hour), _ = max(counts.items(), key=lambda item: (item[1], -item[0][0], -item[0][1]))
    return f"{LONG_DAYS[day]}, {hour:02}:00 to {(hour + 1) % HOURS:02}:00 UTC"
