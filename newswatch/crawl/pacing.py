"""What one look at a channel teaches of its pace, and when it is looked at next.

Carries out what `rhythm` works out; reads no clock and fetches nothing.
"""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from newswatch import rhythm, schedule
from newswatch.crawl.timing import Ground, instant_of
from newswatch.model import FeedResult
from newswatch.store import Database, pace
from newswatch.store.pace import Asked

# A day: who asks to be left alone for longer has made a mistake.
_ASKED_MAX_S = 86400
# How long an answer may be kept says little of when the next story comes, and many hosts send a
# day with everything; but to ask within it may bring the same copy again.
_FRESH_MAX_S = 3600
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age=\"?(\d{1,9})", re.IGNORECASE)


def fresh_for(cache_control: str | None) -> int | None:
    """Return for how many seconds an answer counts as fresh (RFC 9111), an hour at most; or None.

    >>> fresh_for("public, max-age=600"), fresh_for("no-cache, max-age=600"), fresh_for(None)
    (600, None, None)
    """
    said = (cache_control or "")[:1000].lower()
    if "no-cache" in said or "no-store" in said:
        return None
    found = _MAX_AGE.search(said)
    return min(int(found[1]), _FRESH_MAX_S) or None if found else None


def plan_look(db: Database, ground: Ground, result: FeedResult, now: datetime) -> None:
    """Learn from an answered look that is stored, and plan the next one.

    Without an interval (``interval = "0s"``) nothing is planned: the channel is always due.
    """
    learnt = pace.load_pace(db, ground.source, result.channel.url)
    if learnt.feed_id is None:
        return
    zone = ZoneInfo(ground.time_zone)
    looked_at = schedule.moment(result.fetch.fetched_at)
    dates = [
        schedule.moment(stated) if (stated := instant_of(date, ground.time_zone)) else None
        for date in pace.fresh_dates(db, learnt.feed_id, result.fetch.fetched_at)
    ]
    if learnt.pace is None:
        known = rhythm.begin(looked_at, [date for date in dates if date], zone)
    else:
        known = rhythm.learn(learnt.pace, looked_at, dates, zone)
    asked = _asked(learnt.asked, result)
    a_day = rhythm.per_day(known, looked_at, zone)
    pace.save_pace(db, learnt.feed_id, learnt.pace, known, asked, a_day=a_day)
    if ground.interval_s:
        when = rhythm.next_look(known, now, _wish(ground, asked), zone)
        pace.plan(db, learnt.feed_id, schedule.stamp(when))


def _asked(before: Asked, result: FeedResult) -> Asked:
    """Return what the channel asks for: an answer without a body (304) takes nothing back."""
    if result.entries is None:
        return before
    return Asked(
        asked_s=result.min_interval_s,
        skip_hours=frozenset(result.skip_hours),
        skip_days=frozenset(result.skip_days),
    )


def _wish(ground: Ground, asked: Asked) -> rhythm.Wish:
    return rhythm.Wish(
        patience_s=ground.patience_s,
        shortest_s=max(ground.interval_s, min(asked.asked_s or 0, _ASKED_MAX_S)),
        longest_s=ground.longest_s,
        skip_hours=asked.skip_hours,
        skip_days=asked.skip_days,
    )
