"""One number of the text with what stands around it: currency before or after, magnitude.

Looks at a bounded stretch on each side, so that the whole is linear. Links nothing (see `links`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from newswatch.money import magnitudes, numbers
from newswatch.money.after import currency_after, is_native, magnitude_after
from newswatch.money.before import currency_before

# Currencies whose home groups by points: "Rp 500.000" is half a million.
_CONTINENTAL = frozenset(
    [
        "IDR",
        "VND",
        "EUR",
        "BRL",
        "CLP",
        "ARS",
        "COP",
        "kr",
        "krone",
        "DKK",
        "NOK",
        "SEK",
        "ISK",
        "TRY",
        "CHF",
        "RUB",
    ]
)
# "P180" may be a page, "P1,800" is money; so for all letters that mean other things as often.
_SHY_FROM = 1000
_MAX_CHAIN = 3
# What goes on with an East Asian number: "4000万", "5천만", "二千萬", "4千".
_SMALLER = re.compile(
    rf"(?:(?<=[만억조]) )?(?P<number>[0-9]{{1,4}}(?:,[0-9]{{3}})?|{numbers.HAN_BELOW})"
    r"(?P<small>[百백千천])?(?P<big>[万萬만亿億억])?"
)


@dataclass(frozen=True, slots=True)
class Scanned:
    """A number in the text; it is money where ``key`` (ISO code or key of settle.BARE) is set."""

    start: int
    end: int
    number: Decimal
    factor: int
    key: str | None

    @property
    def value(self) -> int:
        """Whole units, rounded half up."""
        return int((self.number * self.factor).to_integral_value(ROUND_HALF_UP))


def scan_figures(flat: str, match: re.Match[str]) -> Scanned | None:
    """Read the number in figures at *match* with its surroundings; None where it is no number."""
    start, end = match.span()
    before = currency_before(flat, start)
    key = before.key if before else None
    factor, after = magnitude_after(flat, end, key)
    has_magnitude = factor > 1
    native = is_native(flat, end, after)
    number = numbers.read_figures(
        match[0],
        continental=native or key in _CONTINENTAL,
        has_magnitude=has_magnitude and not native,
    )
    if number is None:
        return None
    if flat[after - 1] in magnitudes.EASTERN:
        number, factor, after = _chain(flat, after, number * factor, factor)
    if before and before.is_shy and not has_magnitude and number < _SHY_FROM:
        before = key = None
    first = before.start if before else start
    return _finish(flat, Scanned(first, after, number, factor, key))


def scan_words(flat: str, at: int) -> Scanned | None:
    """Read a number in English words at *at*; money only with a currency after it."""
    read = numbers.read_words(flat, at)
    if read is None:
        return None
    number, end, has_magnitude = read
    suffix = currency_after(flat, end, has_magnitude=has_magnitude)
    return Scanned(at, suffix[0], number, 1, suffix[1]) if suffix else None


def scan_han(flat: str, match: re.Match[str]) -> Scanned:
    """Read a Chinese numeral with a magnitude ("五十億港元") at *match*."""
    start, end = match.span()
    before = currency_before(flat, start)
    key = before.key if before else None
    factor, after = magnitude_after(flat, end, key)
    number, factor, after = _chain(flat, after, numbers.read_han(match[0]) * factor, factor)
    first = before.start if before else start
    return _finish(flat, Scanned(first, after, number, factor, key))


def _chain(flat: str, end: int, total: Decimal, factor: int) -> tuple[Decimal, int, int]:
    """Add the smaller parts that follow a magnitude ("5億4000万円", "一億二千萬元").

    Returns (number, factor that is left to apply, end); each part is less than the one before.
    """
    for _ in range(_MAX_CHAIN):
        match = _SMALLER.match(flat, end)
        part = _part(match) if match else Decimal(0)
        if match is None or not 0 < part < factor:
            break
        total += part
        factor = magnitudes.EASTERN.get(match["big"] or match["small"] or "", 1)
        end = match.end()
    return total, 1, end


def _part(match: re.Match[str]) -> Decimal:
    """Return what one part is worth; zero where no magnitude tells it from a figure of its own."""
    written = match["number"].replace(",", "")
    has_figures = written[0].isdigit()
    if not match["big"] and not (match["small"] if has_figures else len(written) > 1):
        return Decimal(0)
    number = Decimal(written) if has_figures else numbers.read_han(written)
    for sign in (match["small"], match["big"]):
        number *= magnitudes.EASTERN[sign] if sign else 1
    return number


def _finish(flat: str, scanned: Scanned) -> Scanned:
    """Add the currency after the number, or let it name the country of a bare one before."""
    end, factor, key = scanned.end, scanned.factor, scanned.key
    has_magnitude = factor > 1 or flat[end - 1] in magnitudes.EASTERN
    suffix = currency_after(flat, end, has_magnitude=has_magnitude)
    if suffix is None:
        return scanned
    after, name = suffix
    if key is None or name in {key, "元"} or (key == "$" and name.endswith("D")):
        return replace(scanned, end=after, key=name if key in {None, "$"} else key)
    return scanned
