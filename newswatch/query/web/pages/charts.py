"""The charts: money by week in three ways, how soon stories are seen, when outlets publish.

Each has its figures as a table beside it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import median
from typing import Any

from newswatch.query.web import wording
from newswatch.query.web.asked import Asked, Page
from newswatch.query.web.drawing import Bars, bars
from newswatch.query.web.ledger import Entry, Ledger
from newswatch.query.web.pages import weeks
from newswatch.query.web.pages.health import rhythm
from newswatch.query.web.reader import Reader
from newswatch.query.web.site import Site

_SAMPLE = 1000
_SEEN = """
SELECT a.id, a.published_at, a.first_seen_at, s.title AS outlet
FROM articles AS a JOIN sources AS s ON s.id = a.source_id WHERE a.id IN ({})
"""
_STEPS = (
    (900, "15 min"),
    (3600, "1 h"),
    (3 * 3600, "3 h"),
    (6 * 3600, "6 h"),
    (24 * 3600, "1 day"),
    (float("inf"), "longer"),
)


def page(reader: Reader, asked: Asked, site: Site) -> Page:
    """Return the page of all charts."""
    ledger = site.ledgers.get(reader)
    span = 52 if asked.choice("weeks", ("52",)) else weeks.WEEKS
    chart, outlets, sample = ledger.kept("delay", lambda: _delay(reader, ledger))
    sources = [number for (number,) in reader.tuples("SELECT id FROM sources")]
    return Page(
        template="charts.html",
        shows={
            "span": span,
            **ledger.kept(f"weeks {span}", lambda: _money(ledger.events(), span)),
            "delay": chart,
            "outlets": outlets,
            "sample": sample,
            "heat": ledger.kept("rhythm", lambda: rhythm(reader, sources)),
            "shorter": asked.href("/charts"),
            "longer": asked.href("/charts", weeks=52),
        },
    )


def _money(events: list[Entry], span: int) -> dict[str, Bars]:
    return {
        "by_type": weeks.by_type(events, span),
        "by_currency": weeks.by_currency(events, span),
        "by_country": weeks.by_country(events, span),
    }


def _delay(reader: Reader, ledger: Ledger) -> tuple[Bars, list[dict[str, Any]], int]:
    """Return how long it took from publication until we had read the story."""
    fresh = [entry.article_id for entry in ledger.live() if not entry.is_backfill][:_SAMPLE]
    steps: Counter[str] = Counter()
    by_outlet: dict[str, list[float]] = defaultdict(list)
    for row in reader.by_id(_SEEN, fresh).values():
        took = wording.between(row["published_at"], row["first_seen_at"])
        if took is not None:
            steps[next(label for limit, label in _STEPS if took <= limit)] += 1
            by_outlet[row["outlet"]].append(max(took, 0.0))
    chart = bars(
        [(label, {"stories": steps[label]}) for _, label in _STEPS],
        {"stories": "Announcements"},
        str,
        labels=len(_STEPS),
    )
    outlets = [
        {"outlet": outlet, "stories": len(took), "median": wording.span_text(median(took))}
        for outlet, took in sorted(by_outlet.items(), key=lambda item: median(item[1]))
    ]
    return chart, outlets, sum(steps.values())
