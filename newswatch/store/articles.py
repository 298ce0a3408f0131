"""Articles and candidates as they are known: what a comparison with a new reading needs.

Reads only; `pages` writes.
"""

from __future__ import annotations

import json
from functools import lru_cache

from sqlite_utils import Database

from newswatch.store.rows import StoredArticle, StoredCandidate
from newswatch.store.sources import source_id_of
from newswatch.store.transactions import Row, one, reads, rows, value
from newswatch.urls import url_hash

# The same addresses are linked to from page after page: canonicalising is most of the cost.
key_of = lru_cache(maxsize=8192)(url_hash)

_ARTICLE = """
SELECT a.id AS article_id, s.name AS source, a.url, a.canonical_url, a.headline, a.body,
    a.language, a.published, a.published_at, a.modified, a.content_hash, a.version,
    v.id AS version_id, v.authors, a.first_seen_at, a.last_seen_at, a.last_changed_at,
    a.next_check_at, a.missing_since_at, a.removed_at, a.is_backfill, a.is_partial, a.http_etag,
    a.http_last_modified
FROM articles AS a
JOIN sources AS s ON s.id = a.source_id
JOIN article_versions AS v ON v.article_id = a.id AND v.version = a.version
"""


@reads
def find_article(db: Database, *urls: str) -> StoredArticle | None:
    """Return the article that is known under the first of *urls* that is known at all, or None.

    A canonical address comes before any other: pass the page's own canonical first.
    """
    for url in urls:
        article_id = article_at(db, url)
        if article_id is not None:
            return get_article(db, article_id)
    return None


@reads
def get_article(db: Database, article_id: int) -> StoredArticle | None:
    """Return the article with this number, or None."""
    row = one(db, f"{_ARTICLE} WHERE a.id = ?", (article_id,))
    return _stored(row) if row else None


@reads
def list_articles(
    db: Database,
    *,
    after: int = 0,
    limit: int = 500,
    source: str | None = None,
    since_at: str | None = None,
) -> list[StoredArticle]:
    """Return articles by number, from the one after *after* on: a page of a walk over all.

    With *since_at* only those that were published or first read then or later.
    """
    return [
        _stored(row)
        for row in rows(
            db,
            f"{_ARTICLE} WHERE a.id > :after AND (:source IS NULL OR s.name = :source)"
            " AND (:since IS NULL OR a.published_at >= :since OR a.first_seen_at >= :since)"
            " ORDER BY a.id LIMIT :limit",
            {"after": after, "source": source, "limit": limit, "since": since_at},
        )
    ]


@reads
def count_articles(db: Database) -> int:
    """Return how many articles are stored."""
    return int(value(db, "SELECT count(*) FROM articles"))


def _stored(row: Row) -> StoredArticle:
    return StoredArticle(
        **{
            **row,
            "authors": tuple(json.loads(row["authors"])),
            "is_backfill": bool(row["is_backfill"]),
            "is_partial": bool(row["is_partial"]),
        }
    )


def article_at(db: Database, url: str) -> int | None:
    """Return the number of the article known under *url* or another writing of it, or None."""
    for sql, key in (
        ("SELECT id FROM articles WHERE canonical_url = ?", url),
        ("SELECT article_id FROM article_urls WHERE url = ?", url),
        ("SELECT article_id FROM article_urls WHERE url_hash = ? LIMIT 1", key_of(url)),
    ):
        found = value(db, sql, (key,))
        if found is not None:
            return int(found)
    return None


@reads
def find_candidate(db: Database, source: str, url: str) -> StoredCandidate | None:
    """Return what the frontier holds of *url*, or None."""
    row = one(
        db,
        "SELECT id AS candidate_id, url, title, published, state, reason, attempts, discovered_at,"
        " previous_look_at, is_backfill, next_fetch_at FROM candidates"
        " WHERE source_id = ? AND url_hash = ?",
        (source_id_of(db, source), key_of(url)),
    )
    return StoredCandidate(**{**row, "is_backfill": bool(row["is_backfill"])}) if row else None
