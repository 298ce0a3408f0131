"""One story: its clean text, what it announces, its versions, its links; and the page of one edit.

Shows text as text: what an outlet wrote is never taken for markup.
"""

from __future__ import annotations

import json
from typing import Any

from newswatch.query.web import difference, wording
from newswatch.query.web.asked import Asked, Page
from newswatch.query.web.pages.missing import missing
from newswatch.query.web.reader import Reader, Row
from newswatch.query.web.site import Site

_ROW = """
SELECT a.*, s.title AS outlet, s.name AS source, n.id AS announcement_id, n.type, n.state,
    m.text AS sum
FROM articles AS a
JOIN sources AS s ON s.id = a.source_id
LEFT JOIN announcements AS n ON n.article_id = a.id
LEFT JOIN announcement_amounts AS m
    ON m.announcement_id = n.id AND m.position = 0 AND m.role = 'announced'
WHERE a.id = ?
"""
_VERSIONS = """
SELECT version, headline, fetched_at, length(body) AS length FROM article_versions
WHERE article_id = ? ORDER BY version DESC LIMIT 200
"""
_LINKS = """
SELECT k.role, k.url, k.text, k.paragraph, k.target_article_id AS target, t.headline, t.language,
    t.published_at, s.title AS outlet
FROM links AS k
LEFT JOIN articles AS t ON t.id = k.target_article_id
LEFT JOIN sources AS s ON s.id = t.source_id
WHERE k.article_id = ? ORDER BY k.position LIMIT 500
"""
_LINKED_FROM = """
SELECT DISTINCT a.id, a.headline, a.language, a.published_at, s.title AS outlet
FROM links AS k JOIN articles AS a ON a.id = k.article_id JOIN sources AS s ON s.id = a.source_id
WHERE k.target_article_id = ? AND k.article_id <> ? LIMIT 20
"""
_AUTHORS = """
SELECT w.name FROM article_authors AS x JOIN authors AS w ON w.id = x.author_id
WHERE x.article_id = ? ORDER BY x.position
"""
_TAGS = """
SELECT w.name FROM article_tags AS x JOIN tags AS w ON w.id = x.tag_id
WHERE x.article_id = ? ORDER BY x.position LIMIT 40
"""
_JUDGEMENT = "SELECT is_funding, probability, stratum, reasons FROM judgements WHERE article_id = ?"
_TWO = """
SELECT version, headline, body, authors, fetched_at FROM article_versions
WHERE article_id = ? AND version IN (?, ?) ORDER BY version
"""
_MOST_TEXT = 200_000  # code points of one text on a page


def page(reader: Reader, asked: Asked, _site: Site) -> Page:
    """Return the page of one story, by its number."""
    row = reader.one(_ROW, (asked.id(),))
    if row is None:
        return missing("There is no story of this number. It may have been forgotten on request.")
    # Lists of related stories often hold the story itself.
    links = [_link(k) for k in reader.rows(_LINKS, (row["id"],)) if k["target"] != row["id"]]
    judged = reader.one(_JUDGEMENT, (row["id"],))
    return Page(
        template="story.html",
        shows={
            **row,
            "authors": [name for (name,) in reader.tuples(_AUTHORS, (row["id"],))],
            "tags": [name for (name,) in reader.tuples(_TAGS, (row["id"],))],
            "address": wording.link_of(row["canonical_url"]),
            "kind_name": wording.KINDS.get(row["kind"], row["kind"]),
            "type_name": wording.TYPES.get(row["type"] or "", ""),
            "paragraphs": [p for p in row["body"][:_MOST_TEXT].split("\n\n") if p.strip()],
            "is_long": len(row["body"]) > _MOST_TEXT,
            "versions": reader.rows(_VERSIONS, (row["id"],)),
            "related": _once(links, "related"),
            "in_body": _once(links, "in_body"),
            "linked_from": reader.rows(_LINKED_FROM, (row["id"], row["id"])),
            "judged": judged and {**judged, "reasons": json.loads(judged["reasons"])},
            "sure": wording.sure_text(judged["probability"]) if judged else "",
        },
    )


def _link(link: Row) -> dict[str, Any]:
    return {**link, "address": wording.link_of(link["url"])}


def _once(links: list[dict[str, Any]], role: str) -> list[dict[str, Any]]:
    """Return the links of a role, those to the same place once."""
    found: dict[object, dict[str, Any]] = {}
    for link in links:
        if link["role"] == role:
            found.setdefault(link["target"] or link["url"] or link["text"], link)
    return [*found.values()]


def version(reader: Reader, asked: Asked, _site: Site) -> Page:
    """Return the page of one edit: what a version says that the one before it did not."""
    row = reader.one(_ROW, (asked.id(),))
    number = int(asked.names["version"])
    two = reader.rows(_TWO, (asked.id(), number - 1, number))
    if row is None or not two or two[-1]["version"] != number:
        return missing("There is no such version of a story here.")
    before, after = two[0], two[-1]
    blocks = difference.paragraphs(before["body"], after["body"]) if len(two) > 1 else []
    return Page(
        template="version.html",
        shows={
            **row,
            "before": before,
            "after": after,
            "is_first": len(two) == 1,
            "title": difference.words(before["headline"], after["headline"]),
            "authors": difference.words(_credit(before), _credit(after)),
            "blocks": _folded(blocks),
            "paragraphs": [p for p in after["body"][:_MOST_TEXT].split("\n\n") if p.strip()],
            "newest": row["version"],
        },
    )


def _credit(row: Row) -> str:
    return ", ".join(json.loads(row["authors"]))


def _folded(blocks: list[difference.Block]) -> list[dict[str, Any]]:
    """Return the blocks with runs of unchanged paragraphs folded away, but for one at each end."""
    found: list[dict[str, Any]] = []
    run: list[difference.Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind == "same":
            run.append(block)
            continue
        found += _fold(run, is_start=not found, is_end=block is None)
        run = []
        if block is not None:
            found.append({"kind": block.kind, "parts": block.parts})
    return found


def _fold(run: list[difference.Block], *, is_start: bool, is_end: bool) -> list[dict[str, Any]]:
    head, tail = (0 if is_start else 1), (0 if is_end else 1)
    if len(run) <= head + tail + 1:
        return [{"kind": "same", "parts": block.parts} for block in run]
    middle = run[head : len(run) - tail]
    return [
        *({"kind": "same", "parts": block.parts} for block in run[:head]),
        {"kind": "fold", "blocks": middle},
        *({"kind": "same", "parts": block.parts} for block in run[len(run) - tail :] if tail),
    ]
