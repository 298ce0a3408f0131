"""Sources: how each is doing, its channels, and when it publishes.

Shows what the crawls wrote down; asks no publisher.
"""

from __future__ import annotations

from typing import Any

from newswatch.query.web import wording
from newswatch.query.web.asked import Asked, Page
from newswatch.query.web.pages.health import health, rhythm
from newswatch.query.web.pages.missing import missing
from newswatch.query.web.reader import Reader
from newswatch.query.web.site import Site

_FEEDS = """
SELECT id, url, kind, last_success_at, last_fetched_at, next_fetch_at, failures, failure
FROM feeds WHERE source_id = ? AND is_declared = 1 ORDER BY id LIMIT 100
"""
_HABITS = """
SELECT stories_a_day, next_look_at, with_authors, with_date, body_length, body_length_before
FROM source_health WHERE source = ?
"""
_CRAWLS = """
SELECT id, started_at, finished_at, finish_reason, found, new, modified, removed, failed
FROM crawls WHERE source_id = ? ORDER BY id DESC LIMIT 20
"""
_FAILURES = """
SELECT f.url, f.failure, f.detail, f.fetched_at, f.kind FROM fetches AS f
WHERE f.source_id = ? AND f.id > (SELECT max(id) FROM fetches) - 5000 AND f.failure IS NOT NULL
ORDER BY f.id DESC LIMIT 10
"""


def page(reader: Reader, _asked: Asked, site: Site) -> Page:
    """Return the page of all sources."""
    found = health(reader)
    numbers = [row["id"] for row in found["sources"]]
    heat = site.ledgers.get(reader).kept("rhythm", lambda: rhythm(reader, numbers))
    return Page(template="sources.html", shows={**found, "heat": heat})


def one(reader: Reader, asked: Asked, site: Site) -> Page:
    """Return the page of one source, by its name."""
    rows = health(reader)["sources"]
    found = next((row for row in rows if row["source"] == asked.names.get("name")), None)
    if found is None:
        return missing("There is no source of this name.")
    number = found["id"]
    entries = [e for e in site.ledgers.get(reader).live() if e.source == found["source"]]
    return Page(
        template="source.html",
        shows={
            "source": found,
            "home": wording.link_of(found["home"]),
            "feeds": reader.rows(_FEEDS, (number,)),
            "crawls": [_crawl(row) for row in reader.rows(_CRAWLS, (number,))],
            "failures": reader.rows(_FAILURES, (number,)),
            "heat": rhythm(reader, [number]),
            "announcements": len(entries),
            "habits": reader.one(_HABITS, (found["source"],)),
        },
    )


def _crawl(row: dict[str, Any]) -> dict[str, Any]:
    took = wording.between(row["started_at"], row["finished_at"])
    return {**row, "took": "" if took is None else wording.span_text(took)}
