"""Exact numbers from figures, English words and East Asian numerals.

Each reader takes flattened text (see `flatten`) and a place, looks at a bounded stretch and gives
the number as Decimal with the place where it ends. Knows no currency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from newswatch.money import magnitudes

# A longer run of figures is a serial number, not a sum; it also bounds the cost of conversion.
MAX_FIGURES = 26
# A mark and three figures after it.
_GROUP = 4
# European blanks between groups count only where they cannot be two numbers side by side.
FIGURES = re.compile(
    r"[0-9]{1,3}(?: [0-9]{3}){2,6}(?![0-9.,])"
    r"|[0-9]{1,3} [0-9]{3}(?= ?(?:€|zł|Kč|kr|[SDN][EOK]K|PLN|CZK|euro))"
    r"|[0-9]+(?:[.,][0-9]+)*"
)
_EVEN = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+\Z")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}\Z")

_WIDE = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
_LIKE = {
    **dict.fromkeys((0xA0, 0x2007, 0x2009, 0x200A, 0x202F, 0x3000, 0x09, 0x0A, 0x0D), " "),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2212, 0x301C, 0xFF5E), "-"),
    **dict.fromkeys((0x2018, 0x2019), "'"),
    0xFFE1: "£",
    0xFFE5: "¥",
    0xFFE6: "₩",
    0xFE69: "$",
}
_FLAT = _WIDE | _LIKE


def flatten(text: str) -> str:
    """Return *text* with wide figures, odd blanks and dashes made plain, code point for code point.

    >>> flatten("ＨＫ＄５亿 – 2024")
    'HK$5亿 - 2024'
    """
    return text.translate(_FLAT)


def read_figures(figures: str, *, continental: bool, has_magnitude: bool) -> Decimal | None:
    """Return the number that *figures* write, or None where no sum is written so.

    *continental*: the currency's home groups by points (Rp 500.000). A lone point before three
    figures is a decimal point beside a magnitude ("1.125 billion") and elsewhere.

    >>> read_figures("1,55,386", continental=False, has_magnitude=True)
    Decimal('155386')
    >>> read_figures("1,5", continental=True, has_magnitude=True)
    Decimal('1.5')
    """
    if len(figures) > MAX_FIGURES:
        return None
    figures = figures.replace(" ", "")
    points, commas = figures.count("."), figures.count(",")
    if points and commas:
        decimal = max(".", ",", key=figures.rfind)
        if figures.count(decimal) > 1:
            return None
        return _plain(figures, decimal)
    if not points and not commas:
        return Decimal(figures)
    mark = "." if points else ","
    if points + commas > 1:
        grouped = _EVEN.match(figures) or (mark == "," and _INDIAN.match(figures))
        return _plain(figures, None) if grouped else None
    groups = len(figures) - figures.index(mark) == _GROUP and figures[0] != "0"
    if mark == ".":
        groups = groups and continental and not has_magnitude
    return _plain(figures, None if groups else mark)


def _plain(figures: str, decimal: str | None) -> Decimal:
    """Return *figures* with all marks dropped but *decimal*, which becomes the point."""
    for mark in {".", ","} - {decimal}:
        figures = figures.replace(mark, "")
    return Decimal(figures.replace(",", "."))


_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SMALL = {word: n for n, word in enumerate(_ONES)} | {w: 20 + 10 * n for n, w in enumerate(_TENS)}
_BIG = {
    "hundred": 100,
    "thousand": 1000,
    "lakh": magnitudes.LAKH,
    "million": magnitudes.MILLION,
    "crore": magnitudes.CRORE,
    "billion": magnitudes.BILLION,
    "trillion": magnitudes.TRILLION,
}
_PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}
NUMBER_WORD = re.compile(
    r"(?<![^\W_])(?:an?|half|quarter|" + "|".join([*_SMALL, *_BIG]) + r")(?=[ -][a-z])",
    re.IGNORECASE,
)
_LINKING = frozenset({"a", "an", "and", "of"})
_NUMERIC = _LINKING | set(_SMALL) | set(_PARTS) | set(_BIG)
_NEXT = re.compile(r"[ -]?([A-Za-z]{1,12})")
_MAX_WORDS = 9
# "The billion-dollar club": a size and no sum.
_VAGUE = re.compile(r"(?:[mb]illion|trillion|thousand)-", re.IGNORECASE)


def read_words(flat: str, at: int) -> tuple[Decimal, int, bool] | None:
    """Read a number in English words at *at*: (number, end, holds a magnitude), or None.

    >>> read_words("half a billion dollars", 0)
    (Decimal('500000000.0'), 14, True)
    >>> read_words("one and a half million", 0)
    (Decimal('1500000.0'), 22, True)
    >>> read_words("a million and a half euros", 0)
    (Decimal('1500000.0'), 20, True)
    """
    if _VAGUE.match(flat, at):
        return None
    total, current, part, last = Decimal(0), Decimal(0), Decimal(0), 0
    end, has_magnitude = at, False
    for match in _words(flat, at):
        word = match[1].lower()
        if word in _LINKING:
            continue
        if word in _SMALL:
            current += _SMALL[word]
        elif word == "quarters":
            current, part = Decimal(0), part + current * _PARTS[word]
        elif word in _PARTS:
            part += _PARTS[word]
        else:
            last = _BIG[word]
            current = (current + part or Decimal(1)) * last
            part, has_magnitude = Decimal(0), True
            if word != "hundred":
                total, current = total + current, Decimal(0)
        end = match.end()
    number = total + current
    if part and has_magnitude:
        # "A million and a half": the half is of what came last.
        number, part = number + part * last, Decimal(0)
    return None if part or not number else (number, end, has_magnitude)


def _words(flat: str, at: int) -> Iterator[re.Match[str]]:
    """Yield the words from *at* on that can belong to a number."""
    for _ in range(_MAX_WORDS):
        match = _NEXT.match(flat, at)
        if match is None or match[1].lower() not in _NUMERIC:
            return
        yield match
        at = match.end()


_HAN = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_HAN_TEN = {"十": 10, "百": 100, "千": 1000}
HAN_BELOW = "[〇零一二三四五六七八九十百千两兩]{1,12}"
# "近亿元" (close to a hundred million) has no numeral before its magnitude.
HAN = re.compile(
    f"{HAN_BELOW}(?:[點点][〇零一二三四五六七八九]{{1,4}})?(?=[万萬亿億兆])"
    "|(?<=[近逾超破約约])(?=[亿億])"
)


def read_han(numeral: str) -> Decimal:
    """Return the number that a Chinese numeral below ten thousand writes; one where it is empty.

    >>> read_han("三十五"), read_han("一點二五")
    (Decimal('35'), Decimal('1.25'))
    """
    if not numeral:
        return Decimal(1)
    whole, _, decimals = numeral.replace("点", "點").partition("點")
    if decimals:
        figures = "".join(str(_HAN[char]) for char in decimals)
        return read_han(whole) + Decimal(f"0.{figures}")
    total = digit = 0
    for char in numeral:
        if char in _HAN:
            digit = _HAN[char]
        else:
            total, digit = total + (digit or 1) * _HAN_TEN[char], 0
    return Decimal(total + digit)
