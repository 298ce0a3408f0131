"""What is measured of a source, for its health to be judged: counts over its newest rows.

Judges nothing. Every measure reads a bounded number of rows, however large the file has grown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from zoneinfo import ZoneInfo

from sqlite_utils import Database

from newswatch.health import FailedChannel, Measures
from newswatch.rhythm import expected
from newswatch.store.pace import load_pace
from newswatch.store.transactions import Row, one, reads, rows, value

# How many finds tell the gaps of a source, how many stories are the latest, and with how many
# before them they are compared.
_FINDS, _LATEST, _BEFORE = 300, 20, 100
_GAPS_OF = timedelta(weeks=8)
_NO_STORY = frozenset({"no_article", "not_html", "empty", "invalid"})
_STORIES = """
SELECT a.published, a.first_seen_at, a.is_backfill, length(a.body) AS body,
    a.published IS NOT NULL AS dated, a.section IS NOT NULL AS section,
    a.image IS NOT NULL AS image,
    EXISTS (SELECT 1 FROM article_authors AS w WHERE w.article_id = a.id) AS authors,
    (SELECT e.published FROM feed_entries AS e JOIN feeds AS f ON f.id = e.feed_id
        WHERE f.source_id = a.source_id AND e.url = a.canonical_url LIMIT 1) AS listed
FROM articles AS a WHERE a.source_id = ? ORDER BY a.id DESC LIMIT ?
"""


@reads
def measure(db: Database, source: str, now: datetime) -> Measures:
    """Return what is known of *source* at *now*."""
    row = one(
        db,
        "SELECT id, failures, failure, failed_at, last_success_at, last_new_at, time_zone,"
        " first_crawled_at FROM sources WHERE name = ?",
        (source,),
    )
    if row is None:
        return Measures()
    known = Measures(
        failures=row["failures"],
        failure=row["failure"],
        failing_since=_moment(row["failed_at"]),
        failed_channels=_failed_channels(db, row["id"]),
        last_success=_moment(row["last_success_at"]),
        last_new=_moment(row["last_new_at"]),
    )
    return _with_stories(db, row, _with_pages(db, row, _with_pace(db, source, row, known, now)))


def _failed_channels(db: Database, source_id: int) -> tuple[FailedChannel, ...]:
    # What was tried in the place of another and is dead was a guess, or rests: it fails nobody.
    found = rows(
        db,
        "SELECT url, failure AS word, links_selector AS selector, failures FROM feeds"
        " WHERE source_id = ? AND is_declared = 1"
        " AND failures > 0 AND failure IS NOT NULL"
        " AND NOT (is_fallback = 1 AND dead_at IS NOT NULL) ORDER BY id LIMIT 20",
        (source_id,),
    )
    return tuple(FailedChannel(**row) for row in found)


def _with_pace(db: Database, source: str, row: Row, known: Measures, now: datetime) -> Measures:
    """Add what is usual since the last new story, by the channel that brings most, and gaps."""
    busiest = one(
        db,
        "SELECT f.url FROM feed_paces AS p JOIN feeds AS f ON f.id = p.feed_id"
        " WHERE f.source_id = ? AND f.is_declared = 1 ORDER BY p.stories_a_day DESC LIMIT 1",
        (row["id"],),
    )
    pace = load_pace(db, source, busiest["url"]).pace if busiest else None
    if pace is None or known.last_new is None:
        return known
    zone = ZoneInfo(row["time_zone"] or "UTC")
    since = (now - _GAPS_OF).isoformat()
    finds = [
        datetime.fromisoformat(found["discovered_at"])
        for found in rows(
            db,
            "SELECT DISTINCT discovered_at FROM (SELECT discovered_at FROM candidates"
            " WHERE source_id = ? ORDER BY id DESC LIMIT ?) WHERE discovered_at > ?"
            " ORDER BY discovered_at",
            (row["id"], _FINDS, since),
        )
    ]
    anew = value(
        db,
        "SELECT count(*) FROM (SELECT * FROM fetches WHERE source_id = ? ORDER BY id DESC LIMIT 50)"
        " WHERE kind = 'feed' AND status = 200 AND failure IS NULL AND fetched_at > ?",
        (row["id"], row["last_new_at"]),
    )
    return replace(
        known,
        known_since=max(pace.began_at, _moment(row["first_crawled_at"]) or pace.began_at),
        usual_since_new=expected(pace, known.last_new, now, zone),
        finds=len(finds),
        longest_gap=max((b - a for a, b in pairwise(finds)), default=None),
        answered_anew=int(anew),
    )


def _with_pages(db: Database, row: Row, known: Measures) -> Measures:
    """Add how many of the latest pages that were read for the first time gave no story."""
    ended = rows(
        db,
        "SELECT state, reason FROM candidates WHERE source_id = ? AND (state <> 'open'"
        " OR attempts > 0) ORDER BY id DESC LIMIT ?",
        (row["id"], _LATEST + _BEFORE),
    )
    gave_none = [page["state"] != "done" and page["reason"] in _NO_STORY for page in ended]
    latest, before = gave_none[:_LATEST], gave_none[_LATEST:]
    return replace(
        known,
        pages=len(latest),
        no_story=sum(latest),
        no_story_before=sum(before) / len(before) if before else 0.0,
    )


def _with_stories(db: Database, row: Row, known: Measures) -> Measures:
    """Add what the latest stories have, beside those before them."""
    found = rows(db, _STORIES, (row["id"], _LATEST + _BEFORE))
    latest, before = found[:_LATEST], found[_LATEST:]
    return replace(
        known,
        stories=len(latest),
        stories_before=len(before),
        fields=tuple(_coverage(latest, before)),
        body=median([story["body"] for story in latest] or [0]),
        body_before=median([story["body"] for story in before] or [0]),
        same_day=sum(_is_dated_by_us(story) for story in latest),
    )


def _coverage(latest: list[Row], before: list[Row]) -> Iterator[tuple[str, float, float]]:
    for name in ("authors", "dated", "section", "image"):
        now, then = (
            sum(story[name] for story in part) / max(len(part), 1) for part in (latest, before)
        )
        yield name.replace("dated", "date"), now, then


def _is_dated_by_us(story: Row) -> bool:
    """Tell whether a story is dated by the day it was read, and its channel says another day.

    Of what the first look brought nearly nothing is of that very day.
    """
    day, read = (story["published"] or "")[:10], story["first_seen_at"][:10]
    listed = (story["listed"] or "")[:10]
    return bool(day == read and (listed != day if listed else story["is_backfill"]))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
