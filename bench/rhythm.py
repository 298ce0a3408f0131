"""Compare when to ask a feed: ours with fixed intervals, miniflux's and Media Cloud's policies.

    .venv/bin/python bench/rhythm.py [--weeks 10] [--seeds 5] [--dated 1] [--jobs 2]

Each pattern is weeks of publication instants, made by a seed; each policy decides from what it has
seen alone when to look next. A story is detected by the first look after it came; the delay is the
time between. Ours is compared with each rival at the rival's own number of requests or fewer, by
the price that it gives a request: one number for a pattern, the same for all seeds. Times and
counts of the first week are left out; it is every policy's first look at the feed. Fetches nothing.
"""

from __future__ import annotations

import argparse
import random
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median, quantiles

from newswatch import rhythm

START = datetime(2026, 3, 2, tzinfo=UTC)  # a Monday
HOUR, DAY, WEEK = 3600, 86400, 7 * 86400
LISTED = 20  # entries in a feed
BACK = 3 * WEEK  # published before the first look, and listed at it if among the last
SHORTEST, LONGEST = 5 * 60, DAY  # bounds of miniflux; ours may wait for a week


# --- patterns: seconds since START, sorted -------------------------------------------------------
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


PATTERNS = {f.__name__: f for f in (bursty, nightly, steady, fixed_hour, weekly, office, even)}


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


# --- policies: told of each look, answer with the wait in seconds --------------------------------
class Fixed:
    """Waits as long each time."""

    def __init__(self, wait: float) -> None:
        self.wait = wait

    def __call__(self, now: float, found: list[float], listed: list[float]) -> float:
        """Return the wait."""
        del now, found, listed
        return self.wait


class Miniflux:
    """`entry_frequency` as miniflux has it: a week by the entries dated within the last one.

    Bounds and factor are its defaults (5 min, 24 h, 1); without entries, the longest.
    """

    def __init__(self) -> None:
        self.dates: list[float] = []

    def __call__(self, now: float, found: list[float], listed: list[float]) -> float:
        """Return the wait."""
        del listed
        self.dates += found
        weekly = sum(now - WEEK <= date <= now for date in self.dates)
        return LONGEST if weekly <= 0 else min(max(WEEK / weekly, 5 * 60), LONGEST)


class MediaCloud:
    """rss-fetcher's auto-adjustment by the share of duplicates among what the feed lists.

    At most 67 % new: the wait grows by 10 minutes where there were stories within 31 days or this
    look found some, else by 60, up to a day. Under 33 % duplicates: back to 6 hours from more, else
    60 minutes less, 10 at least. An unchanged feed counts as all duplicates. From 6 hours on.
    """

    def __init__(self) -> None:
        self.minutes, self.looks = 360.0, 0
        self.last_new: float | None = None

    def __call__(self, now: float, found: list[float], listed: list[float]) -> float:
        """Return the wait."""
        self.looks += 1
        if found:
            self.last_new = now
        if self.looks == 1:  # adjusts after two looks in a row
            return self.minutes * 60
        new = min(len(found), len(listed))
        share = 100 * (len(listed) - new) / len(listed) if found else 101.0
        if share >= 67:
            since = now - (self.last_new if self.last_new is not None else 0.0)
            self.minutes += 10 if since <= 31 * DAY or share < 100 else 60
            self.minutes = min(self.minutes, 1440)
        elif share < 33:
            self.minutes = 360 if self.minutes > 360 else max(self.minutes - 60, 10)
        return self.minutes * 60


class Ours:
    """`newswatch.rhythm`, with what a request is worth in story-seconds of waiting."""

    def __init__(self, patience: float, *, is_dated: bool) -> None:
        self.wish = rhythm.Wish(patience, SHORTEST, WEEK)
        self.pace: rhythm.Pace | None = None
        self.is_dated = is_dated

    def __call__(self, now: float, found: list[float], listed: list[float]) -> float:
        """Return the wait."""
        del listed
        moment = START + timedelta(seconds=now)
        dates = [START + timedelta(seconds=date) for date in found]
        if self.pace is None:
            self.pace = rhythm.begin(moment, dates if self.is_dated else [], UTC)
        else:
            told = dates if self.is_dated else [None] * len(dates)
            self.pace = rhythm.learn(self.pace, moment, told, UTC)
        return (rhythm.next_look(self.pace, moment, self.wish, UTC) - moment).total_seconds()


