"""Find every sum of money in a text, in order.

One pass over the numbers, each looking at a bounded stretch around it: time grows with the length
of the text and with nothing else (bench/money.py measures it). Percentages, dates, counts and phone
numbers carry no currency and so are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from newswatch.money import links, numbers, settle
from newswatch.money.noun import Money
from newswatch.money.scan import Scanned, scan_figures, scan_han, scan_words

# What SQLite's INTEGER holds; more is no sum of money.
LARGEST = 2**63 - 1
_SEVERAL = frozenset("数數几幾수")
_ANCHOR = re.compile(
    f"(?P<figures>{numbers.FIGURES.pattern})|(?P<han>{numbers.HAN.pattern})"
    f"|(?P<words>{numbers.NUMBER_WORD.pattern})",
    re.IGNORECASE,
)


def find_amounts(text: str) -> list[Money]:
    """Return the sums of money in *text*, in order, as written.

    A sum is a number with a currency; the number of a range may borrow it from the other end.

    >>> [(m.text, m.currency, m.value) for m in find_amounts("pledges HK$5bn over five years")]
    [('HK$5bn', 'HKD', 5000000000)]
    >>> [m.value for m in find_amounts("between 1 and 2 million dollars")]
    [1000000, 2000000]
    """
    flat = numbers.flatten(text)
    found: list[Money] = []
    last: Scanned | None = None
    for scanned in _numbers(flat):
        pair = links.as_range(flat, last, scanned) if last else None
        if pair and last:
            if found and found[-1].start == last.start:
                found.pop()
            found.append(_money(text, flat, pair[0], bound="low"))
            found.append(_money(text, flat, pair[1], bound="high"))
            last = pair[1]
            continue
        if scanned.key and scanned.value <= LARGEST and not _is_vague(flat, scanned.start):
            money = _money(text, flat, scanned)
            if last and last.key and found and links.is_twin(flat, last, scanned):
                money = replace(money, twin_of=_first_of(found[-1]))
            found.append(money)
        last = scanned
    return found


def _is_vague(flat: str, start: int) -> bool:
    """Tell "several ten millions" (数千万元, 수십억 원) from a sum."""
    return flat[start - 1 : start] in _SEVERAL if start else False


def _first_of(money: Money) -> int:
    """Return where the sum that *money* restates begins, or its own start."""
    return money.start if money.twin_of is None else money.twin_of


def _numbers(flat: str) -> Iterator[Scanned]:
    """Yield each number with its surroundings, none inside another."""
    end = 0
    for match in _ANCHOR.finditer(flat):
        if match.start() < end:
            continue
        scanned: Scanned | None
        if match["figures"] is not None:
            scanned = scan_figures(flat, match)
        elif match["han"] is not None:
            scanned = scan_han(flat, match)
        else:
            scanned = scan_words(flat, match.start())
        if scanned:
            end = scanned.end
            yield scanned


def _money(text: str, flat: str, scanned: Scanned, *, bound: str | None = None) -> Money:
    """Return the finished noun for *scanned*, which has a key."""
    key = scanned.key or "$"
    is_bare = key in settle.BARE
    return Money(
        text=text[scanned.start : scanned.end],
        currency=None if is_bare else key,
        value=scanned.value,
        start=scanned.start,
        end=scanned.end,
        unit=key if is_bare else None,
        hedge=links.hedge_before(flat, scanned.start),
        per=links.per_after(flat, scanned.end),
        bound=bound,
    )
