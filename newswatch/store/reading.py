"""Read one article with all that is known of it.

Reads only; what is printed of it is the caller's choice.
"""

from __future__ import annotations

import json

from sqlite_utils import Database

from newswatch.store.announcements import find_announcement
from newswatch.store.articles import get_article
from newswatch.store.parts import list_links
from newswatch.store.rows import Shown, Version
from newswatch.store.transactions import Row, one, reads, rows
from newswatch.store.verdicts import find_verdict


@reads
def show_article(db: Database, article_id: int) -> Shown | None:
    """Return an article with its addresses, links, versions, announcement and verdict, or None."""
    article = get_article(db, article_id)
    if article is None:
        return None
    more = one(
        db,
        "SELECT description, section, image, is_accessible_for_free, kind, provenance"
        " FROM articles WHERE id = ?",
        (article_id,),
    )
    assert more is not None
    if more["is_accessible_for_free"] is not None:
        more["is_accessible_for_free"] = bool(more["is_accessible_for_free"])
    more["provenance"] = tuple(json.loads(more["provenance"]).items())
    return Shown(
        article=article,
        **more,
        tags=_tags(db, article_id),
        links=list_links(db, article_id),
        urls=_urls(db, article_id),
        versions=tuple(list_versions(db, article_id)),
        announcement=find_announcement(db, article_id),
        verdict=find_verdict(db, article_id),
    )


@reads
def list_versions(db: Database, article_id: int) -> list[Version]:
    """Return every text the article has had, the first one first."""
    return [
        _version(row)
        for row in rows(
            db,
            "SELECT id AS version_id, version, headline, body, authors, content_hash, fetched_at"
            " FROM article_versions WHERE article_id = ? ORDER BY version",
            (article_id,),
        )
    ]


def _version(row: Row) -> Version:
    return Version(**{**row, "authors": tuple(json.loads(row["authors"]))})


def _tags(db: Database, article_id: int) -> tuple[str, ...]:
    found = rows(
        db,
        "SELECT t.name FROM article_tags AS x JOIN tags AS t ON t.id = x.tag_id"
        " WHERE x.article_id = ? ORDER BY x.position",
        (article_id,),
    )
    return tuple(row["name"] for row in found)


def _urls(db: Database, article_id: int) -> tuple[tuple[str, str], ...]:
    found = rows(
        db, "SELECT url, kind FROM article_urls WHERE article_id = ? ORDER BY url", (article_id,)
    )
    return tuple((row["url"], row["kind"]) for row in found)
