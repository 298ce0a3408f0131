"""When to ask a channel next: once what may be waiting there is worth a request.

Works out an instant; asks nobody.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from newswatch.rhythm.rate import DAYS, HOURS, STEP_S, Pace, Rate

# What moving a look must save, as a share of the patience: small savings are mostly chance.
_WORTH_MOVING = 0.25


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
        step = min(STEP_S, longest - second)
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


def _skipped(when: datetime, wish: Wish) -> datetime:
    """Return *when*, or the first hour after it that the channel does not ask to be skipped."""
    if len(wish.skip_hours) >= HOURS or len(wish.skip_days) >= DAYS:
        return when  # a channel that never wants to be asked has made a mistake
    utc = when.astimezone(UTC)
    while utc.hour in wish.skip_hours or utc.weekday() in wish.skip_days:
        utc = utc.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return utc
