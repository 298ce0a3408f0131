"""The front page: what is new, how much money moved, who watches for it and how well.

A browser remembers what it has seen in a cookie: the number of the last change at the visit before
this one. Reloading within half an hour is the same visit.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import takewhile
from typing import Any

from newswatch.query.web import wording
from newswatch.query.web.asked import Asked, Page
from newswatch.query.web.ledger import Entry, Ledger
from newswatch.query.web.pages import weeks
from newswatch.query.web.pages.deals import deals
from newswatch.query.web.pages.health import health
from newswatch.query.web.reader import Reader
from newswatch.query.web.site import Site

COOKIE = "newswatch_seen"
_SEEN = re.compile(r"([0-9]{1,15})\.([0-9]{1,15})\.([0-9]{1,12})\.([0-9]{1,12})")
_VISIT_S = 1800
_SHOWN, _BIGGEST, _BIGGEST_DAYS = 6, 5, 90
_COUNTED = 1000

_NEW_STORIES = "SELECT count(*) FROM (SELECT 1 FROM articles WHERE change_seq > ? LIMIT 1000)"
_LAST = """
SELECT max(finished_at) AS at, (SELECT max(id) FROM articles) AS stories FROM crawls
WHERE id > (SELECT max(id) FROM crawls) - 100
"""


def page(reader: Reader, asked: Asked, site: Site) -> Page:
    """Return the front page."""
    ledger = site.ledgers.get(reader)
    before, since, cookie = _visit(asked, ledger.change_seq)
    fresh = _fresh(ledger, before)
    events = ledger.events()
    return Page(
        template="front.html",
        shows={
            "last": reader.one(_LAST),
            "fresh": deals(reader, fresh[:_SHOWN]),
            "fresh_count": len(fresh),
            "fresh_more": asked.href("/new", since=before or 0),
            "stories_new": None if before is None else reader.value(_NEW_STORIES, (before,)),
            "counted": _COUNTED,
            "since": since,
            "is_first_visit": before is None,
            "permanent": asked.href("/new", since=ledger.change_seq),
            "weekly": ledger.kept("weekly", lambda: weeks.by_type(events)),
            "biggest": deals(reader, ledger.kept("biggest", lambda: _biggest(events))),
            "biggest_days": _BIGGEST_DAYS,
            "events": len(events),
            "week": _week(events, asked.now),
            **health(reader),
        },
        cookies={COOKIE: cookie},
    )


def _visit(asked: Asked, seq: int) -> tuple[int | None, str, str]:
    """Return what was seen before this visit, when that was, and the cookie that remembers it."""
    now = int(asked.now)
    found = _SEEN.fullmatch(asked.cookies.get(COOKIE, ""))
    if not found:
        return None, "", f"0.{seq}.0.{now}"
    before, last, before_at, last_at = (int(part) for part in found.groups())
    if now - last_at > _VISIT_S:
        before, before_at = last, last_at
    if not before_at:
        return None, "", f"0.{last}.0.{last_at}"
    return before, wording.clock_text(before_at), f"{before}.{seq}.{before_at}.{now}"


def _fresh(ledger: Ledger, before: int | None) -> list[Entry]:
    """Return what is new to this browser; to a new one, the newest."""
    if before is None:
        return ledger.events()[:_SHOWN]
    return [entry for entry in ledger.entries if entry.change_seq > before]


def _biggest(events: list[Entry]) -> list[Entry]:
    """Return the events of the last months of which the sum is greatest."""
    if not events:
        return []
    recent = [e for e in events if _days_before(events[0], e) <= _BIGGEST_DAYS and e.usd]
    return sorted(recent, key=lambda entry: -(entry.usd or 0))[:_BIGGEST]


def _week(events: list[Entry], now: float) -> dict[str, int]:
    """Return how many events were told in the seven days before *now*, and their sum in dollars."""
    since = datetime.fromtimestamp(max(now - 7 * 86400, 0), UTC).isoformat()
    told = list(takewhile(lambda entry: entry.announced_at >= since, events))
    return {"deals": len(told), "usd": sum(entry.usd or 0 for entry in told)}


def _days_before(newest: Entry, entry: Entry) -> float:
    return (wording.between(entry.announced_at, newest.announced_at) or 0) / 86400


def new(reader: Reader, asked: Asked, site: Site) -> Page:
    """Return the page of all that changed since a number: an address that can be kept."""
    ledger = site.ledgers.get(reader)
    since = asked.number("since") or 0
    fresh = [entry for entry in ledger.entries if entry.change_seq > since]
    stories = reader.rows(_CHANGED, {"since": since})
    return Page(
        template="new.html",
        shows={
            "since": since,
            "fresh": deals(reader, fresh[:50]),
            "fresh_count": len(fresh),
            "stories": [_story(row) for row in stories[:50]],
            "more": len(stories) > 50,  # noqa: PLR2004 - as in the line above
            "next": asked.href("/new", since=ledger.change_seq),
            "change_seq": ledger.change_seq,
        },
    )


_CHANGED = """
SELECT a.id, a.headline, a.language, a.published_at, a.version, a.removed_at, a.kind,
    s.title AS outlet
FROM articles AS a JOIN sources AS s ON s.id = a.source_id
WHERE a.change_seq > :since ORDER BY a.change_seq DESC LIMIT 51
"""


def _story(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "kind_name": wording.KINDS.get(row["kind"], row["kind"])}
