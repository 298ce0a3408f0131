"""Crawls: their beginning, signs of life, and end.

Decides nothing: whether a crawl failed is said by the caller.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlite_utils import Database

from newswatch.model import COUNTS
from newswatch.store.rows import CrawlRow
from newswatch.store.sources import source_id_of
from newswatch.store.transactions import given, reads, rows, run, writes

_CRAWLS = f"""
SELECT k.id AS crawl_id, k.run_id, s.name AS source, k.previous_look_at, k.started_at,
    k.finished_at, k.heartbeat_at, k.finish_reason, {", ".join(f"k.{name}" for name in COUNTS)}
FROM crawls AS k
JOIN sources AS s ON s.id = k.source_id
"""  # noqa: S608  our own names
_CRAWLS_WHERE = {"source": "s.name = :source"}
_FINISH = (
    "UPDATE crawls SET finished_at = :now, heartbeat_at = :now, finish_reason = :reason,"  # noqa: S608  our own names
    f" {', '.join(f'{name} = :{name}' for name in COUNTS)}, stats = :stats WHERE id = :crawl_id"
)


@writes
def begin_crawl(db: Database, source: str, run_id: str, now: str) -> int:
    """Begin a crawl of *source* and return its number.

    What the source's last success was at this moment is kept with it, so that the order in which
    channels answer does not change what counts as news. An earlier crawl that never ended (a
    source is crawled by one run at a time) is closed as killed.
    """
    source_id = source_id_of(db, source)
    run(
        db,
        "UPDATE crawls SET finished_at = heartbeat_at, finish_reason = 'killed'"
        " WHERE source_id = ? AND finished_at IS NULL",
        (source_id,),
    )
    run(
        db,
        "UPDATE sources SET first_crawled_at = ? WHERE id = ? AND first_crawled_at IS NULL",
        (now, source_id),
    )
    cursor = run(
        db,
        "INSERT INTO crawls (run_id, source_id, previous_look_at, started_at, heartbeat_at)"
        " SELECT ?, id, min(last_success_at, ?), ?, ? FROM sources WHERE id = ?",
        # Never later than now: what a wrong clock wrote would make backfill of all that comes.
        (run_id, now, now, now, source_id),
    )
    return int(cursor.lastrowid or 0)


@writes
def heartbeat(db: Database, crawl_id: int, now: str) -> None:
    """Note a sign of life of a crawl."""
    run(db, "UPDATE crawls SET heartbeat_at = ? WHERE id = ?", (now, crawl_id))


@writes
def finish_crawl(
    db: Database,
    crawl_id: int,
    *,
    now: str,
    finish_reason: str,
    counts: Mapping[str, int],
    stats: Mapping[str, object],
) -> None:
    """End a crawl. *counts* may hold any of COUNTS; what it does not hold is 0.

    *stats* are Scrapy's counters; what JSON cannot hold is stored as its text.
    """
    run(
        db,
        _FINISH,
        {
            **{name: counts.get(name, 0) for name in COUNTS},
            "now": now,
            "reason": finish_reason,
            "stats": json.dumps(dict(stats), default=str, ensure_ascii=False, sort_keys=True),
            "crawl_id": crawl_id,
        },
    )


@reads
def last_crawls(db: Database, *, source: str | None = None, limit: int = 20) -> list[CrawlRow]:
    """Return the latest crawls, of *source* or of all, the newest first."""
    asked = {"source": source, "limit": limit}
    wanted = given(_CRAWLS_WHERE, asked)
    return [
        CrawlRow(**row)
        for row in rows(db, f"{_CRAWLS}{wanted} ORDER BY k.id DESC LIMIT :limit", asked)
    ]
