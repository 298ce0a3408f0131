"""Publication patterns for `rhythm.py`: weeks of instants, made by a seed.

The `SHOWN` ones are those of the table in the documentation. The `HELD_OUT` ones were written after
the policy and change nothing of it: they tell whether it does well by rhythms nobody had in mind.
Decides nothing and reads nothing.
"""

from __future__ import annotations

import random
from collections.abc import Callable

HOUR, DAY, WEEK = 3600, 86400, 7 * 86400
BACK = 3 * WEEK  # published before the first look, and listed at it if among the last


def bursty(dice: random.Random, weeks: int) -> list[float]:
    """Break news in office hours; one story brings several more within the hour or two."""
    times = []
    for cause in _poisson(dice, weeks, lambda t: 0.25 if _is_office(t) else 0.02, 0.25):
        times.append(cause)
        at = cause
        for _ in range(_count(dice, 3.0)):
            at += dice.expovariate(1 / (18 * 60))
            times.append(at)
    return sorted(times)


def nightly(dice: random.Random, weeks: int) -> list[float]:
    """Put a dozen stories out each night between two and four, the odd one by day."""
    times = _poisson(dice, weeks, lambda _: 0.03, 0.03)
    for day in range(-BACK // DAY, weeks * 7):
        start = day * DAY + 2 * HOUR + dice.uniform(0, 20 * 60)
        times += [start + dice.uniform(0, 90 * 60) for _ in range(_count(dice, 10.0))]
    return sorted(times)


def steady(dice: random.Random, weeks: int) -> list[float]:
    """Publish around the clock, a third as many by night, fewer at weekends: a wire."""

    def rate(t: float) -> float:
        hour, day = t % DAY / HOUR, t % WEEK // DAY
        return (1.2 if 7 <= hour < 19 else 0.4) * (1.0 if day < 5 else 0.6)

    return _poisson(dice, weeks, rate, 1.2)


def fixed_hour(dice: random.Random, weeks: int) -> list[float]:
    """Put all of the day's stories out at once, Sunday to Thursday, minutes after the hour."""
    times = []
    for day in range(-BACK // DAY, weeks * 7):
        if day % 7 in {6, 0, 1, 2, 3}:
            at = day * DAY + 20 * HOUR + dice.uniform(3 * 60, 11 * 60)
            times += [at + n for n in range(5 + _count(dice, 9.0))]
    return sorted(times)


def weekly(dice: random.Random, weeks: int) -> list[float]:
    """Put one issue out a week, on Thursday morning, one to four stories within an hour."""
    times = []
    for week in range(-BACK // WEEK, weeks):
        at = week * WEEK + 3 * DAY + 9 * HOUR + dice.gauss(0, 40 * 60)
        times += [at + dice.uniform(0, HOUR) for _ in range(1 + _count(dice, 1.5))]
    return sorted(times)


def office(dice: random.Random, weeks: int) -> list[float]:
    """Publish as the trade press: weekdays from nine to six, with a wave in the morning."""

    def rate(t: float) -> float:
        hour = t % DAY / HOUR
        return (2.2 if 9 <= hour < 11 else 0.9) if _is_office(t) else 0.02

    return _poisson(dice, weeks, rate, 2.2)


def even(dice: random.Random, weeks: int) -> list[float]:
    """Keep no rhythm at all: nothing can be learnt, fixed intervals are the best there is."""
    return _poisson(dice, weeks, lambda _: 0.5, 0.5)


def editions(dice: random.Random, weeks: int) -> list[float]:
    """Put out three editions each weekday, half a dozen stories within a quarter of an hour."""
    times = []
    for day in range(-BACK // DAY, weeks * 7):
        for hour in (6.5, 12.5, 17.5) if day % 7 < 5 else ():
            at = day * DAY + hour * HOUR + dice.gauss(0, 8 * 60)
            times += [at + dice.uniform(0, 15 * 60) for _ in range(_count(dice, 6.0))]
    return sorted(times)


def weekend(dice: random.Random, weeks: int) -> list[float]:
    """Publish on Saturday and Sunday by day, and next to nothing in the week."""

    def rate(t: float) -> float:
        return 0.9 if t % WEEK // DAY >= 5 and 8 <= t % DAY / HOUR < 20 else 0.03

    return _poisson(dice, weeks, rate, 0.9)


def moved(dice: random.Random, weeks: int) -> list[float]:
    """Move the desk in the middle of the time: nine hours a day, and then nine others."""

    def rate(t: float) -> float:
        begins = 8 if t < weeks * WEEK / 2 else 19
        return 1.0 if t % WEEK // DAY < 5 and (t % DAY / HOUR - begins) % 24 < 9 else 0.03

    return _poisson(dice, weeks, rate, 1.0)


def seldom(dice: random.Random, weeks: int) -> list[float]:
    """Write a story or two a week, some time between seven and eleven at night."""
    return _poisson(dice, weeks, lambda t: 0.02 if 7 <= t % DAY / HOUR < 23 else 0.0, 0.02)


def batches(dice: random.Random, weeks: int) -> list[float]:
    """Let what was written go out every four hours on the hour, by a program."""
    written = _poisson(dice, weeks, lambda t: 0.7 if 6 <= t % DAY / HOUR < 22 else 0.1, 0.7)
    return sorted((t // (4 * HOUR) + 1) * 4 * HOUR + dice.uniform(0, 90) for t in written)


def storms(dice: random.Random, weeks: int) -> list[float]:
    """Go on evenly, and now and then, at any hour, bring a dozen to a hundred within hours."""
    times = _poisson(dice, weeks, lambda _: 0.3, 0.3)
    for cause in _poisson(dice, weeks, lambda _: 0.015, 0.015):
        number = min(int(8 * dice.paretovariate(1.3)), 100)
        times += [cause + dice.expovariate(1 / (2 * HOUR)) for _ in range(number)]
    return sorted(times)


def closed(dice: random.Random, weeks: int) -> list[float]:
    """Keep office hours, and be away for the fifth and sixth week."""
    return [t for t in office(dice, weeks) if not 4 * WEEK <= t < 6 * WEEK]


def zones(dice: random.Random, weeks: int) -> list[float]:
    """Write from two places: mornings in Asia and, twice as much, evenings in America."""

    def rate(t: float) -> float:
        hour = t % DAY / HOUR
        busy = 0.8 * (1 <= hour < 5) + 1.6 * (18 <= hour < 23)
        return busy * (1.0 if t % WEEK // DAY < 5 else 0.3) + 0.1

    return _poisson(dice, weeks, rate, 1.7)


SHOWN = {f.__name__: f for f in (bursty, nightly, steady, fixed_hour, weekly, office, even)}
HELD_OUT = {
    f.__name__: f for f in (editions, weekend, moved, seldom, batches, storms, closed, zones)
}


def _is_office(t: float) -> bool:
    return t % WEEK // DAY < 5 and 9 <= t % DAY / HOUR < 18


def _poisson(
    dice: random.Random, weeks: int, rate: Callable[[float], float], most: float
) -> list[float]:
    """Return instants at *rate* an hour, which is *most* at most."""
    times, at = [], float(-BACK)
    while (at := at + dice.expovariate(most / HOUR)) < weeks * WEEK:
        if dice.random() < rate(at) / most:
            times.append(at)
    return times


def _count(dice: random.Random, mean: float) -> int:
    number, at = 0, dice.expovariate(1)
    while at < mean:
        number, at = number + 1, at + dice.expovariate(1)
    return number
