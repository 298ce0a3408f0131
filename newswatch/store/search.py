"""Find articles by words.

Takes an FTS5 expression that is safe already; it makes none out of what a user typed.
"""

from __future__ import annotations

from sqlite_utils import Database

from newswatch.hashes import CJK_RUN
from newswatch.store.rows import SearchHit
from newswatch.store.transactions import reads, rows, value

# A word of the trade stands in most of a million stories; weighing them all would take seconds.
RANKED = 20_000
# No article has this number.
NEVER = 2**62
# Ranked first, then marked: marking reads the whole text, ranking does not. The index is walked,
# not asked story by story: of an open ending it would look up all words anew for each.
_SEARCH = """
WITH newest (id, score) AS (
    SELECT rowid, bm25(articles_fts, 10.0, 1.0, 3.0, 1.0) FROM articles_fts
    WHERE articles_fts MATCH :expression AND (:only_funding = 0 OR EXISTS (
        SELECT 1 FROM announcements AS n
        WHERE n.article_id = articles_fts.rowid AND n.state = 'live'))
        AND (:source IS NULL OR EXISTS (
            SELECT 1 FROM articles AS a JOIN sources AS s ON s.id = a.source_id
            WHERE a.id = articles_fts.rowid AND s.name = :source))
        AND rowid >= :first
    ORDER BY rowid DESC LIMIT :ranked
), best (id, score) AS MATERIALIZED (
    SELECT id, score FROM newest ORDER BY score, id DESC LIMIT :limit OFFSET :offset
)
SELECT a.id AS article_id, highlight(articles_fts, 0, char(1), char(2)) AS headline,
    snippet(articles_fts, 1, char(1), char(2), '…', 24) AS snippet, a.canonical_url AS url,
    s.name AS source, a.published, a.published_at, EXISTS (
        SELECT 1 FROM announcements AS n WHERE n.article_id = a.id AND n.state = 'live'
    ) AS is_funding, best.score
FROM articles_fts
CROSS JOIN best ON best.id = +articles_fts.rowid
CROSS JOIN articles AS a ON a.id = best.id
CROSS JOIN sources AS s ON s.id = a.source_id
WHERE articles_fts MATCH :expression AND articles_fts.rowid >= (SELECT min(id) FROM best)
ORDER BY best.score, a.id DESC
"""


def cjk_pairs(text: str) -> str:
    """Return the overlapping pairs of each run of Chinese, Japanese or Korean characters.

    They stand in the index column ``cjk_pairs``; to find such words, ask it for their pairs as a
    phrase. A run's last character follows alone, so one character is found by ``X*``.

    >>> cjk_pairs("Alibaba 投資香港")
    '投資 資香 香港 港'
    """
    if text.isascii():
        return ""
    return " ".join(
        run[start : start + 2]
        for run in (found[0] for found in CJK_RUN.finditer(text))
        for start in range(len(run))
    )


@reads
def search_articles(
    db: Database,
    expression: str,
    *,
    limit: int = 20,
    offset: int = 0,
    only_funding: bool = False,
    source: str | None = None,
    since_at: str | None = None,
) -> list[SearchHit]:
    """Return the articles that match the FTS5 *expression*, the best first.

    The best of the newest 20,000 that match (`RANKED`). Headlines weigh ten times as much as
    bodies. Matches stand between U+0001 and U+0002 in ``headline`` and ``snippet``. A broken
    expression is a StoreError. *source* and *since_at* (first read then or later) narrow it down.
    """
    return [
        SearchHit(**{**row, "is_funding": bool(row["is_funding"])})
        for row in rows(
            db,
            _SEARCH,
            {
                "expression": expression,
                "only_funding": only_funding,
                "ranked": RANKED,
                "source": source,
                "first": _first_since(db, since_at),
                "limit": limit,
                "offset": offset,
            },
        )
    ]


def _first_since(db: Database, since_at: str | None) -> int:
    """Return the lowest number of an article that was first read at *since_at* or later.

    Numbers grow with the time of the first reading, so the index can begin there.
    """
    if since_at is None:
        return 0
    found = value(
        db,
        "SELECT min(article_id) FROM changes WHERE found_at >= ? AND kind = 'new'",
        (since_at,),
    )
    return int(found) if found is not None else NEVER
