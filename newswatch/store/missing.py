"""What a look at a page leaves that brought no article: it is as it was, or it is not there.

Decides nothing: what counts as removed and when to look again come from the caller. `pages` writes
what a look that brought an article leaves.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from newswatch.model import Change, PageResult
from newswatch.store.articles import article_at, key_of
from newswatch.store.changes import queue_change
from newswatch.store.transactions import run, value


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one page, with what is the same for all that is written of it."""

    source_id: int
    crawl_id: int
    result: PageResult
    change: Change | None
    now: str
    next_check_at: str | None

    def queue(self, db: Database, article_id: int) -> None:
        """Put the change that the look brought about in the queue, if there is one."""
        if self.change is not None:
            queue_change(db, article_id, self.change, now=self.now, crawl_id=self.crawl_id)


def save_unchanged(db: Database, look: Look) -> int | None:
    """Record a look that showed the page as it was; a page that is back may be a change."""
    article_id = article_at(db, look.result.url)
    if article_id is None:
        return None
    if note_served(db, look, article_id):
        look.queue(db, article_id)
    # A 304 may name validators to refresh them (RFC 9111 4.3.4); what it leaves out stays.
    run(
        db,
        "UPDATE articles SET http_etag = coalesce(?, http_etag),"
        " http_last_modified = coalesce(?, http_last_modified) WHERE id = ?",
        (look.result.http_etag, look.result.http_last_modified, article_id),
    )
    return article_id


def note_served(db: Database, look: Look, article_id: int | None) -> bool:
    """Note that the site serves the page; True if it had been missing."""
    was_gone = value(
        db,
        "SELECT coalesce(removed_at, missing_since_at) FROM articles WHERE id = ?",
        (article_id,),
    )
    run(
        db,
        "UPDATE articles SET last_seen_at = ?, next_check_at = ?, missing_since_at = NULL,"
        " removed_at = NULL WHERE id = ?",
        (look.now, look.next_check_at, article_id),
    )
    return was_gone is not None


def save_missing(db: Database, look: Look) -> int | None:
    """Record a look that failed: the page may be missing now, or gone for good."""
    article_id = article_at(db, look.result.url)
    if article_id is None:
        return None
    is_removed = look.change is not None and look.change.kind == "removed"
    run(
        db,
        "UPDATE articles SET next_check_at = ?, missing_since_at ="
        " CASE WHEN ? THEN coalesce(missing_since_at, ?) ELSE missing_since_at END WHERE id = ?",
        (
            None if is_removed else look.next_check_at,
            is_removed or look.result.fetch.failure == "gone",
            look.now,
            article_id,
        ),
    )
    if is_removed:
        removed = run(
            db,
            "UPDATE articles SET removed_at = ? WHERE id = ? AND removed_at IS NULL",
            (look.now, article_id),
        )
        if removed.rowcount == 1:
            look.queue(db, article_id)
    return article_id


def close_candidate(
    db: Database, look: Look, state: str, reason: str | None, retry_at: str | None
) -> None:
    """Count an attempt at a story of the frontier that gave none, and say what is next."""
    run(
        db,
        "UPDATE candidates SET attempts = attempts + 1, state = ?, reason = ?, detail = ?,"
        " next_fetch_at = ? WHERE source_id = ? AND url_hash = ? AND state = 'open'",
        (
            state,
            reason,
            look.result.fetch.detail,
            retry_at,
            look.source_id,
            key_of(look.result.url),
        ),
    )
