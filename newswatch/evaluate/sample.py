"""Which stories a person is shown: drawn from three strata, by a seed and nothing else.

A story's place in the draw follows from the seed and its number alone, so that the same seed draws
the same stories, and the first ones of a draw are as random as all of it: who stops half-way has
still read a fair sample. Knows no story and no verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from heapq import nsmallest

STRATA = ("flagged", "narrow", "rejected")
# Below even odds and at least this: stories that the detector was in doubt about.
_NARROW = 0.2


def stratum_of(*, is_funding: bool, probability: float) -> str:
    """Return the stratum of a story that was judged so: flagged, narrow(ly rejected), or rejected.

    >>> stratum_of(is_funding=False, probability=0.3)
    'narrow'
    """
    if is_funding:
        return "flagged"
    return "narrow" if probability >= _NARROW else "rejected"


def draw(numbers: Iterable[int], seed: int, count: int) -> list[int]:
    """Return *count* of the *numbers* (or all, if there are fewer) at random, in random order.

    >>> draw(range(1000), seed=1, count=3) == draw(range(1000), seed=1, count=9)[:3]
    True
    """
    return nsmallest(count, numbers, key=lambda number: _place(number, seed))


def _place(number: int, seed: int) -> bytes:
    return blake2b(f"{seed} {number}".encode(), digest_size=8).digest()
