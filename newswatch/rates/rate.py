"""One rate of one day, and which of two rates speaks for a sum of some day.

Whole numbers only: a rate is a fraction, a sum is whole units, and rounding happens once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# A rate that holds every day, such as that of a pegged currency.
FOR_EVER = date.max
SINCE_EVER = date(1970, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A sum in whole US dollars, with the day of the rate and who says so.

    ``source`` is ECB, table, file (a file of one's own) or par (dollars themselves).
    ``is_stale``: the rate is of another time than the sum (the currency has ended, the file is old,
    or the day lies before its first row), so the figure is a hint.
    """

    usd: int
    rate_on: date
    source: str
    is_stale: bool


@dataclass(frozen=True, slots=True)
class Rate:
    """One unit of ``currency`` is ``numerator / denominator`` US dollars on ``rate_on``.

    ``fresh_until_on`` is the last day of which it still speaks.
    """

    currency: str
    rate_on: date
    numerator: int
    denominator: int
    source: str
    fresh_until_on: date

    def usd(self, value: int) -> int:
        """Return *value* whole units in whole dollars, half a dollar being rounded up."""
        return (2 * value * self.numerator + self.denominator) // (2 * self.denominator)

    def distance(self, on: date) -> timedelta:
        """Return how far the day of the rate is from *on*."""
        return abs(on - self.rate_on)


def until(rate_on: date, days: int) -> date:
    """Return the day *days* after *rate_on*."""
    return rate_on + timedelta(days=days)


def convert(value: int, near: Sequence[Rate | None], on: date) -> Converted | None:
    """Return *value* at the rate that speaks for *on*: of *near*, the last before and first after.

    A rate that is still fresh goes first; else the nearer of the two, and the answer says so. The
    view `announcement_figures_due` of the schema chooses by the same rule.
    """
    known = [rate for rate in near if rate is not None]
    fresh = [rate for rate in known if rate.rate_on <= on <= rate.fresh_until_on]
    if not known:
        return None
    rate = fresh[0] if fresh else min(known, key=lambda one: one.distance(on))
    return Converted(
        usd=rate.usd(value),
        rate_on=on if rate.fresh_until_on == FOR_EVER else rate.rate_on,
        source=rate.source,
        is_stale=not fresh,
    )
