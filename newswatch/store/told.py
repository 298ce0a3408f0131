"""What messages say of a story that is to be forgotten: taken out of the outbox.

A message about the story goes whole; of one that tells of others as well, its part goes. What was
sent stays with its receivers: nothing here reaches them.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from sqlite_utils import Database

from newswatch.store.transactions import rows, run, writes

_ABOUT = """
DELETE FROM alerts WHERE id IN (
    SELECT a.id FROM changes AS c JOIN alerts AS a ON a.change_id = c.id
    WHERE c.article_id = :id AND NOT EXISTS (
        SELECT 1 FROM event_mentions AS m WHERE a.subject_kind = 'event'
        AND m.event_id = a.subject_id AND m.article_id <> :id)
    UNION
    SELECT a.id FROM announcements AS n JOIN alerts AS a
        ON a.subject_kind = 'announcement' AND a.subject_id = n.id WHERE n.article_id = :id
    UNION
    SELECT a.id FROM event_mentions AS m JOIN alerts AS a
        ON a.subject_kind = 'event' AND a.subject_id = m.event_id
    WHERE m.article_id = :id AND NOT EXISTS (
        SELECT 1 FROM event_mentions AS o WHERE o.event_id = m.event_id AND o.article_id <> :id)
)
"""
# What is left: of events that others tell as well, and of all that is about no single event.
_MAY_NAME = """
SELECT a.id, a.message FROM event_mentions AS m JOIN alerts AS a
    ON a.subject_kind = 'event' AND a.subject_id = m.event_id WHERE m.article_id = :id
UNION SELECT id, message FROM alerts WHERE subject_kind < 'announcement'
UNION SELECT id, message FROM alerts
    WHERE subject_kind > 'announcement' AND subject_kind < 'event'
UNION SELECT id, message FROM alerts WHERE subject_kind > 'event'
"""
# Digests that told it, or counted it in a line without its address.
_DIGESTS = """
SELECT a.id FROM matches AS m JOIN alerts AS a
    ON a.subject_kind = 'digest' AND a.subject_id = m.digest_id WHERE m.article_id = :id
"""
# A line of a digest keeps at least so much of a long headline.
_SURE = 40
_NOTHING = object()


@writes
def erase_told(db: Database, article_id: int, urls: Collection[str]) -> None:
    """Take a story out of the outbox: messages about it, and lines of others that name it."""
    run(db, _ABOUT, {"id": article_id})
    versions = rows(db, "SELECT headline FROM article_versions WHERE article_id = ?", (article_id,))
    headlines = {row["headline"] for row in versions}
    headlines |= {headline[:_SURE] for headline in headlines if len(headline) > _SURE}
    digests = {row["id"] for row in rows(db, _DIGESTS, {"id": article_id})}
    for row in rows(db, _MAY_NAME, {"id": article_id}):
        if row["id"] not in digests and not any(url in row["message"] for url in urls):
            continue
        left = _without(json.loads(row["message"]), urls, headlines)
        if left is _NOTHING:
            run(db, "DELETE FROM alerts WHERE id = ?", (row["id"],))
        else:
            told = json.dumps(left, ensure_ascii=False)
            run(db, "UPDATE alerts SET message = ? WHERE id = ?", (told, row["id"]))


def _without(tree: Any, urls: Collection[str], headlines: Collection[str]) -> Any:  # noqa: ANN401 - any JSON
    """Return *tree* without what names the story; _NOTHING where all of it does."""
    if isinstance(tree, str):
        lines = tree.split("\n")
        kept = [
            line
            for line in lines
            if not any(url in line for url in urls) and not any(h and h in line for h in headlines)
        ]
        return _NOTHING if len(lines) == 1 and not kept else "\n".join(kept)
    if isinstance(tree, list):
        parts = (_without(part, urls, headlines) for part in tree)
        return [part for part in parts if part is not _NOTHING]
    if isinstance(tree, dict):
        if any(isinstance(said, str) and said in urls for said in tree.values()):
            return _NOTHING
        told = {name: _without(part, urls, headlines) for name, part in tree.items()}
        return {name: "" if part is _NOTHING else part for name, part in told.items()}
    return tree
