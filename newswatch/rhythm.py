"""The pace of one channel, learnt from when its stories came, and when to ask it next.

A pace is counts per weekday and hour of the outlet's own clock, per five minutes of the hour, and
what tends to follow a find. From these comes a rate for any instant; a channel is asked when the
stories that may be waiting have waited long enough, summed over them. Reads no clock, keeps no
state: instants and values in, values out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from math import exp
from typing import NamedTuple

DAYS, HOURS, SLOTS = 7, 24, 12
CELLS = DAYS * HOURS
_HOUR = timedelta(hours=1)
_DAY_S, _WEEK_S = 86400, 7 * 86400
# A count is worth half after this many weeks: outlets move their hours with seasons and staff.
_HALF_LIFE_WEEKS = 5.0
# What is assumed before anything is known: a story every eight hours, known as badly as from one.
_PRIOR_STORIES, _PRIOR_HOURS = 1.0, 8.0
# Bounds of the shape by which counts are drawn together: next to not at all, and wholly.
_SHARPEST, _FLATTEST = 0.02, 1e4
# Long waits count more than in proportion, so that the odd story by night is not left till morning:
# rates go into the sum by this power of their ratio to the mean.
_FLATTENED = 0.7
# How much of an hour's count its neighbours get: the table must not have edges that time has not.
_SPILL = 0.08
# What follows a find fades by this time constant.
_FOLLOW = timedelta(minutes=50)
_FOLLOW_PRIOR = 3.0
_STEP_S = 300
# What moving a look must save, as a share of the patience: small savings are mostly chance.
_WORTH_MOVING = 0.25
# Looks further apart say little of what follows a find.
_FOLLOW_SPAN = 3 * _FOLLOW


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


class Wish(NamedTuple):
    """What bounds the wait for the next look, in seconds: ours and the channel's own.

    ``patience_s`` is what a look is worth: story-seconds of waiting. ``skip_hours`` (0 to 23) and
    ``skip_days`` (Monday is 0) are GMT, as RSS has them.
    """

    patience_s: float
    shortest_s: float
    longest_s: float
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


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
        weight = _worth(now, date)
        hours[_cell(date, zone)] += weight
        slots[_slot(date, zone)] += weight
    return replace(pace, hours=tuple(hours), slots=tuple(slots))


def learn(pace: Pace, now: datetime, dates: Sequence[datetime | None], zone: tzinfo) -> Pace:
    """Return *pace* after a look at *now* that found a story for each of *dates*.

    A date between the look before and this one is when the story came; where there is none, it
    came at any time between, and counts where stories usually come.
    """
    before = pace.looked_at or pace.learnt_at
    if now <= before:
        return pace
    followed = _follow(pace, before, now, len(dates), zone)
    if not dates:
        return replace(followed, looked_at=now)
    fade = _worth(now, pace.learnt_at)
    hours = [count * fade for count in pace.hours]
    slots = [count * fade for count in pace.slots]
    spread = None
    for date in dates:
        if date is not None and before < date <= now:
            hours[_cell(date, zone)] += 1.0
            slots[_slot(date, zone)] += 1.0
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


def next_look(pace: Pace, now: datetime, wish: Wish, zone: tzinfo) -> datetime:
    """Return when to ask again: once what may be waiting has waited ``patience_s`` in sum.

    With a steady rate the wait goes with the root of the time between two stories, which is the
    best that a number of requests can do; where the rate moves through the week, so does the wait.
    Where a rush ends before that, and little comes after it, the look is moved back to its end.
    """
    rate = Rate(pace, now, zone)
    shortest, longest = wish.shortest_s, max(wish.longest_s, wish.shortest_s)
    steps: list[tuple[float, float, float]] = []  # second, stories by then, their waiting in sum
    second, mass, waited, patient_s = 0.0, 0.0, 0.0, longest
    while second < min(longest, patient_s):
        step = min(_STEP_S, longest - second)
        came = rate.flattened(second + step / 2) * step / 3600
        more = mass * step + came * step / 2
        if patient_s == longest and waited + more >= wish.patience_s:
            # Within the step: what waits grows nearly evenly.
            patient_s = second + (step * (wish.patience_s - waited) / more if more else 0.0)
        second, mass, waited = second + step, mass + came, waited + more
        steps.append((second, mass, waited))
    # Asked earlier, what waits by then waits less, and what comes after waits for the look after.
    saved, best_s = max(
        ((came * patient_s - waiting, at) for at, came, waiting in steps), default=(0.0, 0.0)
    )
    is_better = saved - (mass * patient_s - waited) > _WORTH_MOVING * wish.patience_s
    wait = best_s if is_better else patient_s
    return _skipped(now + timedelta(seconds=max(shortest, min(wait, longest))), wish)


def per_day(pace: Pace, now: datetime, zone: tzinfo) -> float:
    """Return how many stories a day the channel brings, as far as is known."""
    total, observed = sum(pace.hours) * _worth(now, pace.learnt_at), sum(_exposure(pace, now, zone))
    return 24 * (total + _PRIOR_STORIES) / (observed + _PRIOR_HOURS)


def expected(pace: Pace, since: datetime, until: datetime, zone: tzinfo) -> float:
    """Return how many stories usually come between two instants (8 weeks at most are counted)."""
    span = min((until - since).total_seconds(), 8 * _WEEK_S)
    rate = Rate(replace(pace, found_at=None), since, zone)
    # Within a day the minutes of the hour matter; further on they even out.
    step, usual = (_STEP_S, rate.at) if span <= _DAY_S else (1800, rate.hourly)
    return sum(
        usual(second + step / 2) * min(step, span - second) / 3600
        for second in range(0, max(int(span), 0), step)
    )


class Rate:
    """Stories an hour, so many seconds after *now*, by what *pace* has learnt."""

    def __init__(self, pace: Pace, now: datetime, zone: tzinfo) -> None:
        self._table = week(pace, now, zone)
        self._mean = sum(self._table) / CELLS
        self._slots = _slot_shares(pace.slots)
        local = now.astimezone(zone)
        self._start = ((local.weekday() * 24 + local.hour) * 60 + local.minute) * 60 + local.second
        self._calm, self._excess = _following(pace)
        self._since = (now - pace.found_at).total_seconds() if pace.found_at else None

    def at(self, second: float) -> float:
        """Return the rate at *second* after the beginning."""
        place = int(self._start + second) % _WEEK_S
        usual = self._table[place // 3600] * self._slots[place % 3600 // _STEP_S]
        if self._since is None:
            return usual
        fading = exp(-(self._since + second) / _FOLLOW.total_seconds())
        calm = 1 - (1 - self._calm) * fading
        return usual * calm + self._excess * fading / (_FOLLOW / _HOUR)

    def hourly(self, second: float) -> float:
        """Return the usual rate of the hour at *second* after the beginning."""
        return self._table[int(self._start + second) % _WEEK_S // 3600]

    def flattened(self, second: float) -> float:
        """Return the rate drawn together towards the mean of the week."""
        return float(self._mean * (self.at(second) / self._mean) ** _FLATTENED)


def week(pace: Pace, now: datetime, zone: tzinfo) -> list[float]:
    """Return stories an hour for each weekday and hour (168, Monday 00 first), smoothed.

    Hours and days are drawn to the whole week, and each cell to what its hour and its day make
    likely, by as little as they differ more than chance would have it (the method of moments for
    counts with a gamma prior): a channel without a rhythm gets a flat table.
    """
    fade = _worth(now, pace.learnt_at)
    seen = _exposure(pace, now, zone)
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


def _exposure(pace: Pace, now: datetime, zone: tzinfo) -> list[float]:
    """Return for how many hours each cell has been observed, older ones counting less."""
    observed = max((now - pace.began_at).total_seconds(), 0.0)
    whole = int(observed // _WEEK_S)
    share = 0.5 ** (1 / _HALF_LIFE_WEEKS)
    # Whole weeks back from now: 1 + share + share² …; before them the first hours, if any.
    seen = [(1 - share**whole) / (1 - share)] * CELLS
    left, cell = (observed - whole * _WEEK_S) / 3600, _cell(pace.began_at, zone)
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


def _follow(pace: Pace, before: datetime, now: datetime, number: int, zone: tzinfo) -> Pace:
    """Learn of what came after the last find, where this look is the next to see it."""
    if pace.found_at is None or before - pace.found_at > _FOLLOW_SPAN:
        return pace
    start, end = (
        exp(-(moment - pace.found_at) / _FOLLOW)
        for moment in (before, min(now, pace.found_at + 2 * _FOLLOW_SPAN))
    )
    if end >= start:
        return pace
    usual = expected(pace, before, now, zone)
    return replace(
        pace,
        follow_found=pace.follow_found + number,
        follow_expected=pace.follow_expected + usual,
        follow_seen=pace.follow_seen + start - end,
    )


def _spread(
    pace: Pace, before: datetime, now: datetime, zone: tzinfo
) -> list[tuple[int, int, float]]:
    """Return the cells and slots between two looks with each one's share of a story."""
    rate = Rate(pace, before, zone)
    span = min((now - before).total_seconds(), _WEEK_S)
    steps = max(int(span // _STEP_S), 1)
    middles = [(number + 0.5) * span / steps for number in range(steps)]
    rates = [rate.at(second) for second in middles]
    total = sum(rates)
    moments = [before + timedelta(seconds=second) for second in middles]
    return [
        (_cell(moment, zone), _slot(moment, zone), one / total)
        for moment, one in zip(moments, rates, strict=True)
    ]


def _skipped(when: datetime, wish: Wish) -> datetime:
    """Return *when*, or the first hour after it that the channel does not ask to be skipped."""
    if len(wish.skip_hours) >= HOURS or len(wish.skip_days) >= DAYS:
        return when  # a channel that never wants to be asked has made a mistake
    utc = when.astimezone(UTC)
    while utc.hour in wish.skip_hours or utc.weekday() in wish.skip_days:
        utc = utc.replace(minute=0, second=0, microsecond=0) + _HOUR
    return utc


def _worth(now: datetime, then: datetime) -> float:
    """Return what a count of *then* is worth at *now*."""
    weeks = max((now - then).total_seconds(), 0.0) / _WEEK_S
    return float(0.5 ** (weeks / _HALF_LIFE_WEEKS))


def _cell(moment: datetime, zone: tzinfo) -> int:
    local = moment.astimezone(zone)
    return local.weekday() * HOURS + local.hour


def _slot(moment: datetime, zone: tzinfo) -> int:
    return moment.astimezone(zone).minute // 5
