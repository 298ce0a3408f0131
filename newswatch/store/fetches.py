"""The requests that were made, and what was learnt of the hosts that were asked.

Decides nothing. A request is known by its crawl, address, kind and time: stored twice, it is one.
"""

from __future__ import annotations

from sqlite_utils import Database

from newswatch.model import Fetch, HostResult
from newswatch.store.sources import source_id_of
from newswatch.store.transactions import run, writes
from newswatch.urls import host_of


def save_fetch(
    db: Database, source_id: int, crawl_id: int, fetch: Fetch, raw_hash: str | None = None
) -> bool:
    """Store one request; False if it was stored before."""
    return (
        run(
            db,
            "INSERT INTO fetches (crawl_id, source_id, url, kind, status, failure, detail,"
            " final_url, fetched_at, bytes_received, elapsed_ms, raw_hash)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                crawl_id,
                source_id,
                fetch.url,
                fetch.kind,
                fetch.status,
                fetch.failure,
                fetch.detail,
                fetch.final_url,
                fetch.fetched_at,
                fetch.bytes_received,
                fetch.elapsed_ms,
                raw_hash,
            ),
        ).rowcount
        == 1
    )


@writes
def save_host(db: Database, source: str, crawl_id: int, result: HostResult) -> None:
    """Store what was learnt of a host: its robots.txt if that was asked for, its wish to wait.

    The request that taught it, if there was one, is kept with those of the crawl of *source*.
    """
    if result.fetch is not None:
        save_fetch(db, source_id_of(db, source), crawl_id, result.fetch)
    run(
        db,
        "INSERT INTO hosts (host) VALUES (?) ON CONFLICT DO NOTHING",
        (result.host,),
    )
    if result.robots_fetched_at is not None:
        run(
            db,
            "UPDATE hosts SET robots_txt = ?, robots_status = ?, robots_fetched_at = ?,"
            " crawl_delay_s = ? WHERE host = ?",
            (
                result.robots_txt,
                result.robots_status,
                result.robots_fetched_at,
                result.crawl_delay_s,
                result.host,
            ),
        )
    if result.tdmrep_fetched_at is not None:
        run(
            db,
            "UPDATE hosts SET tdmrep = ?, tdmrep_fetched_at = ? WHERE host = ?",
            (result.tdmrep, result.tdmrep_fetched_at, result.host),
        )
    if result.not_before_at is not None:
        run(
            db,
            "UPDATE hosts SET not_before_at = max(coalesce(not_before_at, ''), ?) WHERE host = ?",
            (result.not_before_at, result.host),
        )


@writes
def note_asked(db: Database, fetch: Fetch) -> None:
    """Note when the hosts of a request were asked: that of its address, and where that led."""
    for host in {host_of(fetch.url), host_of(fetch.final_url or "")} - {""}:
        run(
            db,
            "INSERT INTO hosts (host, asked_at) VALUES (?, ?) ON CONFLICT DO UPDATE"
            " SET asked_at = max(coalesce(asked_at, ''), excluded.asked_at)",
            (host, fetch.fetched_at),
        )
