"""Channels that died and those that stand in for them, as rows.

Decides nothing: which channel is dead and which stands in comes with the look's result.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from newswatch.model import FeedResult
from newswatch.store.transactions import Row, reads, rows, run, value

# A channel that only stands in rests until it is needed: no look is due before this.
RESTS_UNTIL = "9999-12-31T00:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """One channel in the place of another; ``from_url`` None where the source had none at all."""

    source: str
    from_url: str | None
    to_url: str
    reason: str | None
    began_at: str
    ended_at: str | None


def first_success_of(db: Database, source_id: int, feed: Row) -> str | None:
    """Return when the channel was first read; one that stands in has the source's first.

    What it lists is no more backfill than what the dead channel would have listed.
    """
    if feed["first_success_at"] is not None or not feed["is_fallback"]:
        return feed["first_success_at"]  # type: ignore[no-any-return]  # a cell of text
    first: str | None = value(
        db, "SELECT min(first_success_at) FROM feeds WHERE source_id = ?", (source_id,)
    )
    return first


def note_life(db: Database, source_id: int, feed: Row, result: FeedResult, now: str) -> None:
    """Note whether a channel is dead, stands in, or is back, so that those that stood in rest."""
    run(
        db,
        "UPDATE feeds SET dead_at = CASE WHEN ? THEN coalesce(dead_at, ?) END WHERE id = ?",
        (result.is_dead, now, feed["id"]),
    )
    if result.stands_in_for is not None:
        _note_switch(db, source_id, result, now)
    elif result.fetch.failure is None and not feed["is_fallback"] and feed["parent_id"] is None:
        run(
            db,
            "UPDATE feeds SET next_fetch_at = ? WHERE source_id = ? AND is_fallback = 1",
            (RESTS_UNTIL, source_id),
        )
        _end_switches(db, source_id, now)
    elif result.fetch.failure is None and feed["is_fallback"]:
        run(  # asked beside one that came back in the same crawl: it rests, too
            db,
            "UPDATE feeds SET next_fetch_at = ? WHERE id = ? AND EXISTS (SELECT 1 FROM feeds"
            " WHERE source_id = ? AND is_fallback = 0 AND parent_id IS NULL AND is_declared = 1"
            " AND dead_at IS NULL)",
            (RESTS_UNTIL, feed["id"], source_id),
        )


def _note_switch(db: Database, source_id: int, result: FeedResult, now: str) -> None:
    to = result.channel.url
    sql = "SELECT 1 FROM channel_switches WHERE source_id = ? AND to_url = ? AND ended_at IS NULL"
    if value(db, sql, (source_id, to)):
        return
    _end_switches(db, source_id, now)
    run(
        db,
        "INSERT INTO channel_switches (source_id, from_url, to_url, reason, began_at)"
        " VALUES (?, nullif(?, ''), ?, ?, ?)",
        (source_id, result.stands_in_for, to, result.stands_in_reason, now),
    )


def _end_switches(db: Database, source_id: int, now: str) -> None:
    run(
        db,
        "UPDATE channel_switches SET ended_at = ? WHERE source_id = ? AND ended_at IS NULL",
        (now, source_id),
    )


@reads
def list_switches(db: Database, source: str, *, open_only: bool = False) -> list[Switch]:
    """Return the switches of *source*, newest first; with *open_only* the one that lasts."""
    return [
        Switch(**row)
        for row in rows(
            db,
            "SELECT s.name AS source, c.from_url, c.to_url, c.reason, c.began_at, c.ended_at"
            " FROM channel_switches AS c JOIN sources AS s ON s.id = c.source_id"
            " WHERE s.name = :source AND (c.ended_at IS NULL OR NOT :open)"
            " ORDER BY c.id DESC",
            {"source": source, "open": open_only},
        )
    ]
