"""What a crawl learnt of channels, written down. `pages` does the same for pages.

Decides nothing. Applying a result twice changes nothing the second time: each is known by its
request (crawl, address, kind, time).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.model import Candidate, Entry, FeedResult
from newswatch.store import passed, switches
from newswatch.store.articles import article_at, key_of
from newswatch.store.fetches import save_fetch
from newswatch.store.sources import declare_channel, source_id_of, undeclare
from newswatch.store.transactions import Row, one, rows, run, value, writes

_IS_CANDIDATE = "SELECT 1 FROM candidates WHERE source_id = ? AND url_hash = ?"
_ADD_CANDIDATE = """
INSERT INTO candidates (source_id, feed_id, url, url_hash, title, published, attempts,
    discovered_at, previous_look_at, is_backfill, next_fetch_at)
VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)
ON CONFLICT (source_id, url_hash) DO UPDATE SET
    title = coalesce(title, excluded.title), published = coalesce(published, excluded.published),
    previous_look_at = CASE WHEN excluded.is_backfill < is_backfill
        THEN excluded.previous_look_at ELSE previous_look_at END,
    is_backfill = min(is_backfill, excluded.is_backfill)
WHERE state = 'open'
"""


@writes
def save_feed(
    db: Database, source: str, crawl_id: int, result: FeedResult, *, now: str, next_fetch_at: str
) -> int:
    """Store one look at one channel; return how many of the stories it found were unknown.

    Written are entries, validators, new candidates, children and doubts.

    A failure counts and is named; whatever the channel said before stays. The time of a success
    is that of the request, not of the writing: a story may appear in between. A look that was
    stored before (same crawl, address and time) is left at that.
    """
    source_id = source_id_of(db, source)
    if not save_fetch(db, source_id, crawl_id, result.fetch):
        return 0
    feed = _feed(db, source_id, result, now)
    run(
        db,
        "UPDATE feeds SET last_fetched_at = ?, next_fetch_at = ?,"
        " final_url = coalesce(nullif(?, url), final_url) WHERE id = ?",
        (result.fetch.fetched_at, next_fetch_at, result.fetch.final_url, feed["id"]),
    )
    if result.fetch.failure is not None:
        _note_failed_look(db, feed["id"], result.fetch.failure)
        switches.note_life(db, source_id, feed, result, now)
        return 0
    looked_at = result.fetch.fetched_at
    previous = value(db, "SELECT previous_look_at FROM crawls WHERE id = ?", (crawl_id,))
    if result.entries is not None:
        _save_entries(db, feed["id"], result.entries, looked_at)
        _save_children(db, source_id, feed, result, now)
    if result.passed:
        passed.save_passed(db, source_id, feed["id"], result.passed, looked_at)
    found = _save_found(db, source_id, feed, result.found, now=now, previous=previous)
    _save_doubts(db, result.doubted, now)
    _note_look(db, feed["id"], result, looked_at)
    switches.note_life(db, source_id, feed, result, now)
    _note_source(db, source_id, looked_at, now, is_new=bool(found))
    return found


def _note_source(db: Database, source_id: int, looked_at: str, now: str, *, is_new: bool) -> None:
    run(
        db,
        "UPDATE sources SET last_success_at = max(min(coalesce(last_success_at, ''), ?), ?),"
        " last_new_at = CASE WHEN ? THEN ? ELSE last_new_at END WHERE id = ?",
        (now, looked_at, is_new, now, source_id),
    )


def _feed(db: Database, source_id: int, result: FeedResult, now: str) -> Row:
    """Return the channel's row as it was before this look, made if it is unknown."""
    sql = (
        "SELECT id, first_success_at, last_success_at, is_fallback, parent_id FROM feeds"
        " WHERE source_id = ? AND url = ?"
    )
    known = one(db, sql, (source_id, result.channel.url))
    if known is None:
        declare_channel(
            db, source_id, result.channel, parent_id=None, first_success_at=None, now=now
        )
        if result.channel.is_fallback:  # none that a spider declares, or it would be known
            run(db, "UPDATE feeds SET is_found = 1 WHERE source_id = ? AND url = ?",
                (source_id, result.channel.url))  # fmt: skip
        known = one(db, sql, (source_id, result.channel.url))
    assert known is not None
    return {**known, "first_success_at": switches.first_success_of(db, source_id, known)}


def _note_failed_look(db: Database, feed_id: int, failure: str) -> None:
    run(
        db,
        "UPDATE feeds SET failures = failures + 1, failure = ? WHERE id = ?",
        (failure, feed_id),
    )