@dataclass
class Outcome:
    """What watching came to: requests after the first week, and each story's delay in seconds."""

    requests: int
    delays: list[float]

    @property
    def median(self) -> float:
        """Minutes that half of the stories waited at most."""
        return median(self.delays) / 60

    @property
    def p90(self) -> float:
        """Minutes that nine of ten stories waited at most."""
        return quantiles(self.delays, n=10)[-1] / 60

    @property
    def mean(self) -> float:
        """Minutes that a story waited on average."""
        return sum(self.delays) / len(self.delays) / 60


def play(policy: Callable, times: list[float], weeks: int, offset: float) -> Outcome:
    """Let *policy* watch a feed for so many weeks."""
    now, seen, looks = offset, 0, []
    while now < weeks * WEEK:
        upto = bisect_right(times, now)
        found = times[seen:upto] if looks else times[max(0, upto - LISTED) : upto]
        listed = times[max(0, upto - LISTED) : upto]
        looks.append(now)
        seen = upto
        now += policy(now, found, listed)
    delays = [
        looks[place] - at
        for at in times
        if at >= WEEK and (place := bisect_left(looks, at)) < len(looks)
    ]
    return Outcome(sum(look >= WEEK for look in looks), delays)


def played(make: Callable[[], Callable], name: str, seeds: int, weeks: int) -> Outcome:
    """Play a policy on all seeds of a pattern and put the outcomes together."""
    outcomes = []
    for seed in range(seeds):
        dice = random.Random(f"{name} {seed}")
        times = PATTERNS[name](dice, weeks)
        outcomes.append(play(make(), times, weeks, dice.uniform(0, 6 * HOUR)))
    return Outcome(sum(o.requests for o in outcomes), [d for o in outcomes for d in o.delays])


RIVALS: dict[str, Callable[[], Callable]] = {
    "every 30 min": partial(Fixed, 30 * 60),
    "every hour": partial(Fixed, HOUR),
    "every 3 h": partial(Fixed, 3 * HOUR),
    "every 6 h": partial(Fixed, 6 * HOUR),
    "every 24 h": partial(Fixed, DAY),
    "miniflux": Miniflux,
    "Media Cloud": MediaCloud,
}


def matched(requests: int, ours: Callable[[float], Outcome], known: dict) -> Outcome:
    """Return the best outcome of ours with no more than *requests*, by its price for a request.

    Halves the span of prices, begun at those that are *known*, until within a hundredth.
    """
    low, high = 1.0, 1e8
    for _ in range(12):
        for price, outcome in known.items():
            if outcome.requests <= requests:
                high = min(high, price)
            else:
                low = max(low, price)
        if low >= high or (high in known and known[high].requests >= requests * 0.99):
            break
        ours((low * high) ** 0.5)
    return ours(high)


def compare(name: str, seeds: int, weeks: int, *, is_dated: bool) -> list[str]:
    """Return a line for each rival on one pattern."""
    cache: dict[float, Outcome] = {}

    def ours(patience: float) -> Outcome:
        if patience not in cache:
            make = partial(Ours, patience, is_dated=is_dated)
            cache[patience] = played(make, name, seeds, weeks)
        return cache[patience]

    lines = []
    for rival, make in RIVALS.items():
        theirs = played(make, name, seeds, weeks)
        mine = matched(theirs.requests, ours, cache)
        per_week = seeds * (weeks - 1)
        lines.append(
            f"{name:<11} {rival:<13}"
            f" {theirs.requests / per_week:7.1f} {mine.requests / per_week:7.1f}"
            f"   {theirs.median:7.1f} {mine.median:7.1f}   {theirs.p90:7.1f} {mine.p90:7.1f}"
            f"   {theirs.mean:7.1f} {mine.mean:7.1f}"
            f" {'' if mine.median < theirs.median and mine.p90 < theirs.p90 else '*'}"
        )
    return lines


def main() -> None:
    """Print the table."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("patterns", nargs="*", default=[*PATTERNS])
    words.add_argument("--weeks", type=int, default=10)
    words.add_argument("--seeds", type=int, default=5)
    words.add_argument("--dated", type=int, default=1)
    words.add_argument("--jobs", type=int, default=2)
    given = words.parse_args()
    print("minutes from publication to detection; requests a week; * where ours is not ahead")
    print(
        f"{'pattern':<11} {'rival':<13} {'requests':>7} {'ours':>7}   {'median':>7} {'ours':>7}"
        f"   {'p90':>7} {'ours':>7}   {'mean':>7} {'ours':>7}"
    )
    work = partial(compare, seeds=given.seeds, weeks=given.weeks, is_dated=bool(given.dated))
    with ProcessPoolExecutor(given.jobs) as pool:
        for lines in pool.map(work, given.patterns):
            print("\n".join(lines), flush=True)


if __name__ == "__main__":
    main()
