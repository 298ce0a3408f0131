"""Events: real announcements of money, each with the articles that tell of it.

Groups nothing: which announcement tells of which event is decided by `group` or by a person.
"""

from __future__ import annotations

from sqlite_utils import Database

from newswatch.store.announcements import announcements_in, mention
from newswatch.store.rows import Event
from newswatch.store.transactions import Row, one, reads, rows, run, value, writes

_EVENT = "SELECT id AS event_id, type, first_article_id, first_seen_at FROM events"


@writes
def create_event(
    db: Database,
    *,
    type: str | None,  # noqa: A002  the column's name
    first_article_id: int | None,
    first_seen_at: str,
) -> int:
    """Add an event and return its number."""
    return int(
        run(
            db,
            "INSERT INTO events (type, first_article_id, first_seen_at) VALUES (?, ?, ?)",
            (type, first_article_id, first_seen_at),
        ).lastrowid
        or 0
    )


@writes
def add_mention(
    db: Database, event_id: int, announcement_id: int, article_id: int, *, is_first: bool
) -> None:
    """Let an announcement tell of an event; it tells of one, so it is taken from any other.

    ``save_announcement`` does this by itself; grouping by hand comes here.
    """
    run(db, "UPDATE announcements SET event_id = ? WHERE id = ?", (event_id, announcement_id))
    mention(db, event_id, announcement_id, article_id, is_first=is_first)


@writes
def drop_event(db: Database, event_id: int) -> bool:
    """Remove an event that nothing tells of any more; False, and no change, if something does."""
    if value(db, "SELECT 1 FROM event_mentions WHERE event_id = ?", (event_id,)):
        return False
    return run(db, "DELETE FROM events WHERE id = ?", (event_id,)).rowcount == 1


@reads
def find_event(db: Database, event_id: int) -> Event | None:
    """Return an event with the live announcements that tell of it, or None."""
    row = one(db, f"{_EVENT} WHERE id = ?", (event_id,))
    return _event(db, row) if row else None


@reads
def recent_events(db: Database, since_at: str, *, limit: int = 500) -> list[Event]:
    """Return events whose first story was read at or after *since_at*, the newest first.

    These are what a new announcement may be another telling of.
    """
    return [
        _event(db, row)
        for row in rows(
            db,
            f"{_EVENT} WHERE first_seen_at >= ? ORDER BY first_seen_at DESC, id DESC LIMIT ?",
            (since_at, limit),
        )
    ]


def _event(db: Database, row: Row) -> Event:
    return Event(**row, announcements=announcements_in(db, row["event_id"]))
