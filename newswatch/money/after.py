"""What stands after a number: its magnitude, then the currency.

Looks a bounded stretch ahead. Knows nothing of what precedes the number but the currency's key.
"""

from __future__ import annotations

import re

from newswatch.money import currencies, currency_eastern, currency_words, magnitudes, settle

_LETTERS = re.compile(r"[^\W\d_]{1,12}")
_WORDS = re.compile(r"([A-Za-z.]{2,14})(?:[ -]([A-Za-z]{2,12}))?(?:[ -]([A-Za-z]{2,12}))?")
_OF = re.compile(r" (?:d'|de |of )")
_DOTTED = re.compile(r"\.(?= ?(?:[a-z€£]|Eur|CHF|SEK|USD|GBP))")
# "元" and its like are ends of words as well; these are money even after a plain number.
_SURE_ALONE = "円원엔元"


def magnitude_after(flat: str, end: int, key: str | None) -> tuple[int, int]:
    """Return (factor, end) of the magnitude that follows *end*; (1, end) if none does."""
    at = _skip(flat, end)
    factor, after = _eastern(flat, at)
    if factor > 1:
        return factor, after
    match = _LETTERS.match(flat, at)
    if match is None:
        return 1, end
    own = _of_key(match[0], key, is_apart=at > end)
    if own:
        return own, match.end()
    factor = magnitudes.WORDS.get(match[0].lower(), 1)
    if factor == 1 or _is_initial(flat, match, is_apart=at > end):
        return 1, end
    return _chained(flat, match, factor)


def is_native(flat: str, start: int, end: int) -> bool:
    """Tell whether the magnitude in this stretch is Indonesian or Vietnamese (decimal comma)."""
    return flat[start:end].strip(" -").lower() in magnitudes.WITH_DECIMAL_COMMA


def _skip(flat: str, end: int) -> int:
    return end + 1 if flat[end : end + 1] in {" ", "-"} else end


def _of_key(word: str, key: str | None, *, is_apart: bool) -> int | None:
    """Return the factor that *word* has with this currency only ("Rp 5 M", "Rs 50 L")."""
    if key == "IDR" and is_apart:
        return magnitudes.RUPIAH.get(word)
    return magnitudes.RUPEES.get(word) if key in {"Rs", "INR"} else None


def _is_initial(flat: str, match: re.Match[str], *, is_apart: bool) -> bool:
    """Tell the letter of "$5 B&T" or "5 T-shirts" from a magnitude."""
    if len(match[0]) > 1:
        return False
    following = flat[match.end() : match.end() + 1]
    is_joined = following in {"&", "'"} or (following == "-" and match[0] in "tT")
    return is_joined or (is_apart and match[0] in "kKtT")


def _chained(flat: str, match: re.Match[str], factor: int) -> tuple[int, int]:
    """Take a second magnitude ("lakh crore", "nghìn tỷ") and the point of "mn." or "Mio."."""
    end = match.end()
    second = _LETTERS.match(flat, end + 1) if flat[end : end + 1] in {" ", "-"} else None
    if second and match[0].lower() in magnitudes.FIRST_OF_TWO:
        bigger = magnitudes.WORDS.get(second[0].lower(), 1)
        if bigger > factor:
            return factor * bigger, second.end()
    if match[0].lower() in magnitudes.POINTED and _DOTTED.match(flat, end):
        return factor, end + 1
    return factor, end


def _eastern(flat: str, at: int) -> tuple[int, int]:
    """Return the product of East Asian magnitudes at *at* ("千万") and where they end."""
    factor, end = 1, at
    while end < at + 3 and flat[end : end + 1] in magnitudes.EASTERN:
        factor *= magnitudes.EASTERN[flat[end]]
        end += 1
    return factor, end


def currency_after(flat: str, end: int, *, has_magnitude: bool) -> tuple[int, str] | None:
    """Return (end, key) of the currency that follows *end*, or None."""
    at = _skip(flat, end)
    sign = currencies.SIGNS.get(flat[at : at + 1])
    if sign and sign != "$" and not flat[at + 1 : at + 2].isdigit():
        return at + 1, sign
    of = _OF.match(flat, end) if has_magnitude else None
    if of:
        at = of.end()
    return _eastern_after(flat, at, has_magnitude=has_magnitude) or _lettered_after(
        flat, at, has_magnitude=has_magnitude
    )


def _eastern_after(flat: str, at: int, *, has_magnitude: bool) -> tuple[int, str] | None:
    for length in range(currency_eastern.LONGEST_EASTERN, 0, -1):
        name = flat[at : at + length]
        key = currency_eastern.EASTERN.get(name)
        if key and len(name) == length and (length > 1 or has_magnitude or name in _SURE_ALONE):
            return at + length, key
    return None


def _lettered_after(flat: str, at: int, *, has_magnitude: bool) -> tuple[int, str] | None:
    """Read a currency word, with or without its nation, or a code at *at*."""
    match = _LETTERS.match(flat, at)
    if match is None:
        return None
    low = match[0].lower()
    key = currency_words.WORDS.get(low) or (
        currency_words.SHY_WORDS.get(low) if has_magnitude else None
    )
    if key:
        return _sterling(flat, match.end(), key)
    return _nation_after(flat, at) or _code_after(flat, match)


def _sterling(flat: str, end: int, key: str) -> tuple[int, str]:
    """Take "sterling" after "pounds"."""
    if key == "pound" and flat[end : end + 9].lower() == " sterling":
        return end + 9, "GBP"
    return end, key


def _code_after(flat: str, match: re.Match[str]) -> tuple[int, str] | None:
    """Read a code ("5m AUD"); "US" only where a clause ends, or it is an adjective."""
    key = currencies.CODES.get(match[0])
    following = flat[match.end() : match.end() + 1]
    if key is None or following.isdigit() or following in {"$", "€", "£"}:
        return None
    if match[0] == "US" and following not in {"", ",", ".", ")"}:
        return None
    return match.end(), key


def _nation_after(flat: str, at: int) -> tuple[int, str] | None:
    """Read "US dollars", "Hong Kong dollars", "South Korean won" at *at*."""
    match = _WORDS.match(flat, at)
    if match is None:
        return None
    first, second, third = ((part or "").lower() for part in match.groups())
    for nation, unit, group in ((first, second, 2), (f"{first} {second}", third, 3)):
        country = currency_words.NATIONS.get(nation)
        key = currency_words.WORDS.get(unit) or currency_words.SHY_WORDS.get(unit)
        code = settle.of_nation(key, country) if country and key else None
        if code:
            return match.end(group), code
    return None
