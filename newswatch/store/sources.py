"""Sources and their channels: what the spiders declare, and how crawling them went.

Declares nothing by itself and chooses nothing: which source is due is only looked up.
"""

from __future__ import annotations

from sqlite_utils import Database

from newswatch.errors import StoreError
from newswatch.model import Channel
from newswatch.store.rows import FeedRow, SourceRow
from newswatch.store.switches import RESTS_UNTIL
from newswatch.store.transactions import path_of, reads, rows, run, value, writes


def source_id_of(db: Database, source: str) -> int:
    """Return the number of *source*; StoreError if it was never declared."""
    found = value(db, "SELECT id FROM sources WHERE name = ?", (source,))
    if found is None:
        raise StoreError(f"holds no source {source!r}: crawl it first", path=path_of(db))
    return int(found)


@writes
def declare_source(
    db: Database,
    *,
    name: str,
    title: str,
    home: str,
    country: str | None,
    language: str | None,
    time_zone: str | None,
    channels: tuple[Channel, ...],
    now: str,
) -> int:
    """Store what the spider *name* declares and return the source's number.

    New channels are due at once. Channels that are no longer declared keep their rows, and what
    they learnt, but are not looked at.
    """
    run(
        db,
        "INSERT INTO sources (name, title, home, country, language, time_zone)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET title = excluded.title,"
        " home = excluded.home, country = excluded.country, language = excluded.language,"
        " time_zone = excluded.time_zone",
        (name, title, home, country, language, time_zone),
    )
    source_id = source_id_of(db, name)
    before = rows(db, "SELECT id, url FROM feeds WHERE source_id = ? AND parent_id IS NULL"
                  " AND is_declared = 1 AND is_found = 0", (source_id,))  # fmt: skip
    declared = {channel.url for channel in channels}
    for row in before:
        if row["url"] not in declared:
            undeclare(db, row["id"])
    for channel in channels:
        declare_channel(db, source_id, channel, parent_id=None, first_success_at=None, now=now)
    return source_id


def declare_channel(
    db: Database,
    source_id: int,
    channel: Channel,
    *,
    parent_id: int | None,
    first_success_at: str | None,
    now: str,
) -> None:
    """Add *channel*, or note that it is still named. What the spider names stays the spider's.

    *first_success_at* is what a new row starts with: a child of an index that was read before is
    no new channel, its stories are news.
    """
    run(
        db,
        "INSERT INTO feeds (source_id, url, kind, parent_id, links_selector, next_page,"
        " pages, first_success_at, next_fetch_at, is_fallback)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (source_id, url) DO UPDATE SET is_declared = 1, kind = excluded.kind,"
        " next_fetch_at = CASE WHEN is_fallback > excluded.is_fallback THEN excluded.next_fetch_at"
        " ELSE next_fetch_at END, is_fallback = excluded.is_fallback, is_found = 0,"
        " links_selector = excluded.links_selector, pages = excluded.pages,"
        " next_page = excluded.next_page,"
        " parent_id = excluded.parent_id WHERE excluded.parent_id IS NULL"
        " OR excluded.parent_id IS parent_id OR is_declared = 0",
        (
            source_id,
            channel.url,
            channel.kind,
            parent_id,
            channel.links,
            channel.next_page,
            channel.pages,
            first_success_at,
            RESTS_UNTIL if channel.is_fallback else now,
            channel.is_fallback,
        ),
    )


def undeclare(db: Database, feed_id: int) -> None:
    """Stop looking at a channel and at all that it names in turn."""
    run(
        db,
        "WITH RECURSIVE below (id) AS (SELECT ? UNION"
        " SELECT f.id FROM feeds AS f JOIN below AS b ON f.parent_id = b.id)"
        " UPDATE feeds SET is_declared = 0 WHERE id IN (SELECT id FROM below)",
        (feed_id,),
    )


