"""Texts and pages that are older than they may be kept: found, counted, dropped.

Decides nothing: how old is too old comes from the caller. Never touches what a live announcement
rests on, nor a text that waits to be judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from newswatch.store.texts import RESTED_ON
from newswatch.store.transactions import one, reads, rows, run, writes

# Each run asks: by age first, for what is too old is little; by source there may be a million.
_TEXTS = """
FROM article_versions AS v INDEXED BY article_versions_with_text
CROSS JOIN articles AS a ON a.id = v.article_id
WHERE v.body <> '' AND v.fetched_at < :before
    AND a.source_id = (SELECT id FROM sources WHERE name = :source)
"""
# Of pages whose publisher asks for no archive, earlier texts that waited to be judged then.
_UNWANTED = f"""
SELECT v.id FROM articles AS a INDEXED BY articles_with_wishes
CROSS JOIN article_versions AS v ON v.article_id = a.id
WHERE a.is_noarchive = 1 AND v.version < a.version AND v.body <> '' AND NOT {RESTED_ON}
UNION SELECT v.id FROM articles AS a INDEXED BY articles_with_wishes
CROSS JOIN article_versions AS v ON v.article_id = a.id
WHERE a.is_tdm_reserved = 1 AND v.body <> '' AND NOT {RESTED_ON}
"""  # noqa: S608  our own text
_PAGES = """
FROM archived_pages AS p INDEXED BY archived_pages_by_fetched_at
CROSS JOIN articles AS a ON a.id = p.article_id
WHERE p.fetched_at < :before AND a.source_id = (SELECT id FROM sources WHERE name = :source)
"""
_PROVES = """
EXISTS (SELECT 1 FROM announcements AS n WHERE n.version_id = p.version_id AND n.state = 'live')
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired:
    """What of a source is too old: texts and pages that may go, texts that something rests on."""

    texts: int
    pages: int
    page_bytes: int
    proofs: int


@reads
def count_expired(db: Database, source: str, before_at: str) -> Expired:
    """Return what of *source* was read before *before_at* and is still kept."""
    asked = {"source": source, "before": before_at}
    texts = one(
        db,
        f"SELECT count(*) AS number, total({RESTED_ON}) AS proofs {_TEXTS}",
        asked,
    )
    pages = one(
        db,
        f"SELECT count(*) AS number, total(p.bytes) AS bytes {_PAGES} AND NOT {_PROVES}",
        asked,
    )
    assert texts is not None
    assert pages is not None
    proofs = int(texts["proofs"])
    return Expired(
        texts=texts["number"] - proofs,
        pages=pages["number"],
        page_bytes=int(pages["bytes"]),
        proofs=proofs,
    )


@reads
def expired_texts(db: Database, source: str, before_at: str, *, limit: int) -> list[int]:
    """Return the oldest versions of *source* whose texts are to go."""
    found = rows(
        db,
        f"SELECT v.id {_TEXTS} AND NOT {RESTED_ON} ORDER BY v.fetched_at LIMIT :limit",
        {"source": source, "before": before_at, "limit": limit},
    )
    return [row["id"] for row in found]


@reads
def expired_pages(db: Database, source: str, before_at: str, *, limit: int) -> list[int]:
    """Return the oldest archived pages of *source* that are to go."""
    found = rows(
        db,
        f"SELECT p.id {_PAGES} AND NOT {_PROVES} ORDER BY p.fetched_at LIMIT :limit",
        {"source": source, "before": before_at, "limit": limit},
    )
    return [row["id"] for row in found]


@reads
def unwanted_texts(db: Database, *, limit: int) -> list[int]:
    """Return versions whose texts their publishers ask not to keep and that are still there."""
    found = rows(db, f"{_UNWANTED} LIMIT ?", (limit,))
    return [row["id"] for row in found]


@writes
def drop_pages(db: Database, pages: Iterable[int]) -> int:
    """Drop the rows of these archived pages; return how many. Their files are released by that."""
    return run(
        db,
        "DELETE FROM archived_pages WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps([*pages]),),
    ).rowcount
