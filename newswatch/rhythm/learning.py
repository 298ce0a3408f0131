"""Learn the pace of a channel: from its first list, and from each look after it.

Values in, a new pace out; the old one is left as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from math import exp

from newswatch.rhythm.rate import (
    FOLLOW,
    STEP_S,
    WEEK_S,
    Pace,
    Rate,
    cell_of,
    expected,
    slot_of,
    worth,
)

# Looks further apart say little of what follows a find.
_FOLLOW_SPAN = 3 * FOLLOW


def begin(now: datetime, dates: Iterable[datetime], zone: tzinfo) -> Pace:
    """Return the pace that a first look shows: its list tells when its latest stories came.

    *dates* are those of the listed stories; what is older than eight weeks, or in the future, says
    nothing of today.
    """
    oldest = now - timedelta(weeks=8)
    known = sorted(date for date in dates if oldest < date <= now)
    # With fewer than three dates a list says nothing of how far back it goes.
    began = known[0] if len(known) > 2 else now  # noqa: PLR2004 - as said
    pace = Pace(began_at=began, learnt_at=now, looked_at=now)
    hours, slots = list(pace.hours), list(pace.slots)
    for date in known[1:] if began < now else []:
        weight = worth(now, date)
        hours[cell_of(date, zone)] += weight
        slots[slot_of(date, zone)] += weight
    return replace(pace, hours=tuple(hours), slots=tuple(slots))


def learn(pace: Pace, now: datetime, dates: Sequence[datetime | None], zone: tzinfo) -> Pace:
    """Return *pace* after a look at *now* that found a story for each of *dates*.

    A date between the look before and this one is when the story came; where there is none, it
    came at any time between, and counts where stories usually come.
    """
    before = pace.looked_at or pace.learnt_at
    if now <= before:
        return pace
    followed = _follow(pace, before, now, dates, zone)
    if not dates:
        return replace(followed, looked_at=now)
    fade = worth(now, pace.learnt_at)
    hours = [count * fade for count in pace.hours]
    slots = [count * fade for count in pace.slots]
    spread = None
    for date in dates:
        if date is not None and before < date <= now:
            hours[cell_of(date, zone)] += 1.0
            slots[slot_of(date, zone)] += 1.0
            continue
        spread = spread or _spread(pace, before, now, zone)
        for cell, slot, share in spread:
            hours[cell] += share
            slots[slot] += share
    return replace(
        followed,
        learnt_at=now,
        looked_at=now,
        found_at=now,
        hours=tuple(hours),
        slots=tuple(slots),
        follow_found=followed.follow_found * fade,
        follow_expected=followed.follow_expected * fade,
        follow_seen=followed.follow_seen * fade,
    )


def _follow(
    pace: Pace, before: datetime, now: datetime, dates: Sequence[datetime | None], zone: tzinfo
) -> Pace:
    """Learn of what came soon after the last find, where this look is the next to see it.

    What came much later says nothing of it; after a long wait only dates can tell the two apart.
    """
    if pace.found_at is None or before - pace.found_at > _FOLLOW_SPAN:
        return pace
    until = min(now, pace.found_at + 2 * _FOLLOW_SPAN)
    placed = [date if date and before < date <= now else None for date in dates]
    if until < now and None in placed:
        return pace
    start, end = (exp(-(moment - pace.found_at) / FOLLOW) for moment in (before, until))
    return replace(
        pace,
        follow_found=pace.follow_found + sum(date is None or date <= until for date in placed),
        follow_expected=pace.follow_expected + expected(pace, before, until, zone),
        follow_seen=pace.follow_seen + start - end,
    )


def _spread(
    pace: Pace, before: datetime, now: datetime, zone: tzinfo
) -> list[tuple[int, int, float]]:
    """Return the cells and slots between two looks with each one's share of a story."""
    rate = Rate(pace, before, zone)
    span = min((now - before).total_seconds(), WEEK_S)
    steps = max(int(span // STEP_S), 1)
    middles = [(number + 0.5) * span / steps for number in range(steps)]
    rates = [rate.at(second) for second in middles]
    total = sum(rates)
    moments = [before + timedelta(seconds=second) for second in middles]
    return [
        (cell_of(moment, zone), slot_of(moment, zone), one / total)
        for moment, one in zip(moments, rates, strict=True)
    ]
