"""The queue of changes: what became new, different or gone, until it has been judged.

Judges nothing. A change leaves the queue when it is finished, whoever crashed meanwhile.
"""

from __future__ import annotations

import json

from sqlite_utils import Database

from newswatch.model import Change
from newswatch.store.announcements import announcements_of
from newswatch.store.history import known_announcements
from newswatch.store.review_rows import StoryChange
from newswatch.store.rows import FoundChange, PendingChange
from newswatch.store.transactions import given, reads, rows, run, value, writes

# The change comes first, so that what is asked of it (since when, after which) is looked up by it.
# {announced} has one row for each article that announces funding: now, or as it was known then.
_FOUND = """
SELECT c.id AS change_id, c.kind, c.fields, c.article_id, v.version, v.headline,
    a.canonical_url AS url, s.name AS source, a.published, a.published_at, c.is_backfill,
    c.found_at, c.done_at
FROM changes AS c
CROSS JOIN articles AS a ON a.id = c.article_id
JOIN sources AS s ON s.id = a.source_id
JOIN article_versions AS v ON v.id = c.version_id
LEFT JOIN {announced} AS n ON n.article_id = a.id AND n.state = 'live'
"""
_KNOWN = """(
    SELECT id, article_id, state FROM announcement_history
    WHERE known_from_at <= :as_of AND (known_until_at IS NULL OR known_until_at > :as_of)
)"""
_FOUND_WHERE = {
    "as_of": "c.found_at <= :as_of",
    "since_at": "c.found_at >= :since_at",
    "since_id": "c.id > :since_id",
    "source": "s.name = :source",
}
_FOUND_ORDER = " ORDER BY n.id IS NULL, c.id DESC LIMIT :limit"


@reads
def pending_changes(db: Database, limit: int = 100, after: int = 0) -> list[PendingChange]:
    """Return the oldest changes that wait to be judged, those after number *after*.

    Each comes with the text of its own version, not of a later one. What is in quarantine is left
    out.
    """
    return [
        PendingChange(
            **{
                **row,
                "is_backfill": bool(row["is_backfill"]),
            }
        )
        for row in rows(
            db,
            "SELECT c.id AS change_id, c.kind, c.article_id, v.id AS version_id, v.headline,"
            " v.body, a.language, s.country, s.name AS source, s.title AS source_title,"
            " a.canonical_url AS url, a.published, a.published_at, a.first_seen_at,"
            " c.is_backfill, c.found_at FROM changes AS c"
            " JOIN articles AS a ON a.id = c.article_id"
            " JOIN sources AS s ON s.id = a.source_id"
            " JOIN article_versions AS v ON v.id = c.version_id"
            " WHERE c.done_at IS NULL AND c.id > ? AND NOT EXISTS (SELECT 1 FROM quarantine AS q"
            " WHERE q.subject_kind = 'change' AND q.subject = CAST(c.id AS TEXT)"
            " AND q.released_at IS NULL) ORDER BY c.id LIMIT ?",
            (after, limit),
        )
    ]


def queue_change(db: Database, article_id: int, change: Change, *, now: str, crawl_id: int) -> None:
    """Add a change of an article as it stands now."""
    run(
        db,
        "INSERT INTO changes (article_id, version_id, kind, fields, is_backfill, found_at,"
        " crawl_id) SELECT a.id, v.id, ?, ?, a.is_backfill, ?, ? FROM articles AS a"
        " JOIN article_versions AS v ON v.article_id = a.id AND v.version = a.version"
        " WHERE a.id = ?",
        (change.kind, json.dumps(change.fields, ensure_ascii=False), now, crawl_id, article_id),
    )


@reads
def changes_of(db: Database, article_id: int) -> list[StoryChange]:
    """Return all changes of an article, the oldest first, with how the judging of each went."""
    found = rows(
        db,
        "SELECT c.id AS change_id, c.kind, v.version, c.is_backfill, c.found_at, c.done_at,"
        " c.attempts, c.error, EXISTS (SELECT 1 FROM quarantine AS q"
        " WHERE q.subject_kind = 'change' AND q.subject = CAST(c.id AS TEXT)"
        " AND q.released_at IS NULL) AS is_quarantined FROM changes AS c"
        " LEFT JOIN article_versions AS v ON v.id = c.version_id"
        " WHERE c.article_id = ? ORDER BY c.id",
        (article_id,),
    )
    flags = ("is_backfill", "is_quarantined")
    return [StoryChange(**{**row, **{name: bool(row[name]) for name in flags}}) for row in found]


@writes
def finish_change(db: Database, change_id: int, now: str) -> None:
    """Take a change off the queue: all that follows from it stands in the same transaction."""
    run(
        db,
        "UPDATE changes SET done_at = ?, error = NULL WHERE id = ? AND done_at IS NULL",
        (now, change_id),
    )


@writes
def fail_change(db: Database, change_id: int, error: str) -> int:
    """Note that judging a change failed; return how often it has."""
    run(
        db,
        "UPDATE changes SET attempts = attempts + 1, error = ? WHERE id = ?",
        (error, change_id),
    )
    return int(value(db, "SELECT attempts FROM changes WHERE id = ?", (change_id,)) or 0)


@reads
def last_change_id(db: Database) -> int:
    """Return the number of the latest change; 0 if there was none."""
    return int(value(db, "SELECT max(id) FROM changes") or 0)


@reads
def list_changes(
    db: Database,
    *,
    since_at: str | None = None,
    since_id: int | None = None,
    source: str | None = None,
    as_of: str | None = None,
    limit: int = 1000,
) -> list[FoundChange]:
    """Return changes found at or after *since_at* and numbered above *since_id*.

    Flagged ones (announcements that stand) come first, then the newest; each with the headline of
    its own version. With *as_of* (RFC 3339 UTC) they are those found until then, and announcements
    are as they were known then.
    """
    asked = {"since_at": since_at, "since_id": since_id, "source": source, "as_of": as_of}
    sql = _FOUND.format(announced="announcements" if as_of is None else _KNOWN)
    wanted = given(_FOUND_WHERE, asked)
    found = rows(db, f"{sql}{wanted}{_FOUND_ORDER}", {**asked, "limit": limit})
    articles = [row["article_id"] for row in found]
    announced = (
        announcements_of(db, articles)
        if as_of is None
        else known_announcements(db, as_of, articles)
    )
    return [
        FoundChange(
            **{
                **row,
                "fields": tuple(json.loads(row["fields"])),
                "is_backfill": bool(row["is_backfill"]),
            },
            announcement=announced.get(row["article_id"]),
        )
        for row in found
    ]
