"""A crawl's job: all that the crawl of one source needs to know beforehand.

Reads only. Which stories are fetched from it is decided by the spider.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlite_utils import Database

from newswatch.model import Candidate, Channel, Entry, FeedState, HostState, Job, Recheck
from newswatch.store.sources import source_id_of
from newswatch.store.transactions import Row, reads, rows, value
from newswatch.urls import host_of

_CHANNELS = """
SELECT id, url, kind, links_selector, next_page, pages, http_etag, http_last_modified,
    next_fetch_at, last_fetched_at, final_url, whole_at, body_hash, validators, restless, failures,
    dead_at, is_fallback, parent_id,
    validators = 'stuck'
        AND coalesce(caught_at, '') < strftime('%Y-%m-%dT%H:%M:%SZ', :now, '-30 days') AS is_tried
FROM feeds WHERE source_id = :id AND is_declared = 1 ORDER BY id
"""
# What was found out of validators holds for a month: hosts are mended. One 304 a day is proved.
_PROVED = """
SELECT iif(pages_proved_at > strftime('%Y-%m-%dT%H:%M:%SZ', :now, '-30 days'), page_validators,
    'sound') AS page_validators,
    coalesce(pages_proved_at, '') < strftime('%Y-%m-%dT%H:%M:%SZ', :now, '-1 day') AS is_due
