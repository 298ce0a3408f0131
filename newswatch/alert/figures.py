"""Sums of money in short, as people say them. Pure; rounds down, so that nothing seems larger."""

from __future__ import annotations

_SCALES = ((10**12, "tn"), (10**9, "bn"), (10**6, "m"), (10**3, "k"))


def usd_words(usd: int) -> str:
    """Return whole US dollars in short, rounded down to one decimal.

    >>> usd_words(638_688_718), usd_words(1_000_000), usd_words(950)
    ('US$638.6m', 'US$1m', 'US$950')
    """
    for scale, letter in _SCALES:
        if usd >= scale:
            whole, tenth = divmod(usd * 10 // scale, 10)
            return f"US${whole:,}.{tenth}{letter}" if tenth else f"US${whole:,}{letter}"
    return f"US${usd:,}"
