"""Our own small table of rates (`table.toml`) for currencies that the ECB does not publish.

Approximations, each with its date. Never interpolates: each row stands as it was written.
"""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Any

from newswatch.rates.rate import FOR_EVER, SINCE_EVER, Rate, until

# The table has about a row a year.
FRESH_DAYS = 400


def tabled(currency: str) -> list[Rate]:
    """Return the rates of *currency* in the table, the oldest first; empty where it has none.

    A pegged currency has one rate, which holds on every day.
    """
    table = _table()
    if currency in table["pegged"]:
        return [_rate(currency, SINCE_EVER, table["pegged"][currency], FOR_EVER)]
    return [
        _rate(currency, day, per_usd, until(day, FRESH_DAYS))
        for written, per_usd in sorted(table["per_usd"].get(currency, {}).items())
        for day in (date.fromisoformat(written),)
    ]


def _rate(currency: str, day: date, per_usd: str, fresh_until_on: date) -> Rate:
    ratio = 1 / Fraction(per_usd)
    return Rate(currency, day, ratio.numerator, ratio.denominator, "table", fresh_until_on)


def fingerprint() -> str:
    """Return what tells this table from another one, as hex."""
    return sha256(_text().encode()).hexdigest()[:12]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_text())


@cache
def _text() -> str:
    return resources.files("newswatch.rates").joinpath("table.toml").read_text("utf-8")
