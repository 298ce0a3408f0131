"""Search: stories by their words, the best first, with the words marked where they stand.

What people type becomes an expression that cannot be malformed (`query.words`). Of a word that
stands in very many stories the newest are ranked, so that no word is slow.
"""

from __future__ import annotations

from typing import Any

from newswatch.query.web.asked import Asked, Page
from newswatch.query.web.highlight import Piece
from newswatch.query.web.reader import Reader
from newswatch.query.web.site import Site
from newswatch.query.words import expression
from newswatch.terms import rank

PAGE, MOST_PAGES = 20, 20
_TOLD = """
SELECT a.id, a.language, a.published_at, a.removed_at, s.title AS outlet,
    (SELECT n.id FROM announcements AS n WHERE n.article_id = a.id AND n.state = 'live') AS funding,
    (SELECT f.text FROM announcements AS n
        JOIN announcement_figures AS f ON f.announcement_id = n.id
        WHERE n.article_id = a.id AND n.state = 'live') AS sum
FROM articles AS a JOIN sources AS s ON s.id = a.source_id WHERE a.id IN ({})
"""
_FUNDING = """AND EXISTS (SELECT 1 FROM announcements AS n
    WHERE n.article_id = articles_fts.rowid AND n.state = 'live')"""
_PARTIES = """
SELECT p.id, p.name, count(x.id) AS deals FROM parties AS p
JOIN announcement_parties AS x ON x.party_id = p.id
WHERE p.name_key LIKE :start ESCAPE '\\' GROUP BY p.id ORDER BY deals DESC, p.name LIMIT 5
"""


def page(reader: Reader, asked: Asked, _site: Site) -> Page:
    """Return the page of search, with or without something asked for."""
    typed = asked.text("q")
    wanted = expression(typed)
    only = bool(asked.choice("funding", ("1",)))
    number = min(asked.number("page") or 1, MOST_PAGES)
    hits, rows = _found(reader, wanted, only_funding=only, number=number) if wanted else (0, [])
    follows = len(rows) > PAGE and number < MOST_PAGES
    return Page(
        template="search.html",
        shows={
            "q": typed,
            "only_funding": only,
            "has_asked": bool(typed),
            "is_empty": bool(typed) and not wanted,
            "hits": [_hit(row) for row in rows[:PAGE]],
            "count": hits,
            "is_many": hits >= (rank.COUNTED if rank.is_costly(wanted) else rank.RANKED),
            "parties": reader.rows(_PARTIES, {"start": _start(typed)}) if wanted else [],
            "page_number": number,
            "next": asked.with_(page=number + 1) if follows else "",
            "previous": asked.with_(page=number - 1) if number > 1 else "",
            "without_funding": asked.with_(funding="", page=""),
        },
    )


def _found(
    reader: Reader, wanted: str, *, only_funding: bool, number: int
) -> tuple[int, list[dict[str, Any]]]:
    """Return how many stories were ranked, and those of one page and one more, the best first."""
    count, found = rank.best(
        reader.tuples,
        wanted,
        narrowed=_FUNDING if only_funding else "",
        limit=PAGE + 1,
        offset=(number - 1) * PAGE,
    )
    told = reader.by_id(_TOLD, [hit.id for hit in found])
    return count, [
        {**told[hit.id], "headline": hit.headline, "snippet": hit.snippet}
        for hit in found
        if hit.id in told
    ]


def _hit(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "headline": marked(row["headline"]), "snippet": marked(row["snippet"])}


def marked(text: str) -> list[Piece]:
    r"""Return a text with its marks (U+0001, U+0002) as pieces.

    >>> [(p.text, bool(p.facts)) for p in marked("the \x01fund\x02 of")]
    [('the ', False), ('fund', True), (' of', False)]
    """
    parts = text.replace(rank.OFF, rank.ON).split(rank.ON)
    return [Piece(part, ("found",) if n % 2 else ()) for n, part in enumerate(parts) if part]


def _start(typed: str) -> str:
    """Return the pattern for names that begin with what was typed."""
    escaped = "".join("\\" + c if c in "\\%_" else c for c in typed.casefold())
    return " ".join(escaped.split()) + "%"
