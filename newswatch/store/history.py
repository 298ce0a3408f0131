"""What was known of each announcement when: added to, closed once, never rewritten.

Decides no fact. The present state is the announcement's own row; here it stands once more, so that
any moment can be asked about in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from newswatch.model import Announcement
from newswatch.model.jsonable import from_json
from newswatch.store.rows import StoredAnnouncement
from newswatch.store.transactions import Row, reads, rows, run

_CLOSE = """
UPDATE announcement_history SET known_until_at = :now
WHERE known_until_at IS NULL
    AND announcement_id = (SELECT id FROM announcements WHERE article_id = :article_id)
"""
_OPEN = """
INSERT INTO announcement_history (announcement_id, article_id, version_id, state, facts, detector,
    known_from_at)
SELECT n.id, n.article_id, n.version_id, n.state, f.facts, n.detector, :now
FROM announcements AS n JOIN announcement_facts AS f ON f.announcement_id = n.id
WHERE n.article_id = :article_id
"""
# What was known at :at; of two rows of one second the later one.
_KNOWN = """
SELECT h.announcement_id, h.article_id, h.version_id, n.event_id, h.state, n.is_backfill,
    h.known_from_at AS detected_at, h.detector, a.canonical_url AS url,
    coalesce(v.headline, a.headline) AS headline, s.name AS source, a.published_at, h.facts
FROM announcement_history AS h
JOIN announcements AS n ON n.id = h.announcement_id
JOIN articles AS a ON a.id = h.article_id
JOIN sources AS s ON s.id = a.source_id
LEFT JOIN article_versions AS v ON v.id = h.version_id
WHERE h.known_from_at <= :at AND (h.known_until_at IS NULL OR h.known_until_at > :at)
    AND h.state = 'live'
"""
_OF_ARTICLES = " AND h.article_id IN (SELECT value FROM json_each(:articles))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What was known of an announcement from one moment until another; None: it still is."""

    known_from_at: str
    known_until_at: str | None
    state: str
    facts: Announcement


def note_history(db: Database, article_id: int, now: str) -> None:
    """Note that an article's announcement is as it is from *now* on."""
    known = {"article_id": article_id, "now": now}
    run(db, _CLOSE, known)
    run(db, _OPEN, known)


@reads
def known_announcements(
    db: Database, at: str, article_ids: Iterable[int]
) -> dict[int, StoredAnnouncement]:
    """Return the announcements of *article_ids* that stood at *at*, as they were known, by article.

    Events and the outlet's own figures are those of today: only what was announced has a history.
    """
    wanted = {"at": at, "articles": json.dumps(sorted(set(article_ids)))}
    return {row["article_id"]: _stored(row) for row in rows(db, _KNOWN + _OF_ARTICLES, wanted)}


def _stored(row: Row) -> StoredAnnouncement:
    facts = from_json(Announcement, json.loads(row["facts"]))
    own = {name: row[name] for name in row if name != "facts"}
    return StoredAnnouncement(**{**own, "is_backfill": bool(row["is_backfill"])}, facts=facts)


@reads
def list_history(db: Database, article_id: int) -> list[Known]:
    """Return what was known of an article's announcement, the first first."""
    return [
        Known(**{**row, "facts": from_json(Announcement, json.loads(row["facts"]))})
        for row in rows(
            db,
            "SELECT known_from_at, known_until_at, state, facts FROM announcement_history"
            " WHERE article_id = ? ORDER BY id",
            (article_id,),
        )
    ]