FROM sources WHERE id = :id
"""
# Second looks at stories wait for one another and for their channel's: one may be early or late by
# a sixth of its wait, half an hour at most, so that many are made by one process. What has been
# found missing is not kept waiting. In seconds.
LATITUDE_PART, LATITUDE_MOST_S = 6, 1800
LATITUDE = f"""CASE WHEN missing_since_at IS NULL THEN max(0, min({LATITUDE_MOST_S},
    (strftime('%s', next_check_at) - strftime('%s', last_seen_at)) / {LATITUDE_PART})) ELSE 0 END"""
_RECHECK = "SELECT canonical_url AS url, http_etag, http_last_modified, missing_since_at"


@reads
def load_job(
    db: Database,
    source: str,
    crawl_id: int,
    *,
    now: str,
    force: bool = False,
    known_limit: int = 5000,
    recheck_limit: int = 200,
    hosts: Sequence[str] = (),
    is_lean: bool = False,
) -> Job:
    """Return the job of crawling *source*: channels, frontier, known addresses, rechecks, hosts.

    All declared channels are in it; ``is_due`` says which are due by *now* (all with *force*).
    ``known`` covers the newest *known_limit* addresses of articles, as many of the frontier, and
    what was forgotten on request. ``rechecks`` are at most *recheck_limit* stories, ``doubtable``
    those that the due channels listed last. So a job costs no more with many stories than with few.
    With *is_lean* what only an answer with a list needs is left to `recall`.
    """
    source_id = source_id_of(db, source)
    channels = rows(db, _CHANNELS, {"now": now, "id": source_id})
    (proved,) = rows(db, _PROVED, {"now": now, "id": source_id})
    rechecks = _rechecks(db, source_id, now, recheck_limit)
    job = Job(
        source=source,
        crawl_id=crawl_id,
        feeds=tuple(_feed_state(db, row, is_due=force or _is_due(row, now)) for row in channels),
        candidates=_candidates(db, source_id, now, known_limit),
        forgotten=_hashes(db, "SELECT url_hash FROM tombstones"),
        rechecks=rechecks,
        hosts=_hosts(db, (*hosts, *_hosts_of(channels))),
        page_validators=proved["page_validators"],
        prove_pages=bool(proved["is_due"]),
    )
    return job if is_lean else recall(db, job, known_limit=known_limit)


@reads
def recall(db: Database, job: Job, *, known_limit: int = 5000) -> Job:
    """Return *job* with what is known of the source's addresses, as `load_job` tells.

    These are its largest parts: a look at which every channel says "not modified" does without.
    """
    source_id = source_id_of(db, job.source)
    due = {state.channel.url for state in job.feeds if state.is_due}
    asked = "SELECT id, url FROM feeds WHERE source_id = ? AND is_declared = 1 ORDER BY id"
    numbers = [row["id"] for row in rows(db, asked, (source_id,)) if row["url"] in due]
    return replace(
        job,
        known=_known(db, source_id, known_limit),
        gone=_gone(db, source_id, known_limit),
        doubtable=_doubtable(db, numbers, job.rechecks),
    )


def _doubtable(
    db: Database, channels: Iterable[int], rechecks: tuple[Recheck, ...]
) -> tuple[Recheck, ...]:
    """Return what *channels* listed last, but for what is looked at anyway."""
    asked = {recheck.url for recheck in rechecks}
    listed = (recheck for number in channels for recheck in _listed(db, number))
    return tuple(recheck for recheck in listed if recheck.url not in asked)


def _is_due(feed: Row, now: str) -> bool:
    """Tell whether a channel is due; one looked at in the future was by a clock that went wrong."""
    return bool(feed["next_fetch_at"] <= now or (feed["last_fetched_at"] or "") > now)


def _feed_state(db: Database, row: Row, *, is_due: bool) -> FeedState:
    entries = rows(
        db,
        "SELECT url, entry_id AS id, title, published, modified, position, signal"
        " FROM feed_entries WHERE feed_id = ? AND is_listed = 1 ORDER BY position",
        (row["id"],),
    ) if is_due else []  # fmt: skip
    return FeedState(
        channel=Channel(
            kind=row["kind"],
            url=row["url"],
            links=row["links_selector"],
            next_page=row["next_page"],
            pages=row["pages"],
            is_fallback=bool(row["is_fallback"]),
        ),
        http_etag=row["http_etag"],
        http_last_modified=row["http_last_modified"],
        entries=tuple(Entry(**entry) for entry in entries),
        is_due=is_due,
        whole_at=row["whole_at"],
        body_hash=row["body_hash"],
        validators=row["validators"],
        is_tried=bool(row["is_tried"]),
        restless=row["restless"],
        failures=row["failures"],
        is_dead=row["dead_at"] is not None,
        is_fallback=bool(row["is_fallback"]),
        is_child=row["parent_id"] is not None,
    )


def _candidates(db: Database, source_id: int, now: str, limit: int) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(**row)
        for row in rows(
            db,
            "SELECT url, title, published, attempts FROM candidates"
            " WHERE source_id = ? AND state = 'open' AND next_fetch_at <= ?"
            " ORDER BY next_fetch_at LIMIT ?",
            (source_id, now, limit),
        )
    )


def _known(db: Database, source_id: int, limit: int) -> frozenset[str]:
    """Return the fingerprints of the newest addresses that are known in any way."""
    return _hashes(
        db,
        "SELECT u.url_hash FROM"
        " (SELECT id FROM articles WHERE source_id = :source ORDER BY id DESC LIMIT :limit) AS a"
        " JOIN article_urls AS u ON u.article_id = a.id LIMIT :limit",
        "SELECT url_hash FROM candidates WHERE source_id = :source ORDER BY id DESC LIMIT :limit",
        "SELECT url_hash FROM tombstones",
        source=source_id,
        limit=limit,
    )


def _gone(db: Database, source_id: int, limit: int) -> frozenset[str]:
    """Return the fingerprints of what is known and not there: removed, given up or turned down."""
    return _hashes(
        db,
        "SELECT u.url_hash FROM (SELECT id FROM articles WHERE source_id = :source"
        " AND removed_at IS NOT NULL ORDER BY id DESC LIMIT :limit) AS a"
        " JOIN article_urls AS u ON u.article_id = a.id LIMIT :limit",
        "SELECT url_hash FROM candidates WHERE source_id = :source"
        " AND state IN ('rejected', 'failed') ORDER BY id DESC LIMIT :limit",
        source=source_id,
        limit=limit,
    )


def _hashes(db: Database, *queries: str, **values: int) -> frozenset[str]:
    # One text a query: a row for each of ten thousand fingerprints would take most of a job's time.
    found = [value(db, f"SELECT group_concat(url_hash, ' ') FROM ({sql})", values)  # noqa: S608 - ours
             for sql in queries]  # fmt: skip
    return frozenset(" ".join(text or "" for text in found).split())


def _rechecks(db: Database, source_id: int, now: str, limit: int) -> tuple[Recheck, ...]:
    # A removed story has no next_check_at unless a channel lists it again. Since the source is
    # looked at anyway, what may be early is: it would start a process of its own within the hour.
    return _as_rechecks(
        rows(
            db,
            f"{_RECHECK} FROM articles WHERE source_id = :source AND next_check_at IS NOT NULL"
            " AND next_check_at <= strftime('%Y-%m-%dT%H:%M:%SZ', :now, :most)"
            f" AND (next_check_at <= :now OR strftime('%s', next_check_at) - strftime('%s', :now)"
            f" <= {LATITUDE}) ORDER BY next_check_at LIMIT :limit",
            {
                "source": source_id,
                "now": now,
                "most": f"+{LATITUDE_MOST_S} seconds",
                "limit": limit,
            },
        )
    )


def _listed(db: Database, feed_id: int) -> tuple[Recheck, ...]:
    """Return the stored stories that a channel listed last, by the addresses that it gave."""
    return _as_rechecks(
        rows(
            db,
            "SELECT e.url, a.http_etag, a.http_last_modified, a.missing_since_at"
            " FROM feed_entries AS e JOIN article_urls AS u ON u.url = e.url"
            " JOIN articles AS a ON a.id = u.article_id"
            " WHERE e.feed_id = ? AND e.is_listed = 1 AND a.removed_at IS NULL",
            (feed_id,),
        )
    )


def _as_rechecks(found: Iterable[Row]) -> tuple[Recheck, ...]:
    return tuple(Recheck(**row) for row in found)


def _hosts_of(channels: Iterable[Row]) -> Iterator[str]:
    """Give the hosts of channels: they may stand elsewhere, and lead elsewhere."""
    for channel in channels:
        yield host_of(channel["url"])
        yield host_of(channel["final_url"] or "")


def _hosts(db: Database, hosts: Sequence[str]) -> tuple[HostState, ...]:
    return tuple(
        HostState(**row)
        for host in dict.fromkeys(hosts)
        for row in rows(
            db,
            "SELECT host, robots_txt, robots_status, robots_fetched_at, not_before_at, asked_at,"
            " tdmrep, tdmrep_fetched_at FROM hosts WHERE host = ?",
            (host,),
        )
    )
