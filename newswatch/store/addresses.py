"""Which story an address stands for, where addresses move, lie or are used twice.

Looks up and rewrites addresses; whether two tellings are one story is decided by the caller.
"""

from __future__ import annotations

from sqlite_utils import Database

from newswatch.store.articles import key_of
from newswatch.store.transactions import reads, rows, run, value, writes

# A channel that gives all its entries one id must not cost a look at each of them.
_NAMESAKES = 3


@reads
def earlier_addresses(db: Database, source: str, url: str) -> list[str]:
    """Return other addresses under which a channel of *source* listed the entry of *url*.

    The newest first, at most three: the id of an entry stays when its address moves, and some
    channels use ids twice.
    """
    found = rows(
        db,
        "SELECT DISTINCT o.url FROM sources AS s JOIN feeds AS f ON f.source_id = s.id"
        " JOIN feed_entries AS e ON e.feed_id = f.id AND e.url = :url"
        " JOIN feed_entries AS o ON o.feed_id = f.id AND o.entry_id = e.entry_id AND o.url <> e.url"
        " WHERE s.name = :source ORDER BY o.last_seen_at DESC, o.id DESC LIMIT :limit",
        {"source": source, "url": url, "limit": _NAMESAKES},
    )
    return [row["url"] for row in found]


@reads
def address_with_text(db: Database, source: str, content_hash: str) -> str | None:
    """Return the address of a story of *source* that says the very same, the newest, or None."""
    address: str | None = value(
        db,
        "SELECT a.canonical_url FROM articles AS a JOIN sources AS s ON s.id = a.source_id"
        " WHERE a.content_hash = ? AND s.name = ? AND a.body <> '' ORDER BY a.id DESC LIMIT 1",
        (content_hash, source),
    )
    return address


@writes
def give_back(db: Database, article_id: int, url: str) -> None:
    """Take the address *url* from a story that claimed it and put it back under its own.

    Its page named *url* as canonical before the story that lives there had been read.
    """
    run(
        db,
        "DELETE FROM article_urls WHERE article_id = ? AND url_hash = ?",
        (article_id, key_of(url)),
    )
    run(db, "UPDATE articles SET canonical_url = url WHERE id = ?", (article_id,))
    run(
        db,
        "INSERT INTO article_urls (url, url_hash, article_id, kind)"
        " SELECT url, ?, id, 'canonical' FROM articles WHERE id = ? ON CONFLICT DO NOTHING",
        (key_of(value(db, "SELECT url FROM articles WHERE id = ?", (article_id,))), article_id),
    )
