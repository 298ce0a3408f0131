"""The noun of this package: one sum of money as it stands in a text.

Holds what the words say; resolves no bare sign and judges no role.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """One sum. ``text == source[start:end]`` in code points, half-open.

    ``currency`` is ISO 4217, or None where the sign alone does not tell it; then ``unit`` is the
    key of that sign in `settle` (``$``, ``¥``, ``peso`` …). ``value`` is in whole units, rounded
    half up. ``hedge`` is the word before the sum ("up to"), ``per`` what it is paid for ("share",
    "year", "each"), ``bound`` is low or high in a range. ``twin_of`` is the ``start`` of the sum
    that this one restates in another currency.
    """

    text: str
    currency: str | None
    value: int
    start: int = 0
    end: int = 0
    unit: str | None = None
    hedge: str | None = None
    per: str | None = None
    bound: str | None = None
    twin_of: int | None = None
