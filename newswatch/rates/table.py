"""Our own small table of rates (`table.toml`) for currencies that the ECB does not publish.

Approximations, each with its date. Never interpolates: the last row on or before the day is taken.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import resources
from typing import Any


def table_rate(currency: str, on: date) -> tuple[date, Fraction] | None:
    """Return ``(day of the rate, dollars per unit)`` for *currency* on day *on*, or None.

    A pegged currency has the same rate every day, so the day of the rate is *on*.
    """
    table = _table()
    if currency in table["pegged"]:
        return on, 1 / Fraction(table["pegged"][currency])
    rows = table["per_usd"].get(currency)
    if rows is None:
        return None
    days = sorted(rows)
    day = days[max(bisect_right(days, on.isoformat()) - 1, 0)]
    return date.fromisoformat(day), 1 / Fraction(rows[day])


@cache
def _table() -> dict[str, Any]:
    text = resources.files("newswatch.rates").joinpath("table.toml").read_text("utf-8")
    return tomllib.loads(text)
