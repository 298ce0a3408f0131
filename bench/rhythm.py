"""Compare when to ask a feed: ours with fixed intervals, miniflux's and Media Cloud's policies.

    .venv/bin/python bench/rhythm.py [pattern …] [--held-out] [--rivals "every 6 h,miniflux"]
        [--weeks 10] [--seeds 5] [--begin 24] [--dated 1] [--jobs 2]

Each pattern (`patterns.py`) is weeks of publication instants, made by a seed; each policy decides
from what it has seen alone when to look next. A story is detected by the first look after it came;
the delay is the time between. Ours is compared with each rival at the rival's own number of
requests or fewer, by the price that it gives a request: one number for a pattern, the same for all
seeds. Times and counts of the first week are left out; it is every policy's first look at the feed.

How sure a difference is: the weeks of all seeds are drawn anew, with replacement, 200 times, both
policies' alike. `+` is ahead, `-` behind in 39 of 40 draws, `=` neither. Fetches nothing.
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
from math import log
from statistics import median, quantiles

from patterns import DAY, HELD_OUT, HOUR, SHOWN, WEEK

from newswatch import rhythm

START = datetime(2026, 3, 2, tzinfo=UTC)  # a Monday
LISTED = 20  # entries in a feed
PATTERNS = SHOWN | HELD_OUT
SHORTEST, LONGEST = 5 * 60, DAY  # bounds of miniflux; ours may wait for a week


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
    weeks: list[int]  # of each delay: which of all weeks its story came in

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
    waited = [
        (looks[place] - at, int(at // WEEK))
        for at in times
        if at >= WEEK and (place := bisect_left(looks, at)) < len(looks)
    ]
    requests = sum(look >= WEEK for look in looks)
    return Outcome(requests, [delay for delay, _ in waited], [week for _, week in waited])


def played(
    make: Callable[[], Callable], name: str, seeds: int, weeks: int, begin: float = 24
) -> Outcome:
    """Play a policy on all seeds of a pattern and put the outcomes together.

    The first look is at any time of the first *begin* hours: nobody chooses the phase of a poll.
    """
    together = Outcome(0, [], [])
    for seed in range(seeds):
        dice = random.Random(f"{name} {seed}")
        times = PATTERNS[name](dice, weeks)
        one = play(make(), times, weeks, dice.uniform(0, begin * HOUR))
        together.requests += one.requests
        together.delays += one.delays
        together.weeks += [seed * weeks + week for week in one.weeks]
    return together


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

    Narrows the span of prices, begun at those that are *known*, until within a hundredth.
    """
    low, high = 1.0, 1e8
    for turn in range(12):
        for price, outcome in known.items():
            if outcome.requests <= requests:
                high = min(high, price)
            else:
                low = max(low, price)
        if low >= high or (high in known and known[high].requests >= requests * 0.99):
            break
        share = 0.5
        if turn % 3 < 2 and low in known and high in known:  # by both logarithms, mostly
            most, least = known[low].requests, known[high].requests
            share = log(most / (0.995 * requests)) / log(most / max(least, 1))
        ours(low ** (1 - share) * high**share)
    return ours(high)


def sureness(ours: Outcome, theirs: Outcome, draws: int = 200) -> str:
    """Return a sign each for median, nine of ten and mean: `+` ahead, `-` behind, `=` neither."""
    dice, weeks = random.Random(draws), sorted({*theirs.weeks})
    by_week = [_by_week(outcome) for outcome in (ours, theirs)]
    ahead = [0, 0, 0]
    for _ in range(draws):
        drawn = dice.choices(weeks, k=len(weeks))
        mine, other = (
            Outcome(0, [delay for week in drawn for delay in delays.get(week, [])], [])
            for delays in by_week
        )
        for place, figure in enumerate(("median", "p90", "mean")):
            ahead[place] += getattr(mine, figure) < getattr(other, figure)
    return "".join(
        "+" if number >= 0.975 * draws else "-" if number <= 0.025 * draws else "="
        for number in ahead
    )


def _by_week(outcome: Outcome) -> dict[int, list[float]]:
    found: dict[int, list[float]] = {}
    for week, delay in zip(outcome.weeks, outcome.delays, strict=True):
        found.setdefault(week, []).append(delay)
    return found


def compare(
    name: str, rivals: list[str], seeds: int, weeks: int, begin: float, *, is_dated: bool
) -> list[str]:
    """Return a line for each rival on one pattern."""
    cache: dict[float, Outcome] = {}

    def ours(patience: float) -> Outcome:
        if patience not in cache:
            make = partial(Ours, patience, is_dated=is_dated)
            cache[patience] = played(make, name, seeds, weeks, begin)
        return cache[patience]

    lines = []
    for rival in rivals:
        theirs = played(RIVALS[rival], name, seeds, weeks, begin)
        mine = matched(theirs.requests, ours, cache)
        per_week = seeds * (weeks - 1)
        lines.append(
            f"{name:<11} {rival:<13}"
            f" {theirs.requests / per_week:7.1f} {mine.requests / per_week:7.1f}"
            f"   {theirs.median:7.1f} {mine.median:7.1f}   {theirs.p90:7.1f} {mine.p90:7.1f}"
            f"   {theirs.mean:7.1f} {mine.mean:7.1f}   {sureness(mine, theirs)}"
        )
    return lines


def main() -> None:
    """Print the table."""
    words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    words.add_argument("patterns", nargs="*")
    words.add_argument("--held-out", action="store_true")
    words.add_argument("--rivals", default=",".join(RIVALS))
    words.add_argument("--weeks", type=int, default=10)
    words.add_argument("--seeds", type=int, default=5)
    words.add_argument("--begin", type=float, default=24, help="first look within so many hours")
    words.add_argument("--dated", type=int, default=1)
    words.add_argument("--jobs", type=int, default=2)
    given = words.parse_args()
    names = given.patterns or [*(HELD_OUT if given.held_out else SHOWN)]
    print("minutes from publication to detection; requests a week; + ahead, - behind, = neither")
    print(
        f"{'pattern':<11} {'rival':<13} {'requests':>7} {'ours':>7}   {'median':>7} {'ours':>7}"
        f"   {'p90':>7} {'ours':>7}   {'mean':>7} {'ours':>7}"
    )
    work = partial(
        compare,
        rivals=given.rivals.split(","),
        seeds=given.seeds,
        weeks=given.weeks,
        begin=given.begin,
        is_dated=bool(given.dated),
    )
    with ProcessPoolExecutor(given.jobs) as pool:
        for lines in pool.map(work, names):
            print("\n".join(lines), flush=True)


if __name__ == "__main__":
    main()
