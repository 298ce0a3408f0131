"""What channels name and nobody reads, with the reason, so that a rule that is too narrow is seen.

Judges nothing; keeps the last few thousand of each source.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.model import Passed
from newswatch.store.transactions import run, value, writes

# Of one source: a sitemap may name ten thousand tags.
KEPT = 2000


@writes
def save_passed(
    db: Database, source_id: int, feed_id: int, passed: Iterable[Passed], now: str
) -> None:
    """Keep what a look passed over; beyond KEPT of a source what was seen longest ago goes."""
    for one in passed:
        run(
            db,
            "INSERT INTO passed_over (source_id, url, title, reason, feed_id, first_seen_at,"
            " last_seen_at) VALUES (:source, :url, :title, :reason, :feed, :now, :now)"
            " ON CONFLICT (source_id, url) DO UPDATE SET title = excluded.title,"
            " reason = excluded.reason, feed_id = excluded.feed_id, last_seen_at = :now",
            {
                "source": source_id, "url": one.url, "title": one.title, "reason": one.reason,
                "feed": feed_id, "now": now,
            },
        )  # fmt: skip
    if value(db, "SELECT count(*) > ? FROM passed_over WHERE source_id = ?", (KEPT, source_id)):
        run(
            db,
            "DELETE FROM passed_over WHERE source_id = :source AND url IN (SELECT url FROM"
            " passed_over WHERE source_id = :source ORDER BY last_seen_at DESC, url"
            " LIMIT -1 OFFSET :kept)",
            {"source": source_id, "kept": KEPT},
        )


def let_in(db: Database, source_id: int, url: str) -> None:
    """Forget that *url* was passed over: now it is read."""
    run(db, "DELETE FROM passed_over WHERE source_id = ? AND url = ?", (source_id, url))
