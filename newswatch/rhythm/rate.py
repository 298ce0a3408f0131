"""How many stories a channel brings an hour, at any instant, by what has been learnt of it.

Smooths counts; learns nothing and plans nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from math import exp

DAYS, HOURS, SLOTS = 7, 24, 12
CELLS = DAYS * HOURS
_HOUR = timedelta(hours=1)
DAY_S, WEEK_S = 86400, 7 * 86400
# A count is worth half after this many weeks: outlets move their hours with seasons and staff.
_HALF_LIFE_WEEKS = 5.0
# What is assumed before anything is known: a story every eight hours, known as badly as from one.
_PRIOR_STORIES, _PRIOR_HOURS = 1.0, 8.0
# Bounds of the shape by which counts are drawn together: next to not at all, and wholly.
_SHARPEST, _FLATTEST = 0.02, 1e4
# How much of an hour's count its neighbours get: the table must not have edges that time has not.
_SPILL = 0.08
# What follows a find fades by this time constant.
FOLLOW = timedelta(minutes=50)
# By then it has.
_FADED_S = 10 * FOLLOW.total_seconds()
_FOLLOW_PRIOR = 3.0
STEP_S = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What has been learnt of one channel, as of ``learnt_at``; older counts weigh less.

    ``hours``: stories by local weekday (Monday first) and hour; ``slots``: by five minutes of the
    hour; ``follow_…``: of the time after finds, the stories that came, those that the table would
    have had come, and the share of the time that was seen (the kernel's mass).
    """

    began_at: datetime
    learnt_at: datetime
    hours: tuple[float, ...] = (0.0,) * CELLS
    slots: tuple[float, ...] = (0.0,) * SLOTS
    follow_found: float = 0.0
    follow_expected: float = 0.0
    follow_seen: float = 0.0
    looked_at: datetime | None = None
    found_at: datetime | None = None


def per_day(pace: Pace, now: datetime, zone: tzinfo) -> float:
    """Return how many stories a day the channel brings, as far as is known."""
    total, observed = sum(pace.hours) * worth(now, pace.learnt_at), sum(exposure(pace, now, zone))
    return 24 * (total + _PRIOR_STORIES) / (observed + _PRIOR_HOURS)


def expected(pace: Pace, since: datetime, until: datetime, zone: tzinfo) -> float:
    """Return how many stories usually come between two instants (8 weeks at most are counted)."""
    span = min((until - since).total_seconds(), 8 * WEEK_S)
    rate = Rate(replace(pace, found_at=None), since, zone)
    # Within a day the minutes of the hour matter; further on they even out.
    step, usual = (STEP_S, rate.at) if span <= DAY_S else (1800, rate.hourly)
    return sum(
        usual(second + step / 2) * min(step, span - second) / 3600
        for second in range(0, max(int(span), 0), step)
    )


