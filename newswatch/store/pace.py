"""What has been learnt of each channel's pace, kept between looks.

Works out nothing: `rhythm` does.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlite_utils import Database

from newswatch.rhythm import CELLS, HOURS, SLOTS, Pace
from newswatch.store.transactions import one, reads, rows, run, value, writes


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a channel asks of those who poll it: seconds between looks, hours and days to skip."""

    asked_s: int | None = None
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """A channel's row, its pace (None before the first answered look), and what it asks."""

    feed_id: int | None = None
    pace: Pace | None = None
    asked: Asked = field(default_factory=Asked)


@reads
def load_pace(db: Database, source: str, url: str) -> Learnt:
    """Return what has been learnt of the channel *url* of *source*."""
    row = one(
        db,
        "SELECT f.id AS number, p.* FROM feeds AS f JOIN sources AS s ON s.id = f.source_id"
        " LEFT JOIN feed_paces AS p ON p.feed_id = f.id WHERE s.name = ? AND f.url = ?",
        (source, url),
    )
    if row is None or row["began_at"] is None:
        return Learnt(feed_id=row["number"] if row else None)
    hours = [0.0] * CELLS
    for cell in rows(
        db, "SELECT weekday, hour, stories FROM feed_hours WHERE feed_id = ?", (row["number"],)
    ):
        hours[cell["weekday"] * HOURS + cell["hour"]] = cell["stories"]
    slots = [float(count) for count in json.loads(row["slots"])][:SLOTS]
    pace = Pace(
        began_at=_moment(row["began_at"]),
        learnt_at=_moment(row["learnt_at"]),
        looked_at=_moment(row["looked_at"]) if row["looked_at"] else None,
        found_at=_moment(row["found_at"]) if row["found_at"] else None,
        hours=tuple(hours),
        slots=tuple(slots + [0.0] * (SLOTS - len(slots))),
        follow_found=row["follow_found"],
        follow_expected=row["follow_expected"],
        follow_seen=row["follow_seen"],
    )
    asked = Asked(
        asked_s=row["asked_s"],
        skip_hours=frozenset(json.loads(row["skip_hours"])),
        skip_days=frozenset(json.loads(row["skip_days"])),
    )
    return Learnt(feed_id=row["number"], pace=pace, asked=asked)


@reads
def fresh_dates(db: Database, feed_id: int, looked_at: str) -> list[str | None]:
    """Return the stated dates of the stories that a channel first listed at that look."""
    found = rows(
        db,
        "SELECT published FROM feed_entries WHERE feed_id = ? AND is_listed = 1"
        " AND first_seen_at = ? ORDER BY position",
        (feed_id, looked_at),
    )
    return [row["published"] for row in found]


@reads
def due_lists(db: Database, now: str) -> list[str]:
    """Return the names of the sources of which a channel is due by *now*."""
    found = rows(
        db,
        "SELECT name FROM sources AS s WHERE EXISTS (SELECT 1 FROM feeds WHERE source_id = s.id"
        " AND is_declared = 1 AND (next_fetch_at <= :now OR last_fetched_at > :now))",
        {"now": now},
    )
    return [row["name"] for row in found]


@reads
def requests_since(db: Database, sources: Iterable[str], since: str, *, limit: int) -> int:
    """Return how many requests were made for *sources* since then, counting to *limit* at most.

    Their newest rows are read and no others, however long the log of requests has grown.
    """
    return sum(
        int(
            value(
                db,
                "SELECT count(*) FROM (SELECT fetched_at FROM fetches WHERE source_id ="
                " (SELECT id FROM sources WHERE name = ?) ORDER BY id DESC LIMIT ?)"
                " WHERE fetched_at > ?",
                (source, limit, since),
            )
        )
        for source in sources
    )


@writes
def bring_forward(db: Database, article_id: int, at: str) -> None:
    """Let a story that is looked at again be so at *at* at the latest."""
    run(
        db,
        "UPDATE articles SET next_check_at = ? WHERE id = ? AND next_check_at > ?",
        (at, article_id, at),
    )


@writes
def plan(db: Database, feed_id: int, next_fetch_at: str) -> None:
    """Plan the next look at a channel."""
    run(db, "UPDATE feeds SET next_fetch_at = ? WHERE id = ?", (next_fetch_at, feed_id))


@writes
def save_pace(
    db: Database, feed_id: int, before: Pace | None, pace: Pace, asked: Asked, *, a_day: float
) -> None:
    """Keep what a look taught; *before* is what was known then: only what differs is written."""
    run(
        db,
        "INSERT INTO feed_paces (feed_id, began_at, learnt_at, looked_at, found_at, slots,"
        " follow_found, follow_expected, follow_seen, stories_a_day, asked_s, skip_hours,"
        " skip_days) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (feed_id) DO UPDATE SET learnt_at = excluded.learnt_at,"
        " looked_at = excluded.looked_at, found_at = excluded.found_at, slots = excluded.slots,"
        " follow_found = excluded.follow_found, follow_expected = excluded.follow_expected,"
        " follow_seen = excluded.follow_seen, stories_a_day = excluded.stories_a_day,"
        " asked_s = excluded.asked_s, skip_hours = excluded.skip_hours,"
        " skip_days = excluded.skip_days, began_at = excluded.began_at",
        (
            feed_id,
            _stamp(pace.began_at),
            _stamp(pace.learnt_at),
            _stamp(pace.looked_at) if pace.looked_at else None,
            _stamp(pace.found_at) if pace.found_at else None,
            json.dumps([round(count, 4) for count in pace.slots]),
            pace.follow_found,
            pace.follow_expected,
            pace.follow_seen,
            round(a_day, 3),
            asked.asked_s,
            json.dumps(sorted(asked.skip_hours)),
            json.dumps(sorted(asked.skip_days)),
        ),
    )
    if before is None or before.hours != pace.hours:
        _save_hours(db, feed_id, pace)


def _save_hours(db: Database, feed_id: int, pace: Pace) -> None:
    for cell, stories in enumerate(pace.hours):
        if stories > 0:
            run(
                db,
                "INSERT INTO feed_hours (feed_id, weekday, hour, stories) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (feed_id, weekday, hour) DO UPDATE SET stories = excluded.stories",
                (feed_id, cell // HOURS, cell % HOURS, stories),
            )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
