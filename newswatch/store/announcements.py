"""Funding announcements: which article makes one, and which event it tells of.

Detects nothing and groups nothing: it keeps what `detect` found and `group` decided. Their
facts are rows of their own: `facts`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.model import Announcement
from newswatch.store.facts import bounded, facts_of, replace_facts
from newswatch.store.history import note_history
from newswatch.store.rows import StoredAnnouncement
from newswatch.store.transactions import Row, one, reads, rows, run, value, writes

_ANNOUNCEMENT = """
SELECT n.id AS announcement_id, n.article_id, n.version_id, n.event_id, n.state, n.is_backfill,
    n.detected_at, n.detector, n.type, n.probability, n.round, n.period_years, n.reasons,
    a.canonical_url AS url, a.headline, s.name AS source, a.published_at
FROM announcements AS n
JOIN articles AS a ON a.id = n.article_id
JOIN sources AS s ON s.id = a.source_id
"""
_UPSERT = """
INSERT INTO announcements (article_id, version_id, event_id, type, probability, round,
    period_years, is_backfill, detected_at, detector, reasons)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (article_id) DO UPDATE SET version_id = excluded.version_id,
    event_id = excluded.event_id, type = excluded.type, probability = excluded.probability,
    round = excluded.round, period_years = excluded.period_years, state = 'live',
    is_backfill = excluded.is_backfill, detected_at = excluded.detected_at,
    detector = excluded.detector, reasons = excluded.reasons
"""
_LIVE_OF = " WHERE n.state = 'live' AND n.article_id IN (SELECT value FROM json_each(?))"
_FACTS = ("type", "probability", "round", "period_years", "reasons")


@writes
def save_announcement(
    db: Database,
    article_id: int,
    version_id: int,
    announcement: Announcement,
    *,
    event_id: int | None,
    now: str,
    is_backfill: bool,
    detector: str,
) -> int:
    """Store the announcement that an article makes, a mention of *event_id*; return its number.

    Former facts are replaced, a withdrawn one stands again, the same once more is not touched.
    """
    stored = find_announcement(db, article_id)
    wanted = (version_id, event_id, is_backfill, detector, "live", bounded(announcement))
    if stored is not None and wanted == _essence(stored):
        return stored.announcement_id
    run(
        db,
        _UPSERT,
        (
            article_id,
            version_id,
            event_id,
            announcement.type,
            announcement.probability,
            announcement.round,
            announcement.period_years,
            is_backfill,
            now,
            detector,
            json.dumps(announcement.reasons, ensure_ascii=False),
        ),
    )
    number = int(value(db, "SELECT id FROM announcements WHERE article_id = ?", (article_id,)))
    replace_facts(db, number, version_id, bounded(announcement))
    _tie(db, number, article_id, event_id, now)
    return number


def _tie(
    db: Database, announcement_id: int, article_id: int, event_id: int | None, now: str
) -> None:
    """Tie an announcement to its event, and note that it is known as it is from *now* on."""
    if event_id is None:
        run(db, "DELETE FROM event_mentions WHERE announcement_id = ?", (announcement_id,))
    else:
        mention(db, event_id, announcement_id, article_id)
    note_history(db, article_id, now)


def mention(
    db: Database,
    event_id: int,
    announcement_id: int,
    article_id: int,
    *,
    is_first: bool | None = None,
) -> None:
    """Note which event an announcement tells of; by default it is first if no other tells of it."""
    run(
        db,
        "INSERT INTO event_mentions (event_id, announcement_id, article_id, is_first)"
        " VALUES (:event, :announcement, :article, coalesce(:is_first, NOT EXISTS (SELECT 1"
        " FROM event_mentions WHERE event_id = :event AND announcement_id <> :announcement)))"
        " ON CONFLICT (announcement_id) DO UPDATE SET event_id = excluded.event_id,"
        " is_first = excluded.is_first",
        {
            "event": event_id,
            "announcement": announcement_id,
            "article": article_id,
            "is_first": is_first,
        },
    )


def _essence(stored: StoredAnnouncement) -> tuple[object, ...]:
    return (
        stored.version_id,
        stored.event_id,
        stored.is_backfill,
        stored.detector,
        stored.state,
        stored.facts,
    )


@writes
def withdraw_announcement(db: Database, article_id: int, now: str) -> bool:
    """Note that the article is gone or announces nothing any more; False if none stood."""
    withdrawn = run(
        db,
        "UPDATE announcements SET state = 'withdrawn', detected_at = ?"
        " WHERE article_id = ? AND state = 'live'",
        (now, article_id),
    )
    if withdrawn.rowcount == 1:
        note_history(db, article_id, now)
    return withdrawn.rowcount == 1


@reads
def find_announcement(db: Database, article_id: int) -> StoredAnnouncement | None:
    """Return the announcement of an article, live or withdrawn, or None."""
    row = one(db, f"{_ANNOUNCEMENT} WHERE n.article_id = ?", (article_id,))
    return _stored(db, row) if row else None


@reads
def announcements_of(db: Database, article_ids: Iterable[int]) -> dict[int, StoredAnnouncement]:
    """Return the announcements that stand among *article_ids*, by article."""
    return {
        row["article_id"]: _stored(db, row)
        for row in rows(
            db,
            _ANNOUNCEMENT + _LIVE_OF,
            (json.dumps(sorted(set(article_ids))),),
        )
    }


@reads
def announcements_in(db: Database, event_id: int) -> tuple[StoredAnnouncement, ...]:
    """Return the live announcements that tell of an event, the first one first."""
    return tuple(
        _stored(db, row)
        for row in rows(
            db,
            f"{_ANNOUNCEMENT} JOIN event_mentions AS m ON m.announcement_id = n.id"
            " WHERE m.event_id = ? AND n.state = 'live' ORDER BY m.is_first DESC, n.id",
            (event_id,),
        )
    )


@reads
def list_announcements(
    db: Database, *, after: int = 0, limit: int = 500
) -> list[StoredAnnouncement]:
    """Return live announcements by number, from the one after *after* on."""
    return [
        _stored(db, row)
        for row in rows(
            db,
            f"{_ANNOUNCEMENT} WHERE n.id > ? AND n.state = 'live' ORDER BY n.id LIMIT ?",
            (after, limit),
        )
    ]


def _stored(db: Database, row: Row) -> StoredAnnouncement:
    own = {name: row[name] for name in row if name not in _FACTS}
    own["is_backfill"] = bool(own["is_backfill"])
    return StoredAnnouncement(**own, facts=facts_of(db, row))
