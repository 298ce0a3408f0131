"""Care of the file: a copy of it, its write-ahead log, its full-text index, and forgetting.

Never decides what is old or unwanted.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database

from newswatch.errors import StoreError
from newswatch.store.transactions import path_of, rows, run, translated, value, writes
from newswatch.urls import writings


def backup(db: Database, path: Path) -> None:
    """Write a consistent copy to *path*, which must not exist, while others read and write."""
    if path.exists():
        raise StoreError("exists already: name a new file for the copy", path=str(path))
    with translated(path):
        copy = sqlite3.connect(path)
        try:
            db.conn.backup(copy)
        finally:
            copy.close()


def checkpoint(db: Database) -> bool:
    """Move the write-ahead log into the file; False if a reader or writer kept part of it.

    A reader that stays for hours lets the log grow without limit.
    """
    with translated(path_of(db)):
        is_busy = run(db, "PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not is_busy


@writes
def rebuild_index(db: Database) -> None:
    """Make the full-text index anew from the articles."""
    run(db, "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")


@writes
def forget_article(db: Database, article_id: int, *, reason: str, now: str) -> list[str]:
    """Erase an article with all that came of it, and stop its return; return its archived pages.

    Versions, index, links, changes, announcement, evidence, verdicts and the messages about them
    go; of its addresses only fingerprints stay. The names returned (``fetches.raw_hash``) are for
    the caller to delete. The bytes are overwritten in the file when the log is moved into it.
    """
    urls = rows(db, "SELECT url, url_hash FROM article_urls WHERE article_id = ?", (article_id,))
    keys = json.dumps(sorted({row["url_hash"] for row in urls}))
    run(
        db,
        "INSERT INTO tombstones (url_hash, reason, created_at)"
        " SELECT value, ?, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING",
        (reason, now, keys),
    )
    announcement = value(db, "SELECT id FROM announcements WHERE article_id = ?", (article_id,))
    run(
        db,
        "DELETE FROM alerts WHERE change_id IN (SELECT id FROM changes WHERE article_id = ?)"
        " OR (subject_kind = 'announcement' AND subject_id = ?)",
        (article_id, announcement),
    )
    run(db, "DELETE FROM candidates WHERE url_hash IN (SELECT value FROM json_each(?))", (keys,))
    archived = _erase_addresses(db, [row["url"] for row in urls])
    run(db, "DELETE FROM articles WHERE id = ?", (article_id,))
    return archived


def _erase_addresses(db: Database, urls: Iterable[str]) -> list[str]:
    """Erase where *urls* were listed and asked for, by index; return the archived pages' names."""
    # Channels and requests may have written them with or without the slash at the end.
    told = (json.dumps([writing for url in urls for writing in writings(url)]),)
    archived = rows(
        db,
        "SELECT DISTINCT raw_hash FROM fetches WHERE raw_hash IS NOT NULL"
        " AND url IN (SELECT value FROM json_each(?))",
        told,
    )
    run(db, "DELETE FROM fetches WHERE url IN (SELECT value FROM json_each(?))", told)
    run(
        db,
        "DELETE FROM feed_entries WHERE feed_id IN (SELECT id FROM feeds)"
        " AND url IN (SELECT value FROM json_each(?))",
        told,
    )
    return [row["raw_hash"] for row in archived]
