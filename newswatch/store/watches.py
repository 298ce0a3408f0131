"""The long-running watch's rows, and what it sleeps for.

Starts nothing and decides nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.store.jobs import LATITUDE
from newswatch.store.transactions import Row, one, reads, run, value, writes

# A target that rests is sent nothing before its rest is over, nor is anything that is held.
_SENDINGS = """
sendings AS (SELECT max(d.next_attempt_at, coalesce(t.rest_until_at, '')) AS due
    FROM deliveries AS d LEFT JOIN targets AS t ON t.name = d.target
    WHERE d.next_attempt_at IS NOT NULL AND d.held_at IS NULL)
"""
# Per source, so that each look-up is the first of an index, however many stories there are. Second
# looks may be late; those that are due first tell by when one of them may not be any more.
_NEXT_DUE = f"""
WITH {_SENDINGS},
watched AS (SELECT id FROM sources WHERE name NOT IN (SELECT value FROM json_each(?)))
SELECT min(due) FROM (
    SELECT (SELECT min(due) FROM sendings) AS due
    UNION ALL SELECT min(f.next_fetch_at) FROM watched AS s
        JOIN feeds AS f ON f.source_id = s.id AND f.is_declared = 1
    UNION ALL SELECT (SELECT min(c.next_fetch_at) FROM candidates AS c
        WHERE c.source_id = s.id AND c.state = 'open') FROM watched AS s
    UNION ALL SELECT (SELECT min(strftime('%Y-%m-%dT%H:%M:%SZ', next_check_at,
            '+' || {LATITUDE} || ' seconds')) FROM
        (SELECT next_check_at, last_seen_at, missing_since_at FROM articles
        WHERE source_id = s.id AND next_check_at IS NOT NULL ORDER BY next_check_at LIMIT 20)
    ) FROM watched AS s
)
"""  # noqa: S608  our own text


@writes
def begin_watch(db: Database, pid: int, now: str) -> int:
    """Note that a watch has started; return its number. One that never ended was killed."""
    run(
        db,
        "UPDATE watches SET ended_at = heartbeat_at, end_reason = 'killed' WHERE ended_at IS NULL",
    )
    cursor = run(
        db,
        "INSERT INTO watches (pid, started_at, heartbeat_at) VALUES (?, ?, ?)",
        (pid, now, now),
    )
    return int(cursor.lastrowid or 0)


@writes
def beat(
    db: Database,
    watch_id: int,
    now: str,
    *,
    next_round_at: str | None,
    is_round: bool = False,
    last_exit: int | None = None,
) -> None:
    """Note a sign of life: that a round begins or runs, or until when the watch sleeps."""
    run(
        db,
        "UPDATE watches SET heartbeat_at = ?, next_round_at = ?, rounds = rounds + ?,"
        " last_exit = coalesce(?, last_exit) WHERE id = ?",
        (now, next_round_at, is_round, last_exit, watch_id),
    )


@writes
def end_watch(db: Database, watch_id: int, now: str, reason: str) -> None:
    """Note that a watch has ended, and why."""
    run(
        db,
        "UPDATE watches SET ended_at = ?, heartbeat_at = ?, next_round_at = NULL, end_reason = ?"
        " WHERE id = ?",
        (now, now, reason, watch_id),
    )


@reads
def last_watch(db: Database) -> Row | None:
    """Return the row of the watch that was started last, or None if there never was one."""
    return one(db, "SELECT * FROM watches ORDER BY id DESC LIMIT 1")


@reads
def last_crawl(db: Database) -> int:
    """Return the number of the newest crawl, 0 before the first."""
    return int(value(db, "SELECT max(id) FROM crawls") or 0)


@reads
def next_due(db: Database, *, passed_over: Iterable[str] = ()) -> str | None:
    """Return by when anything must be done next: a channel, a story, a message; None if nothing.

    A story's second look waits for its channel's for as long as it may be late. Sources in
    *passed_over* are nobody's concern.
    """
    due = value(db, _NEXT_DUE, (json.dumps(sorted(passed_over)),))
    return str(due) if due else None


@reads
def next_sending(db: Database, after: str) -> str | None:
    """Return the first instant after *after* at which a message becomes due, or None."""
    due = value(db, f"WITH {_SENDINGS} SELECT min(due) FROM sendings WHERE due > ?", (after,))  # noqa: S608  our own text
    return str(due) if due else None
