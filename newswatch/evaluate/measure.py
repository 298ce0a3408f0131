"""A figure and how sure it is: shares with their Wilson bounds, F1 with its counts.

Knows nothing of what is counted. A figure over nothing is None, never 0 or 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt

# The 97.5 % point of the normal distribution: bounds that hold 95 times in 100.
_Z = 1.959964


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure from 0 to 1, or None where there was nothing to measure.

    Of a share ``right`` of ``of`` were right, and ``low`` and ``high`` are its 95 % bounds. An F1
    has no such bounds; its ``right`` of ``of`` counts each hit on both sides.
    """

    value: float | None
    right: int
    of: int
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The measures of some cases of a set; ``errors`` names those that went wrong, and how."""

    cases: int
    measures: dict[str, Measure] = field(default_factory=dict)
    errors: tuple[str, ...] = ()


def wilson(share: float, count: float) -> tuple[float, float]:
    """Return the bounds in which a share seen on *count* cases lies 95 times in 100.

    The score interval of E. B. Wilson (1927), which stays within 0 and 1 and is sound for few
    cases. *count* may be an effective number, as weighted samples have it; it must be above 0.

    >>> [round(bound, 3) for bound in wilson(0.9, 10)]
    [0.596, 0.982]
    """
    square = _Z * _Z
    middle = share + square / (2 * count)
    spread = _Z * sqrt(share * (1 - share) / count + square / (4 * count * count))
    whole = 1 + square / count
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


def share(right: int, of: int) -> Measure:
    """Return the share *right* of *of* with its bounds."""
    if not of:
        return Measure(value=None, right=0, of=0)
    low, high = wilson(right / of, of)
    return Measure(value=right / of, right=right, of=of, low=low, high=high)


def f1(counts: Iterable[tuple[int, int, int]]) -> Measure:
    """Return the F1 over all cases together; each is (hits, wanted, found)."""
    hits = wanted = found = 0
    for one in counts:
        hits, wanted, found = hits + one[0], wanted + one[1], found + one[2]
    total = wanted + found
    return Measure(value=2 * hits / total if total else None, right=2 * hits, of=total)


def mean(values: Iterable[float | None]) -> Measure:
    """Return the mean of those *values* that are any; ``right`` is left at 0, as there is none."""
    there = [value for value in values if value is not None]
    return Measure(value=sum(there) / len(there) if there else None, right=0, of=len(there))
