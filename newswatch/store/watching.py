"""Names that are watched in stories, funding or not. Finds no story: the view does.

The view `watched_mentions` asks the full-text index for each name, so each stands with its
expression, which the caller has made safe.
"""

from __future__ import annotations

from sqlite_utils import Database

from newswatch.store.transactions import Row, reads, rows, run, writes


@writes
def watch_name(db: Database, name: str, expression: str, *, note: str | None, now: str) -> bool:
    """Watch *name*; False, and no change but of its note, if it was watched before."""
    known = rows(db, "SELECT 1 FROM watched_parties WHERE name = ?", (name,))
    run(
        db,
        "INSERT INTO watched_parties (name, expression, note, since_at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET note = excluded.note, expression = excluded.expression",
        (name, expression, note, now),
    )
    return not known


@writes
def unwatch_name(db: Database, name: str) -> bool:
    """Watch *name* no more; False if it was not watched."""
    return run(db, "DELETE FROM watched_parties WHERE name = ?", (name,)).rowcount == 1


@reads
def list_watched(db: Database) -> list[Row]:
    """Return the names that are watched: name, note, since_at."""
    return rows(db, "SELECT name, note, since_at FROM watched_parties ORDER BY name")


@reads
def list_mentions(db: Database, limit: int = 50) -> list[Row]:
    """Return the newest stories without announcement that name one of them."""
    return rows(
        db,
        "SELECT party, article_id, headline, url, source, first_seen_at FROM watched_mentions"
        " ORDER BY article_id DESC LIMIT ?",
        (limit,),
    )
