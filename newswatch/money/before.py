"""The currency that stands before a number: a sign with its letters, a code, a name.

Looks back a bounded stretch from the number. Knows nothing of what follows the number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newswatch.money import currencies, currency_eastern, currency_words

# Longest name of a currency before a figure, with a margin.
WINDOW = 12
_LAST_LETTERS = re.compile(r"(?<![^\W_])[^\W\d_]{1,8}\Z")
_DOTTED_US = re.compile(r"(?<![^\W_])U\.S\. ?\Z")
_YUAN = frozenset({"CN", "RMB", "CNY"})
_YEN = frozenset({"JP", "JPY"})


@dataclass(frozen=True, slots=True)
class Before:
    """A currency from ``start`` on; ``is_shy`` if its letters are other things as often."""

    start: int
    key: str
    is_shy: bool = False


def currency_before(flat: str, start: int) -> Before | None:
    """Return the currency that ends at *start*, at most two blanks before it, or None."""
    at = start
    while at > 0 and start - at < 2 and flat[at - 1] == " ":  # noqa: PLR2004 - two blanks at most
        at -= 1
    if at == 0:
        return None
    sign = currencies.SIGNS.get(flat[at - 1])
    if sign:
        return _signed(flat, at - 1, sign)
    return _eastern(flat, at) or _lettered(flat, at)


def _signed(flat: str, at: int, key: str) -> Before:
    """Take the sign at *at*, doubled by a slip or not, with the letters that name its country."""
    if flat[at - 1 : at] == flat[at]:
        at -= 1
    if key not in {"$", "¥"}:
        return Before(at, key)
    dotted = _DOTTED_US.search(flat, max(0, at - WINDOW), at)
    if dotted and key == "$":
        return Before(dotted.start(), "USD")
    touching = _LAST_LETTERS.search(flat, max(0, at - WINDOW), at)
    if touching:
        named = _named_sign(key, touching[0])
        return Before(touching.start(), named) if named else Before(at, key)
    apart = _LAST_LETTERS.search(flat, max(0, at - WINDOW), at - 1) if flat[at - 1] == " " else None
    # One letter apart is a word ("a $5m round"), two are a country ("US $5m").
    named = _named_sign(key, apart[0]) if apart and len(apart[0]) > 1 else None
    return Before(apart.start(), named) if apart and named else Before(at, key)


def _named_sign(key: str, letters: str) -> str | None:
    if key == "$":
        return currencies.DOLLARS.get(letters)
    if letters in _YEN:
        return "JPY"
    return "CNY" if letters in _YUAN else None


def _eastern(flat: str, at: int) -> Before | None:
    """Read a name such as 人民幣 that ends at *at*; one character alone (元) is none."""
    for length in range(min(currency_eastern.LONGEST_EASTERN, at), 1, -1):
        key = currency_eastern.EASTERN.get(flat[at - length : at])
        if key:
            return Before(at - length, key)
    return None


def _lettered(flat: str, at: int) -> Before | None:
    """Read a code or word ("RM", "Rs.", "rupees") that ends at *at*."""
    end = at - 1 if flat[at - 1] in ".:" else at
    match = _LAST_LETTERS.search(flat, max(0, end - WINDOW), end)
    if match is None:
        return None
    letters, start = match[0], match.start()
    if flat[start - 1 : start] == "$" and letters in currencies.DOLLARS:
        return Before(start - 1, currencies.DOLLARS[letters])
    if letters in currencies.SHY:
        return Before(start, currencies.SHY[letters], is_shy=True)
    key = currencies.CODES.get(letters) or currency_words.LEADING_WORDS.get(letters.lower())
    return Before(start, key) if key and letters != "US" else None
