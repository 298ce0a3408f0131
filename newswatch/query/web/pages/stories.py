"""The list of stories: of one outlet, language or kind, edited or withdrawn; the newest first.

Follows an index from a row on and looks at so many rows at most, so that no filter reads a million
stories. It counts nothing over the whole file: the numbers beside the facets are of the newest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from newswatch.query.web import wording
from newswatch.query.web.asked import Asked, Facet, Page, facet
from newswatch.query.web.reader import Reader, Row
from newswatch.query.web.site import Site

PAGE, WINDOW, COUNTED = 25, 4000, 1000
# Each leads an index that gives its stories by their date; the first that is asked for is followed.
_LEADS = {
    "withdrawn": "a.removed_at IS NOT NULL",
    "edited": "a.version > 1",
    "kind": "a.kind = :kind AND a.kind <> 'news'",
    "source": "a.source_id = :source",
    "language": "a.language = :language",
}
_TESTS = {
    "withdrawn": "removed_at IS NOT NULL",
    "edited": "version > 1",
    "kind": "kind = :kind",
    "source": "source_id = :source",
    "language": "language = :language",
}
_WINDOW = """
SELECT id, source_id, published_at, language, kind, version, removed_at FROM (
    SELECT a.id, a.source_id, a.published_at, a.language, a.kind, a.version, a.removed_at
    FROM articles AS a WHERE {lead} ORDER BY a.published_at DESC, a.id DESC LIMIT {window}
)
"""
_SHOWN = """
SELECT a.id, a.headline, a.language, a.published_at, a.first_seen_at, a.kind, a.version,
    a.removed_at, a.is_partial, s.title AS outlet, s.name AS source,
    substr(coalesce(a.description, a.body), 1, 220) AS teaser,
    (SELECT n.id FROM announcements AS n WHERE n.article_id = a.id AND n.state = 'live') AS funding
FROM articles AS a JOIN sources AS s ON s.id = a.source_id WHERE a.id IN ({})
"""
_STATES = {"edited": "Edited since", "withdrawn": "Withdrawn"}


def page(reader: Reader, asked: Asked, site: Site) -> Page:
    """Return one page of the list."""
    ledger = site.ledgers.get(reader)
    sources = {r["name"]: r for r in reader.rows("SELECT id, name, title FROM sources")}
    chosen = _chosen(asked, sources)
    kept, last = _fitting(_window(reader, chosen, asked.cursor()), chosen)
    shown, is_cut = kept[:PAGE], last is not None and len(kept) <= PAGE
    after = shown[-1] if len(kept) > PAGE else last
    return Page(
        template="stories.html",
        shows={
            "stories": told(reader, [row["id"] for row in shown]),
            "facets": _facets(asked, ledger.kept("stories", lambda: _newest(reader)), sources),
            "next": asked.with_(after=_cursor(after)) if after else "",
            "is_cut": is_cut,
            "looked": WINDOW,
            "first": asked.with_() if asked.cursor() else "",
            "chosen": bool(chosen),
            "all": asked.href("/stories"),
            "counted": COUNTED,
        },
    )


def _chosen(asked: Asked, sources: Mapping[str, Row]) -> dict[str, Any]:
    """Return what is asked for, by the name of its test."""
    source = asked.choice("source", sources)
    return {
        name: value
        for name, value in (
            ("withdrawn", asked.choice("state", ("withdrawn",))),
            ("edited", asked.choice("state", ("edited",))),
            ("kind", asked.choice("kind", wording.KINDS)),
            ("source", sources[source]["id"] if source else None),
            ("language", wording.language_of(asked.text("language"))),
        )
        if value
    }


def _window(
    reader: Reader, chosen: Mapping[str, Any], after: tuple[str, int] | None
) -> Iterator[Row]:
    """Yield the next stories along the index that leads; those without a date come last."""
    # Nearly all stories are news: that follows the dates alone and tests.
    leads = [n for n in _LEADS if n in chosen and (n, chosen[n]) != ("kind", "news")]
    lead = _LEADS[leads[0]] if leads else "1"
    at, number = after or ("9", 0)
    bound = {**chosen, "at": at, "number": number}
    if at:
        where = f"{lead} AND (a.published_at, a.id) < (:at, :number)"
        yield from reader.each(_WINDOW.format(lead=where, window=WINDOW), bound)
    place = "" if at else " AND a.id < :number"
    where = f"{lead} AND a.published_at IS NULL{place}"
    yield from reader.each(_WINDOW.format(lead=where, window=WINDOW), bound)


def _fitting(window: Iterator[Row], chosen: Mapping[str, Any]) -> tuple[list[Row], Row | None]:
    """Return a page of stories and one more; and, where it was cut short, the last looked at."""
    kept: list[Row] = []
    for looked, row in enumerate(window, start=1):
        if _fits(row, chosen):
            kept.append(row)
        if len(kept) > PAGE:
            return kept, None
        if looked >= WINDOW:
            return kept, row
    return kept, None


def _fits(row: Row, chosen: Mapping[str, Any]) -> bool:
    return (
        row["source_id"] == chosen.get("source", row["source_id"])
        and row["language"] == chosen.get("language", row["language"])
        and row["kind"] == chosen.get("kind", row["kind"])
        and (row["version"] > 1 or "edited" not in chosen)
        and (row["removed_at"] is not None or "withdrawn" not in chosen)
    )


def _cursor(row: Row) -> str:
    return f"{row['published_at'] or ''}_{row['id']}"


def told(reader: Reader, numbers: list[int]) -> list[dict[str, Any]]:
    """Return what lists show of these stories, in this order."""
    rows = reader.by_id(_SHOWN, numbers)
    return [
        {
            **rows[number],
            "kind_name": wording.KINDS.get(rows[number]["kind"], rows[number]["kind"]),
            "teaser": rows[number]["teaser"].split("\n\n")[0],
        }
        for number in numbers
        if number in rows
    ]


def _newest(reader: Reader) -> list[Row]:
    """Return the newest stories, of all kinds and outlets, from which facets are counted."""
    return [*islice(_window(reader, {}, None), COUNTED)]


def _facets(asked: Asked, counted: list[Row], sources: Mapping[str, Row]) -> list[Facet]:
    names = {row["id"]: name for name, row in sources.items()}
    outlets = Counter(dict.fromkeys(sources, 0))
    outlets.update(names[row["source_id"]] for row in counted)
    titles = {name: row["title"] for name, row in sources.items()}
    states = Counter({"edited": 0, "withdrawn": 0})
    for row in counted:
        states["edited"] += row["version"] > 1
        states["withdrawn"] += row["removed_at"] is not None
    kinds = Counter(row["kind"] for row in counted)
    languages = Counter(row["language"] for row in counted if row["language"])
    spoken = {tag: wording.language_text(tag) for tag in languages}
    return [
        facet(asked, name="source", label="Outlet", counts=outlets, labels=titles, most=20),
        facet(asked, name="kind", label="Kind of page", counts=kinds, labels=wording.KINDS),
        facet(asked, name="language", label="Language", counts=languages, labels=spoken),
        facet(asked, name="state", label="Since first read", counts=states, labels=_STATES),
    ]
