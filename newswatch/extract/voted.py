"""What the first pass thought of a block's neighbours and of the boxes around it, as numbers.

Adds up and divides; decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from newswatch.extract.place import Lay

NAMES = (
    "odds", "odds_above_cut", "cut", "best_odds",
    "box_of_story", "parent_of_story", "second_of_story", "box_odds", "parent_odds", "second_odds",
    "alike_of_story", "alike_odds",
    "last_odds", "next_odds", "odds_before", "odds_long_before", "odds_long_after",
    "story_before", "story_after", "since_first", "until_last",
)  # fmt: skip
_NEAR, _LONG = 5, 12
_SURE = 0.3


class Voted:
    """The votes on one page; ``of(at)`` gives those on the block at that index."""

    def __init__(self, lay: Lay, odds: Sequence[float]) -> None:
        self._lay, self._odds = lay, odds
        mass = [value * one.chars for value, one in zip(odds, lay.seen, strict=True)]
        self._mass = mass
        self._boxes = [0.0] * len(lay.boxes)
        self._alike = [0.0] * len(lay.alike)
        for one, story in zip(lay.seen, mass, strict=True):
            self._boxes[one.block.box.order] += story
            self._alike[one.alike] += story
        for box in reversed(lay.boxes):
            if box.parent is not None:
                self._boxes[box.parent.order] += self._boxes[box.order]
        self._story = sum(mass) or 1.0
        self._cut = _best_f1(lay, odds, mass)
        self._best = max(odds, default=0.0)
        self._run_through()

    def _run_through(self) -> None:
        self._stories, self._chars = [0.0], [0.0]
        for one, story in zip(self._lay.seen, self._mass, strict=True):
            self._stories.append(self._stories[-1] + story)
            self._chars.append(self._chars[-1] + one.chars)
        sure = [at for at, value in enumerate(self._odds) if value > max(_SURE, self._cut / 2)]
        self._first, self._last = (sure[0], sure[-1]) if sure else (0, len(self._odds) - 1)

    def _within(self, start: int, end: int) -> float:
        """Return the mean odds, by weight, of the blocks from *start* up to *end*."""
        start, end = max(0, start), min(len(self._odds), max(end, 0))
        chars = self._chars[end] - self._chars[start] if end > start else 0.0
        return (self._stories[end] - self._stories[start]) / chars if chars else 0.0

    def _at(self, at: int) -> float:
        return self._odds[at] if 0 <= at < len(self._odds) else -1.0

    def of(self, at: int) -> tuple[float, ...]:
        """Return the votes on the block at index *at*, in the order of ``NAMES``."""
        one = self._lay.seen[at]
        box = one.block.box
        first = box.parent or box
        second = first.parent or first
        own, around, beyond = (self._boxes[b.order] for b in (box, first, second))
        alike, alike_chars = self._alike[one.alike], self._lay.alike[one.alike][1]
        story, odds = self._story, self._odds[at]
        return (
            odds, odds - self._cut / 2, self._cut, self._best,
            own / story, around / story, beyond / story,
            own / box.chars, around / first.chars, beyond / second.chars,
            alike / story, alike / alike_chars,
            self._at(at - 1), self._at(at + 1),
            self._within(at - _NEAR, at), self._within(at - _LONG, at),
            self._within(at + 1, at + 1 + _LONG),
            self._stories[at] / story, 1.0 - self._stories[at + 1] / story,
            (self._chars[at] - self._chars[self._first]) / story,
            (self._chars[at] - self._chars[self._last]) / story,
        )  # fmt: skip


def votes(lay: Lay, odds: Sequence[float]) -> Voted:
    """Return what *odds*, one for each block of *lay*, say of its blocks."""
    return Voted(lay, odds)


def _best_f1(lay: Lay, odds: Sequence[float], mass: Sequence[float]) -> float:
    """Return the greatest F1 to be expected of any cut through *odds*; the cut lies at its half."""
    true = sum(mass)
    right = taken = best = 0.0
    for at in sorted(range(len(odds)), key=lambda at: -odds[at]):
        if not mass[at]:
            break
        right += mass[at]
        taken += lay.seen[at].chars
        best = max(best, 2 * right / (taken + true))
    return best
