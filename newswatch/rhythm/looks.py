"""When to ask a channel next: the first look of the plan by which stories wait least.

Works out an instant; asks nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import accumulate
from math import ceil, inf, sqrt
from typing import NamedTuple

from newswatch.rhythm.rate import DAY_S, DAYS, HOURS, STEP_S, Pace, Rate

# Looks are planned on a grid of this many steps to a usual wait, for so many waits or a day ahead:
# finer and further changes the next look by little. Nor is any plan longer than so many steps.
_STEPS, _WAITS, _MOST_STEPS = 6, 6, 150
_FINEST_S = 20


class Wish(NamedTuple):
    """What bounds the wait for the next look, in seconds: ours and the channel's own.

    ``patience_s`` is what a look is worth: story-seconds of waiting, where stories come evenly.
    ``skip_hours`` (0 to 23) and ``skip_days`` (Monday is 0) are GMT, as RSS has them.
    """

    patience_s: float
    shortest_s: float
    longest_s: float
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


def next_look(pace: Pace, now: datetime, wish: Wish, zone: tzinfo) -> datetime:
    """Return when to ask again: the first of the looks that cost least, as far as can be seen.

    A story costs the square of its waiting, so that a few long waits count for more than many
    short ones; a look costs what makes ``patience_s`` in sum the best wait for an even stream.
    With a rate that moves through the week, looks gather where stories come, and each stands where
    a rush ends rather than in its midst.
    """
    rate = Rate(pace, now, zone)
    shortest, longest = wish.shortest_s, max(wish.longest_s, wish.shortest_s)
    patient_s = sqrt(2 * wish.patience_s / (rate.mean / 3600))
    usual_s = max(min(patient_s, longest), shortest, 1.0)
    fine_s = min(max(usual_s / _STEPS, _FINEST_S), STEP_S)
    stride = max(int(usual_s / _STEPS / fine_s), 1)
    step_s = fine_s * stride
    reach = min(max(ceil(max(_WAITS * usual_s, DAY_S) / step_s), 1), _MOST_STEPS)
    least, most = max(ceil(shortest / step_s), 1), max(int(longest / step_s), 1)
    beyond = max(ceil(2 * usual_s / step_s), least)
    waiting = _Waiting(rate, fine_s, (reach + beyond) * stride)
    # Both in stories and squares of coarse steps. In an even stream the best wait is the third root
    # of the price, by rate and 2/3; a plan that ends later is spared what the time usually costs.
    a_step = rate.mean * step_s / 3600
    price = 2 * a_step * (patient_s / step_s) ** 3 / 3
    usual = usual_s / step_s
    spared = price / usual + a_step * usual**2 / 3
    first, second = _plan(
        waiting.coarse(stride), reach, (least, max(least, most)), price=price, spared=spared
    )
    wait = fine_s * waiting.between(first, second, stride)
    return _skipped(now + timedelta(seconds=max(shortest, min(wait, longest))), wish)


class _Waiting:
    """What the stories that come until any step ahead cost by their waiting, in sums up to it.

    With the stories that came in a span, the sum of their times and that of the squares, the
    waiting squared of all of them until any instant is had at once.
    """

    def __init__(self, rate: Rate, step_s: float, number: int) -> None:
        came = [rate.at((step + 0.5) * step_s) * step_s / 3600 for step in range(number)]
        middles = [step + 0.5 for step in range(number)]
        times = [one * at for one, at in zip(came, middles, strict=True)]
        squares = [one * at for one, at in zip(times, middles, strict=True)]
        self.sums = tuple([*accumulate(each, initial=0.0)] for each in (came, times, squares))

    def coarse(self, stride: int) -> tuple[Sequence[float], ...]:
        """Return the sums at every *stride*-th step, with that as the unit of time."""
        return tuple(
            [one / stride**power for one in each[::stride]] for power, each in enumerate(self.sums)
        )

    def between(self, first: int, second: int, stride: int) -> int:
        """Return the fine step about *first*, of coarse ones, that is best before *second*."""
        came, times, squares = self.sums
        end = second * stride

        def cost(step: int) -> float:
            before = step * (step * came[step] - 2 * times[step]) + squares[step]
            stories, their_times = came[end] - came[step], times[end] - times[step]
            return before + end * (end * stories - 2 * their_times) + squares[end] - squares[step]

        near = range(max((first - 1) * stride + 1, 1), min((first + 1) * stride, end))
        return min(near, key=cost, default=first * stride)


def _plan(
    sums: Sequence[Sequence[float]],
    reach: int,
    bounds: tuple[int, int],
    *,
    price: float,
    spared: float,
) -> tuple[int, int]:
    """Return the steps of the next two looks of the best plan, which ends at *reach* or later.

    Worked out from the end: the best that can follow a look at each step. The later a look, the
    later the next one, so that only those up to it are tried. A plan's last look is its own next.
    """
    came, times, squares = sums
    last = len(came) - 1
    # What a look at a step leaves to be paid, with that part of the cost that is its own.
    left = [0.0] * (last + 1)
    follows = list(range(last + 1))
    latest = last

    def settle(step: int, value: float) -> None:
        left[step] = value + step * (step * came[step] - 2 * times[step]) + squares[step]

    for step in range(last, -1, -1):
        if step >= reach:
            settle(step, -spared * step)
            continue
        stories, twice = came[step], 2 * times[step]
        lowest = min(step + bounds[0], last)
        latest = max(min(step + bounds[1], latest), lowest)
        least, at = inf, lowest
        for other in range(lowest, latest + 1):
            cost = left[other] - other * (other * stories - twice)
            if cost < least:
                least, at = cost, other
        follows[step], latest = at, at
        settle(step, price + least - squares[step])
    return follows[0], follows[follows[0]]


def _skipped(when: datetime, wish: Wish) -> datetime:
    """Return *when*, or the first hour after it that the channel does not ask to be skipped."""
    if len(wish.skip_hours) >= HOURS or len(wish.skip_days) >= DAYS:
        return when  # a channel that never wants to be asked has made a mistake
    utc = when.astimezone(UTC)
    while utc.hour in wish.skip_hours or utc.weekday() in wish.skip_days:
        utc = utc.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return utc
