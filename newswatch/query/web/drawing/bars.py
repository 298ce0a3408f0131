"""Stacked bars over weeks, and plain bars over named ranges.

Knows nothing of what the figures mean.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

HEIGHT = 200  # of the space for bars, in pixels
_LEFT, _RIGHT = 14.0, 100.0  # per cent: between the words of the scale and the edge


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of a bar: pixels from the top, its series (counts from 0), its words."""

    top: float
    height: float
    series: int
    says: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: per cent from the left, its width, its pieces, its label ("" where none is).

    ``total`` is what stands over it, ``top`` where it ends in pixels from the top.
    """

    left: float
    width: float
    middle: float
    label: str
    segments: tuple[Segment, ...]
    top: float = HEIGHT
    total: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the scale: pixels from the top, and the figure at it."""

    top: float
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A chart of bars with its figures, for the eye and for a table."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    series: tuple[tuple[int, str], ...]
    names: tuple[str, ...]
    figures: tuple[tuple[str, tuple[str, ...]], ...]
    height: int = HEIGHT
    is_empty: bool = False


def bars(
    columns: Sequence[tuple[str, Mapping[str, int]]],
    names: Mapping[str, str],
    write: Callable[[int], str],
    *,
    scale: Callable[[int], str] = str,
    labels: int = 7,
) -> Bars:
    """Return the chart of *columns*, (label, value by series) in order; *names* are the series.

    Values are whole and not negative; *scale* writes the figures beside the lines, which stand in
    little room; *labels* is about how many columns are labelled. A series
    keeps its number, so its colour, whatever else is in the chart.
    """
    used = [key for key in names if any(values.get(key) for _, values in columns)]
    numbers = {key: number for number, key in enumerate(names)}
    sums = [sum(values.get(key, 0) for key in used) for _, values in columns]
    top, told = _top(max(sums, default=0)), _told(sums)
    drawn: list[Bar] = []
    for place, label in _places([label for label, _ in columns], labels):
        name, values = columns[len(drawn)]
        pieces = [
            (numbers[key], values[key], f"{name}: {names[key]}, {write(values[key])}")
            for key in used
            if values.get(key)
        ]
        total = scale(sums[len(drawn)]) if len(drawn) in told else ""
        drawn.append(_bar(place, label, _segments(pieces, top), total))
    return Bars(
        bars=tuple(drawn),
        lines=tuple(Line(HEIGHT * (1 - n / 2), scale(top * n // 2)) for n in range(3)),
        series=tuple((numbers[key], names[key]) for key in used),
        names=tuple(names[key] for key in used),
        figures=tuple(
            (label, tuple(write(values[k]) if values.get(k) else "–" for k in used))
            for label, values in columns
            if any(values.get(k) for k in used)
        ),
        is_empty=not used,
    )


def _bar(
    place: tuple[float, float, float], label: str, segments: tuple[Segment, ...], total: str
) -> Bar:
    head = min((segment.top for segment in segments), default=float(HEIGHT))
    return Bar(*place, label, segments, head, total)


def _told(sums: Sequence[int]) -> frozenset[int]:
    """Return the places of the bars that say their total: the greatest, and the last if apart."""
    if not any(sums):
        return frozenset()
    greatest, last = sums.index(max(sums)), len(sums) - 1
    # Two figures side by side would run into each other, and one beside a higher bar into the bar.
    is_apart = sums[last] > sums[last - 1] and last - greatest > len(sums) // 6
    return frozenset({greatest, last} if is_apart else {greatest})


def _places(names: Sequence[str], labels: int) -> Iterator[tuple[tuple[float, float, float], str]]:
    """Yield (left, width, middle) of each bar and its label; the last has one, and every nth."""
    step = (_RIGHT - _LEFT) / max(len(names), 1)
    every = max(1, round(len(names) / labels))
    width = min(step * 0.8, 7.0)
    for n, name in enumerate(names):
        middle = _LEFT + (n + 0.5) * step
        is_labelled = (len(names) - 1 - n) % every == 0
        yield (middle - width / 2, width, middle), name if is_labelled else ""


def _segments(values: Sequence[tuple[int, int, str]], top: int) -> tuple[Segment, ...]:
    """Return a bar's pieces from (series, value, words), from the foot up."""
    found, below = [], 0
    for series, value, says in values:
        # A sliver is still to be seen.
        height = max(HEIGHT * value / top, 1.5)
        foot = HEIGHT * (1 - below / top)
        found.append(Segment(max(foot - height, 0.0), height, series, says))
        below += value
    return tuple(found)


def _top(most: int) -> int:
    """Return the end of a scale: the next 1, 2, 4, 6 or 8 of a power of ten."""
    size = 10 ** max(len(str(most)) - 1, 0)
    return next((n * size for n in (1, 2, 4, 6, 8, 10) if n * size >= most), 10 * size) or 1
