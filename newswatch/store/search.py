"""Find articles by words.

Takes an FTS5 expression that is safe already; it makes none out of what a user typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sqlite_utils import Database

from newswatch.hashes import CJK_RUN
from newswatch.store.rows import SearchHit
from newswatch.store.transactions import reads, rows, run, value
from newswatch.terms import rank

# No article has this number.
NEVER = 2**62
_ONLY_FUNDING = """AND EXISTS (SELECT 1 FROM announcements AS n
    WHERE n.article_id = articles_fts.rowid AND n.state = 'live')"""
_OF_SOURCE = """AND EXISTS (SELECT 1 FROM articles AS a JOIN sources AS s ON s.id = a.source_id
    WHERE a.id = articles_fts.rowid AND s.name = :source)"""
_SINCE = "AND rowid >= :first"
_HITS = """
SELECT a.id, a.canonical_url AS url, s.name AS source, a.published, a.published_at, EXISTS (
    SELECT 1 FROM announcements AS n WHERE n.article_id = a.id AND n.state = 'live'
) AS is_funding
FROM articles AS a JOIN sources AS s ON s.id = a.source_id WHERE a.id IN ({numbers})
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

    The best of the newest that match (`rank.best`). Headlines weigh ten times as much as
    bodies. Matches stand between U+0001 and U+0002 in ``headline`` and ``snippet``. A broken
    expression is a StoreError. *source* and *since_at* (first read then or later) narrow it down.
    """
    # What is not asked for does not stand in the statement, and costs nothing.
    conditions = {
        _ONLY_FUNDING: only_funding,
        _OF_SOURCE: source is not None,
        _SINCE: since_at is not None,
    }
    _, found = rank.best(
        partial(run, db),
        expression,
        narrowed=" ".join(sql for sql, is_asked in conditions.items() if is_asked),
        bound={"source": source, "first": _first_since(db, since_at)},
        limit=limit,
        offset=offset,
    )
    return _told(db, found)


def _told(db: Database, found: Sequence[rank.Ranked]) -> list[SearchHit]:
    """Return what else is to be told of the stories that were found."""
    sql = _HITS.format(numbers=",".join(str(hit.id) for hit in found))
    told = {row.pop("id"): row for row in rows(db, sql)}
    return [
        SearchHit(
            article_id=hit.id,
            headline=hit.headline,
            snippet=hit.snippet,
            score=hit.score,
            **{**told[hit.id], "is_funding": bool(told[hit.id]["is_funding"])},
        )
        for hit in found
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
