"""When a story was told, whether it is news to us, and when it is looked at again.

Asks the store what it remembers and writes nothing; what `schedule` can work out is left to it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from newswatch import schedule, store
from newswatch.model import Article
from newswatch.store import Database

# What these words say will be the same at the next attempt: the candidate is not tried again.
FINAL = frozenset({"no_article", "not_html", "robots", "offsite", "refused", "invalid"})
# Of a stored story that could not be looked at: when it is tried again.
_SOONEST, _LATEST = timedelta(hours=1), timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What is the same for all results of one crawl. Durations in seconds."""

    source: str
    crawl_id: int
    time_zone: str = "UTC"
    interval_s: int = 300
    longest_s: int = 21600
    patience_s: int = 300
    confirm_removed_after_s: int = 600
    backfill_grace_s: int = 21600

    def of_crawl(self, crawl_id: int) -> Ground:
        """Return the same ground for the crawl of that number."""
        return replace(self, crawl_id=crawl_id)


def next_check(
    db: Database, ground: Ground, old: store.StoredArticle, word: str | None, now: datetime
) -> datetime | None:
    """Return when a stored story is looked at again after a look that gave no text."""
    if word == "gone":
        # What is known to be gone is looked at again when a channel lists it, not before.
        return None if old.removed_at else now + timedelta(seconds=ground.confirm_removed_after_s)
    if word and word not in FINAL:
        # A look that failed is no look: it is tried again soon, however old the story is, and
        # less and less often while it keeps failing.
        unseen = now - schedule.moment(old.last_seen_at)
        return now + min(max(unseen / 24, _SOONEST), _LATEST)
    return next_story_check(
        db, old, now, told_at=moment_of(old.published_at), edited_at=edited_at(db, old)
    )


def next_story_check(
    db: Database,
    old: store.StoredArticle | None,
    now: datetime,
    *,
    told_at: datetime | None,
    edited_at: datetime | None,
) -> datetime | None:
    """Return when a story that was served is looked at again, by what is stored of it, if it is."""
    announced = store.find_announcement(db, old.article_id) if old else None
    return schedule.next_check(
        now,
        told_at=told_at,
        edited_at=edited_at,
        # A page that flaps between two texts has been edited once, however often it does.
        edits=len({*texts_of(db, old)}) - 1 if old and old.version > 1 else 0,
        is_announced=announced is not None and announced.state == "live",
    )


def edited_at(db: Database, old: store.StoredArticle | None) -> datetime | None:
    """Return when *old* last got words that it never had before, or None for never.

    A text that stood there before is no edit: a page that flaps is not watched for ever.
    """
    if old is None or old.version <= 1:
        return None
    *before, now = texts_of(db, old)
    return None if now in before else moment_of(old.last_changed_at)


def texts_of(db: Database, old: store.StoredArticle) -> list[str]:
    """Return the fingerprints of all texts that an article has had, oldest first."""
    return [version.content_hash for version in store.list_versions(db, old.article_id)]


def is_backfill(
    db: Database, ground: Ground, article: Article, candidate: store.StoredCandidate | None
) -> bool:
    """Tell whether the story is old news to us: stored, to be flagged, not to be told.

    A story is, if the crawl that found it was the first look at its source or channel, or if it is
    dated before the look before that one, with some grace for outlets that date by the first draft.
    """
    if candidate is None:
        return _is_first_crawl(db, ground)
    if candidate.is_backfill:
        return True
    previous = moment_of(candidate.previous_look_at)
    # A bare date means all of that day: a story dated today is never one of yesterday. A time
    # without a zone may be the outlet's own or UTC: the later counts, lest news be taken for old.
    zones = (ground.time_zone, "UTC")
    stated = [instant_of(article.published, zone, latest=True) for zone in zones]
    told = [schedule.moment(instant) for instant in stated if instant]
    if previous is None or not told:
        return False
    return max(told) < previous - timedelta(seconds=ground.backfill_grace_s)


def _is_first_crawl(db: Database, ground: Ground) -> bool:
    """Tell whether no earlier crawl of the source has done its work.

    For stories that no channel named: those of spiders that are not ours.
    """
    crawls = store.last_crawls(db, source=ground.source, limit=50)
    return not any(
        crawl.finish_reason == "finished" for crawl in crawls if crawl.crawl_id != ground.crawl_id
    )


def moment_of(text: str | None) -> datetime | None:
    """Return the instant that the store's *text* names, or None where it holds none."""
    return schedule.moment(text) if text else None


def instant_of(stated: str | None, time_zone: str, *, latest: bool = False) -> str | None:
    """Return the UTC instant of a stated date; a bare date is the day's start, or its *latest*."""
    if not stated:
        return None
    try:
        moment = datetime.fromisoformat(stated)
        if latest and len(stated) == len("2026-11-22"):
            moment = moment.replace(hour=23, minute=59, second=59)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=ZoneInfo(time_zone))
        return schedule.stamp(moment.astimezone(UTC))
    except (OverflowError, ValueError):
        return None
