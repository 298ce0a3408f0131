"""The list of announcements: narrowed by facets, the newest or the greatest first.

Goes on from a row, never from a count of rows, so that page 400 costs what page 1 costs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from newswatch.query.web import wording
from newswatch.query.web.asked import Asked, Facet, Page, facet
from newswatch.query.web.ledger import Entry, Ledger
from newswatch.query.web.pages.deals import deals
from newswatch.query.web.reader import Reader
from newswatch.query.web.site import Site

PAGE = 25
_BANDS = (
    ("100m", 100_000_000, "US$100m and more"),
    ("10m", 10_000_000, "US$10m to 100m"),
    ("1m", 1_000_000, "US$1m to 10m"),
    ("less", 0, "less than US$1m"),
)
_BAND_NAMES = {**{key: label for key, _, label in _BANDS}, "none": "no sum named"}

# By value in place of by count: the order in which facets with an order of their own are listed.
_ORDERS: Mapping[str, Callable[[str], str | int]] = {
    "month": lambda month: -int(month.replace("-", "")),
    "size": [*_BAND_NAMES].index,
}


def _band(entry: Entry) -> str:
    if entry.usd is None:
        return "none"
    return next(key for key, least, _ in _BANDS if (entry.usd or 0) >= least)


_FACETS: Mapping[str, tuple[str, Callable[[Entry], str]]] = {
    "type": ("Kind", lambda entry: entry.type),
    "size": ("Sum", _band),
    "country": ("Country of the outlet", lambda entry: entry.country),
    "currency": ("Currency", lambda entry: entry.currency),
    "source": ("Outlet", lambda entry: entry.source),
    "month": ("Month", lambda entry: entry.announced_at[:7]),
}


def page(reader: Reader, asked: Asked, site: Site) -> Page:
    """Return one page of the list."""
    ledger = site.ledgers.get(reader)
    chosen = {name: asked.text(name) for name in _FACETS if asked.text(name)}
    entries, counts = _narrowed(*_base(ledger, asked), chosen)
    is_by_sum = asked.choice("sort", ("sum",)) == "sum"
    if is_by_sum:
        entries.sort(key=lambda entry: (-(entry.usd or 0), -entry.id))
    start = _start(entries, asked, is_by_sum=is_by_sum)
    shown = entries[start : start + PAGE]
    follows = start + PAGE < len(entries)
    return Page(
        template="announcements.html",
        shows={
            "deals": deals(reader, shown),
            "count": len(entries),
            "total": sum(entry.usd or 0 for entry in entries),
            "facets": _facets(reader, asked, counts),
            "is_withdrawn": bool(asked.choice("state", ("withdrawn",))),
            "is_by_sum": is_by_sum,
            "by_day": asked.with_(sort=""),
            "by_sum": asked.with_(sort="sum"),
            "next": asked.with_(after=_cursor(shown[-1], is_by_sum=is_by_sum)) if follows else "",
            "first": asked.with_() if start else "",
            "chosen": bool(chosen),
            "all": asked.href("/announcements"),
            "withdrawn": asked.with_(state="withdrawn"),
        },
    )


_Valued = tuple[Entry, tuple[str, ...]]


def _base(ledger: Ledger, asked: Asked) -> tuple[list[_Valued], frozenset[int]]:
    """Return what the list is of with its values, and the numbers of those that stand in it.

    Of an event the first telling stands for all, but of one outlet all that it told is listed.
    """
    if asked.choice("state", ("withdrawn",)):
        gone = [entry for entry in ledger.entries if not entry.is_live]
        return _valued(gone), frozenset(entry.id for entry in gone)
    valued = ledger.kept("valued", lambda: _valued(ledger.live()))
    if asked.text("source"):
        return valued, frozenset(entry.id for entry, _ in valued)
    listed = ledger.kept("listed", lambda: frozenset(entry.id for entry in ledger.events()))
    return valued, listed


def _valued(entries: list[Entry]) -> list[_Valued]:
    keys = [key for _, key in _FACETS.values()]
    return [(entry, tuple(key(entry) for key in keys)) for entry in entries]


def _narrowed(
    base: list[_Valued], listed: frozenset[int], chosen: Mapping[str, str]
) -> tuple[list[Entry], dict[str, Counter[str]]]:
    """Return the entries that are *chosen*, and per facet how many each other choice would give."""
    names = [*_FACETS]
    wanted = [(names.index(name), value) for name, value in chosen.items()]
    # To choose an outlet is to see all that it told, also what others told before.
    outlet = names.index("source")
    kept: list[Entry] = []
    found: list[list[str]] = [[] for _ in names]
    for entry, values in base:
        failed = [place for place, value in wanted if values[place] != value]
        if len(failed) > 1:
            continue
        is_listed = entry.id in listed
        if is_listed and not failed:
            kept.append(entry)
        for place in failed or range(len(names)):
            if is_listed or place == outlet:
                found[place].append(values[place])
    return kept, {name: Counter(values) for name, values in zip(names, found, strict=True)}


def _facets(reader: Reader, asked: Asked, counts: Mapping[str, Counter[str]]) -> list[Facet]:
    titles = {r["name"]: r["title"] for r in reader.rows("SELECT name, title FROM sources")}
    labels: dict[str, Mapping[str, str]] = {
        "type": wording.TYPES,
        "size": _BAND_NAMES,
        "source": titles,
        "country": wording.COUNTRIES,
        "month": {month: wording.month_text(month) for month in counts["month"]},
    }
    return [
        facet(
            asked,
            name=name,
            label=label,
            counts={value: n for value, n in counts[name].items() if value},
            labels=labels.get(name),
            order=_ORDERS.get(name),
        )
        for name, (label, _) in _FACETS.items()
    ]


def _cursor(entry: Entry, *, is_by_sum: bool) -> str:
    return f"{entry.usd or 0}_{entry.id}" if is_by_sum else f"{entry.announced_at}_{entry.id}"


def _start(entries: list[Entry], asked: Asked, *, is_by_sum: bool) -> int:
    """Return the place of the first row after the cursor, also where that row is gone."""
    cursor = asked.cursor()
    if cursor is None:
        return 0
    first, number = cursor
    if is_by_sum:
        least = int(first) if first.isdigit() else 0
        return sum(1 for entry in entries if (entry.usd or 0, entry.id) >= (least, number))
    return sum(1 for entry in entries if (entry.announced_at, entry.id) >= (first, number))