@writes
def note_success(db: Database, source: str) -> None:
    """Note that a crawl of *source* succeeded: its row of failures ends."""
    run(
        db,
        "UPDATE sources SET failures = 0, failure = NULL, failed_at = NULL WHERE id = ?",
        (source_id_of(db, source),),
    )


@writes
def note_failure(db: Database, source: str, failure: str, now: str) -> int:
    """Note that a crawl of *source* failed; return how many have failed in a row.

    1 is the transition on which people are told.
    """
    source_id = source_id_of(db, source)
    run(
        db,
        "UPDATE sources SET failures = failures + 1, failure = ?,"
        " failed_at = coalesce(failed_at, ?) WHERE id = ?",
        (failure, now, source_id),
    )
    return int(value(db, "SELECT failures FROM sources WHERE id = ?", (source_id,)))


@reads
def list_sources(db: Database) -> list[SourceRow]:
    """Return all sources by name."""
    channels: dict[int, list[str]] = {}
    for row in rows(db, "SELECT source_id, url FROM feeds WHERE is_declared = 1 ORDER BY id"):
        channels.setdefault(row["source_id"], []).append(row["url"])
    return [
        SourceRow(
            **row,
            channels=tuple(channels.get(row["source_id"], ())),
        )
        for row in rows(
            db,
            "SELECT id AS source_id, name, title, home, country, language, time_zone,"
            " first_crawled_at, last_success_at, last_new_at, failures, failure, failed_at"
            " FROM sources ORDER BY name",
        )
    ]


@reads
def list_feeds(db: Database, source: str) -> list[FeedRow]:
    """Return the channels of *source*, with the number of stories each listed last."""
    return [
        FeedRow(**{**row, "is_declared": bool(row["is_declared"])})
        for row in rows(
            db,
            "SELECT id AS feed_id, url, kind, is_declared, first_success_at, last_success_at,"
            " last_fetched_at, next_fetch_at, failures, failure,"
            " (SELECT count(*) FROM feed_entries AS e WHERE e.feed_id = f.id AND e.is_listed = 1)"
            " AS listed FROM feeds AS f WHERE source_id = ? ORDER BY id",
            (source_id_of(db, source),),
        )
    ]


@reads
def feed_failures(db: Database, source: str, url: str) -> int:
    """Return how many looks in a row have failed at the channel *url*; 0 if it is unknown."""
    return int(
        value(
            db,
            "SELECT f.failures FROM feeds AS f JOIN sources AS s ON s.id = f.source_id"
            " WHERE s.name = ? AND f.url = ?",
            (source, url),
        )
        or 0
    )


@reads
def list_health(db: Database) -> list[dict[str, object]]:
    """Return the view source_health, one dict a source."""
    return rows(db, "SELECT * FROM source_health ORDER BY source")


@reads
def due_sources(db: Database, now: str) -> list[str]:
    """Return the names of the stored sources that have anything to look at by *now*."""
    return [
        row["name"]
        for row in rows(
            db,
            "SELECT name FROM sources AS s WHERE EXISTS (SELECT 1 FROM feeds"
            " WHERE source_id = s.id AND is_declared = 1"
            # A look in the future: the clock was wrong then, and so is what it planned.
            " AND (next_fetch_at <= :now OR last_fetched_at > :now))"
            " OR EXISTS (SELECT 1 FROM candidates WHERE source_id = s.id AND state = 'open'"
            " AND next_fetch_at <= :now) OR EXISTS (SELECT 1 FROM articles"
            " WHERE source_id = s.id AND next_check_at IS NOT NULL AND next_check_at <= :now)"
            " ORDER BY name",
            {"now": now},
        )
    ]


@writes
def note_proof(db: Database, source: str, *, is_lie: bool, now: str) -> None:
    """Note that the host's "not modified" of a story was put to the proof, and whether it lied."""
    run(
        db,
        "UPDATE sources SET pages_proved_at = ?,"
        " page_validators = CASE WHEN ? THEN 'stuck' ELSE 'sound' END WHERE name = ?",
        (now, is_lie, source),
    )
