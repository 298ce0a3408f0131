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

PAGE, RANKED, MOST_PAGES = 20, 1000, 20
_ON, _OFF = "\x01", "\x02"
# Two statements, each of which walks what matches once: in one, or asked for by number, SQLite
# would look up the words anew for each story, and of an open ending all words that begin so.
_RANKED = """
SELECT rowid, bm25(articles_fts, 10.0, 1.0, 3.0, 1.0) FROM articles_fts
WHERE articles_fts MATCH :expression {funding} ORDER BY rowid DESC LIMIT {ranked}
"""
_TEXTS = """
SELECT a.id, highlight(articles_fts, 0, char(1), char(2)) AS headline,
    snippet(articles_fts, 1, char(1), char(2), '…', 28) AS snippet, a.language, a.published_at,
    a.removed_at, s.title AS outlet,
    (SELECT n.id FROM announcements AS n WHERE n.article_id = a.id AND n.state = 'live') AS funding,
    (SELECT f.text FROM announcements AS n
        JOIN announcement_figures AS f ON f.announcement_id = n.id
        WHERE n.article_id = a.id AND n.state = 'live') AS sum
FROM articles_fts
CROSS JOIN articles AS a ON a.id = articles_fts.rowid
CROSS JOIN sources AS s ON s.id = a.source_id
WHERE articles_fts MATCH :expression AND articles_fts.rowid >= :least
    AND +articles_fts.rowid IN ({numbers})
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
            "is_many": hits >= RANKED,
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
    funding = _FUNDING if only_funding else ""
    sql = _RANKED.format(funding=funding, ranked=RANKED)
    ranked = [*reader.tuples(sql, {"expression": wanted})]
    if not ranked:
        return 0, []
    ranked.sort(key=lambda found: (found[1], -found[0]))
    best = [found for found, _ in ranked[(number - 1) * PAGE :][: PAGE + 1]]
    # Whole numbers of ours: a list of them cannot be bound as one value.
    texts = _TEXTS.format(numbers=",".join(map(str, best)))
    bound = {"expression": wanted, "least": min(best, default=0)}
    told = {row["id"]: row for row in reader.rows(texts, bound)}
    return len(ranked), [told[found] for found in best if found in told]


def _hit(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "headline": marked(row["headline"]), "snippet": marked(row["snippet"])}


def marked(text: str) -> list[Piece]:
    r"""Return a text with its marks (U+0001, U+0002) as pieces.

    >>> [(p.text, bool(p.facts)) for p in marked("the \x01fund\x02 of")]
    [('the ', False), ('fund', True), (' of', False)]
    """
    parts = text.replace(_OFF, _ON).split(_ON)
    return [Piece(part, ("found",) if n % 2 else ()) for n, part in enumerate(parts) if part]


def _start(typed: str) -> str:
    """Return the pattern for names that begin with what was typed."""
    escaped = "".join("\\" + c if c in "\\%_" else c for c in typed.casefold())
    return " ".join(escaped.split()) + "%"
