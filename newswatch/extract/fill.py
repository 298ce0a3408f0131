"""Add to what was chosen what belongs to it: a standfirst that is shown, rows of a table within.

Rules for what is too rare on pages to be learnt. Takes nothing away.
"""

from __future__ import annotations

from collections.abc import Sequence

from newswatch.extract.naming import ASIDE, FIGURE, LIST, SUMMARY
from newswatch.extract.place import Lay, Seen
from newswatch.extract.voices import Voices

# How many blocks below the headline a standfirst may stand, and how long it is.
_REACH, _MIN_CHARS, _MAX_CHARS = 15, 40, 700
_FEW_LINKS = 0.5
_DEAD = ASIDE | FIGURE | LIST


def filled(lay: Lay, voices: Voices, chosen: Sequence[int]) -> list[int]:
    """Return *chosen* (indices of blocks of *lay*) with what belongs to it, in page order."""
    if not chosen:
        return []
    found = set(chosen)
    first = _standfirst(lay, voices, chosen[0])
    if first is not None:
        found.add(first)
    for start, end in _tables(lay):
        if start - 1 in found and end in found:
            found.update(range(start, end))
    return sorted(found)


def _standfirst(lay: Lay, voices: Voices, story: int) -> int | None:
    """Return the block between headline and *story* that sums it up, by its words or its name."""
    if lay.title < 0:
        return None
    for at in range(lay.title + 1, min(story, lay.title + _REACH)):
        one = lay.seen[at]
        if not _MIN_CHARS <= one.chars <= _MAX_CHARS or one.linked > _FEW_LINKS:
            continue
        if one.block.box.outer & _DEAD:
            continue
        is_named = one.is_sentence and one.block.box.bits & SUMMARY
        if is_named or voices.hints(one.block.text)[0]:
            return at
    return None


def _tables(lay: Lay) -> list[tuple[int, int]]:
    """Return the ranges of blocks that are rows of one table and hold few links."""
    ranges: list[tuple[int, int]] = []
    for at, one in enumerate(lay.seen):
        if one.block.box.tag != "tr" or one.linked > _FEW_LINKS:
            continue
        if ranges and ranges[-1][1] == at and _same_table(lay.seen[at - 1], one):
            ranges[-1] = (ranges[-1][0], at + 1)
        else:
            ranges.append((at, at + 1))
    return ranges


def _same_table(one: Seen, other: Seen) -> bool:
    return one.block.box.parent is other.block.box.parent or (
        one.block.box.parent is not None
        and other.block.box.parent is not None
        and one.block.box.parent.parent is other.block.box.parent.parent
    )
