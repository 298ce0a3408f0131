"""Money by week: the figures of the chart, by kind, currency or country.

Counts each event once, by the telling that was first, in US dollars of its day.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from newswatch.query.web import wording
from newswatch.query.web.drawing import Bars, bars
from newswatch.query.web.ledger import Entry

WEEKS = 26
_FEWEST = 8  # of a young file: one bar alone says nothing of a rhythm
_MOST_SERIES = 7


def by_type(entries: Iterable[Entry], weeks: int = WEEKS) -> Bars:
    """Return the chart of money per week by kind of funding."""
    return _chart(list(entries), lambda entry: entry.type, wording.TYPES, weeks)


def by_currency(entries: Iterable[Entry], weeks: int = WEEKS) -> Bars:
    """Return the chart of money per week by the currency it was announced in."""
    chosen = list(entries)
    return _chart(chosen, lambda entry: entry.currency, _leading(chosen, "currency"), weeks)


def by_country(entries: Iterable[Entry], weeks: int = WEEKS) -> Bars:
    """Return the chart of money per week by the country of the outlet that told it."""
    chosen = list(entries)
    return _chart(chosen, lambda entry: entry.country or "?", _leading(chosen, "country"), weeks)


def _leading(entries: list[Entry], name: str) -> dict[str, str]:
    """Return the series that carry most money, and "other" for the rest."""
    sums: Counter[str] = Counter()
    for entry in entries:
        sums[getattr(entry, name) or "?"] += entry.usd or 0
    ranked = [key for key, total in sums.most_common() if total]
    words = wording.COUNTRIES if name == "country" else {}
    leading = {key: words.get(key, key) for key in ranked[: _MOST_SERIES - 1]}
    return {**leading, "other": "Other"} if len(ranked) >= _MOST_SERIES else leading


def _chart(
    entries: list[Entry], key: Callable[[Entry], str], names: Mapping[str, str], weeks: int
) -> Bars:
    last = _monday(entries[0].announced_at) if entries else date(2000, 1, 3)
    if entries:
        age = (last - _monday(entries[-1].announced_at)).days // 7 + 1
        weeks = min(weeks, max(age, _FEWEST))
    first = last - timedelta(weeks=weeks - 1)
    sums: dict[date, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        week = _monday(entry.announced_at)
        if first <= week <= last:
            series = key(entry)
            sums[week][series if series in names else "other"] += entry.usd or 0
    columns = [
        (wording.week_text(week), sums[week])
        for week in (first + timedelta(weeks=n) for n in range(weeks))
    ]
    return bars(columns, names, wording.usd_text, scale=wording.usd_text, labels=4)


def _monday(at: str) -> date:
    day = date.fromisoformat(at[:10])
    return day - timedelta(days=day.weekday())