def _note_look(db: Database, feed_id: int, result: FeedResult, looked_at: str) -> None:
    run(
        db,
        "UPDATE feeds SET failures = 0, failure = NULL, last_success_at = ?,"
        " first_success_at = coalesce(first_success_at, ?) WHERE id = ?",
        (looked_at, looked_at, feed_id),
    )
    # A 304 names validators only to refresh them (RFC 9111 4.3.4); a whole answer without any has
    # none, and the old ones must not be sent any more.
    is_whole = result.entries is not None or result.body_hash is not None
    run(
        db,
        "UPDATE feeds SET"
        " http_etag = CASE WHEN :is_whole THEN :etag ELSE coalesce(:etag, http_etag) END,"
        " http_last_modified ="
        " CASE WHEN :is_whole THEN :modified ELSE coalesce(:modified, http_last_modified) END,"
        " whole_at = CASE WHEN :is_whole THEN :at ELSE whole_at END,"
        " body_hash = CASE WHEN :is_whole THEN :body ELSE body_hash END,"
        " validators = :verdict, restless = :restless,"
        " caught_at = CASE WHEN :is_caught THEN :at ELSE caught_at END WHERE id = :id",
        {
            "is_whole": is_whole,
            "etag": result.http_etag,
            "modified": result.http_last_modified,
            "at": looked_at,
            "body": result.body_hash,
            "verdict": result.validators,
            "restless": result.restless,
            "is_caught": result.is_caught,
            "id": feed_id,
        },
    )


def _save_entries(db: Database, feed_id: int, entries: Iterable[Entry], looked_at: str) -> None:
    run(db, "UPDATE feed_entries SET is_listed = 0 WHERE feed_id = ? AND is_listed = 1", (feed_id,))
    first_of = {entry.url: entry for entry in reversed(tuple(entries))}
    forgotten = {row["url_hash"] for row in rows(db, "SELECT url_hash FROM tombstones")}
    for entry in first_of.values():
        if forgotten and key_of(entry.url) in forgotten:
            continue
        run(
            db,
            "INSERT INTO feed_entries (feed_id, url, entry_id, title, published, modified, signal,"
            " position, first_seen_at, last_seen_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (feed_id, url) DO UPDATE SET entry_id = excluded.entry_id,"
            " title = excluded.title, published = excluded.published,"
            " modified = excluded.modified, signal = excluded.signal,"
            " position = excluded.position, last_seen_at = excluded.last_seen_at, is_listed = 1",
            (
                feed_id,
                entry.url,
                entry.id,
                entry.title,
                entry.published,
                entry.modified,
                entry.signal,
                entry.position,
                looked_at,
                looked_at,
            ),
        )


def _save_children(db: Database, source_id: int, feed: Row, result: FeedResult, now: str) -> None:
    named = {child.url for child in result.children}
    for row in rows(
        db, "SELECT id, url FROM feeds WHERE parent_id = ? AND is_declared = 1", (feed["id"],)
    ):
        if row["url"] not in named:
            undeclare(db, row["id"])
    for child in result.children:
        if child.url != result.channel.url:  # an index that names itself
            declare_channel(
                db,
                source_id,
                child,
                parent_id=feed["id"],
                first_success_at=feed["first_success_at"],
                now=now,
            )


def _save_found(
    db: Database,
    source_id: int,
    feed: Row,
    found: Iterable[Candidate],
    *,
    now: str,
    previous: str | None,
) -> int:
    """Add what is unknown to the frontier; return how many were added.

    A story is backfill where the source or this channel was never read before. When another
    channel of the same crawl shows it to be news, it is news.
    """
    looks = [look for look in (previous, feed["last_success_at"]) if look is not None]
    is_backfill = previous is None or feed["first_success_at"] is None
    added = 0
    for candidate in found:
        if is_known(db, candidate.url):
            continue
        key = key_of(candidate.url)
        added += not value(db, _IS_CANDIDATE, (source_id, key))
        passed.let_in(db, source_id, candidate.url)
        run(
            db,
            _ADD_CANDIDATE,
            (
                source_id,
                feed["id"],
                candidate.url,
                key,
                candidate.title,
                candidate.published,
                now,
                min(looks, default=None),
                is_backfill,
                now,
            ),
        )
    return added


def is_known(db: Database, url: str) -> bool:
    """Tell whether *url* is an article already, or was forgotten on request."""
    return bool(
        value(
            db,
            "SELECT EXISTS (SELECT 1 FROM article_urls WHERE url_hash = :key)"
            " OR EXISTS (SELECT 1 FROM tombstones WHERE url_hash = :key)",
            {"key": key_of(url)},
        )
    )


def _save_doubts(db: Database, doubted: Iterable[str], now: str) -> None:
    for url in doubted:
        run(
            db,
            "UPDATE articles SET next_check_at = ? WHERE id = ?",
            (now, article_at(db, url)),
        )