class Rate:
    """Stories an hour, so many seconds after *now*, by what is learnt; ``mean`` is usual."""

    def __init__(self, pace: Pace, now: datetime, zone: tzinfo) -> None:
        self._table = week(pace, now, zone)
        self.mean = sum(self._table) / CELLS
        self._slots = _slot_shares(pace.slots)
        local = now.astimezone(zone)
        self._start = ((local.weekday() * 24 + local.hour) * 60 + local.minute) * 60 + local.second
        self._calm, self._excess = _following(pace)
        self._since = (now - pace.found_at).total_seconds() if pace.found_at else None

    def at(self, second: float) -> float:
        """Return the rate at *second* after the beginning."""
        place = int(self._start + second) % WEEK_S
        usual = self._table[place // 3600] * self._slots[place % 3600 // STEP_S]
        if self._since is None or self._since + second > _FADED_S:
            return usual
        fading = exp(-(self._since + second) / FOLLOW.total_seconds())
        calm = 1 - (1 - self._calm) * fading
        return usual * calm + self._excess * fading / (FOLLOW / _HOUR)

    def hourly(self, second: float) -> float:
        """Return the usual rate of the hour at *second* after the beginning."""
        return self._table[int(self._start + second) % WEEK_S // 3600]


def week(pace: Pace, now: datetime, zone: tzinfo) -> list[float]:
    """Return stories an hour for each weekday and hour (168, Monday 00 first), smoothed.

    Hours and days are drawn to the whole week, and each cell to what its hour and its day make
    likely, by as little as they differ more than chance would have it (the method of moments for
    counts with a gamma prior): a channel without a rhythm gets a flat table.
    """
    fade = worth(now, pace.learnt_at)
    seen = exposure(pace, now, zone)
    counts = [count * fade for count in pace.hours]
    overall = (sum(counts) + _PRIOR_STORIES) / (sum(seen) + _PRIOR_HOURS)
    by_hour = _drawn(
        [sum(counts[hour::HOURS]) for hour in range(HOURS)],
        [sum(seen[hour::HOURS]) for hour in range(HOURS)],
        [overall] * HOURS,
    )
    days = [slice(day * HOURS, (day + 1) * HOURS) for day in range(DAYS)]
    by_day = _drawn(
        [sum(counts[day]) for day in days], [sum(seen[day]) for day in days], [overall] * DAYS
    )
    likely = [one * other / overall for one in by_day for other in by_hour]
    return _spilled(_drawn(counts, seen, likely))


def _drawn(counts: Sequence[float], seen: Sequence[float], likely: Sequence[float]) -> list[float]:
    """Return the rates of *counts* in hours *seen*, drawn to the *likely* ones."""
    means = [rate * hours for rate, hours in zip(likely, seen, strict=True)]
    spread = sum((n - mean) ** 2 - mean for n, mean in zip(counts, means, strict=True))
    shape = sum(mean * mean for mean in means) / spread if spread > 0 else _FLATTEST
    shape = min(max(shape, _SHARPEST), _FLATTEST)
    return [
        (count + shape) / (hours + shape / rate) if rate else 0.0
        for count, hours, rate in zip(counts, seen, likely, strict=True)
    ]


def _spilled(counts: Sequence[float]) -> list[float]:
    return [
        count * (1 - 2 * _SPILL) + (counts[place - 1] + counts[(place + 1) % len(counts)]) * _SPILL
        for place, count in enumerate(counts)
    ]


def exposure(pace: Pace, now: datetime, zone: tzinfo) -> list[float]:
    """Return for how many hours each cell has been observed, older ones counting less."""
    observed = max((now - pace.began_at).total_seconds(), 0.0)
    whole = int(observed // WEEK_S)
    share = 0.5 ** (1 / _HALF_LIFE_WEEKS)
    # Whole weeks back from now: 1 + share + share² …; before them the first hours, if any.
    seen = [(1 - share**whole) / (1 - share)] * CELLS
    left, cell = (observed - whole * WEEK_S) / 3600, cell_of(pace.began_at, zone)
    while left > 0:
        seen[cell % CELLS] += min(left, 1.0) * share**whole
        left, cell = left - 1, cell + 1
    return seen


def _slot_shares(slots: Sequence[float]) -> list[float]:
    """Return how much more than evenly each five minutes of the hour get, 1 for all if unknown."""
    mean = (sum(slots) + _PRIOR_STORIES) / SLOTS
    rates = _drawn(slots, [1.0] * SLOTS, [mean] * SLOTS)
    return [rate * SLOTS / sum(rates) for rate in rates]


def _following(pace: Pace) -> tuple[float, float]:
    """Return by what the usual is multiplied right after a find, and what comes on top."""
    found, usual, seen = pace.follow_found, pace.follow_expected, pace.follow_seen
    if found >= usual:
        return 1.0, (found - usual) / (seen + _FOLLOW_PRIOR)
    return (found + 1.0) / (usual + 1.0), 0.0


def worth(now: datetime, then: datetime) -> float:
    """Return what a count of *then* is worth at *now*."""
    weeks = max((now - then).total_seconds(), 0.0) / WEEK_S
    return float(0.5 ** (weeks / _HALF_LIFE_WEEKS))


def cell_of(moment: datetime, zone: tzinfo) -> int:
    """Return the number of the hour of the week at that place; Monday's first is 0."""
    local = moment.astimezone(zone)
    return local.weekday() * HOURS + local.hour


def slot_of(moment: datetime, zone: tzinfo) -> int:
    """Return the number of the five minutes of the hour at that place."""
    return moment.astimezone(zone).minute // 5
