"""Texts that are not kept any longer: erased where nothing rests on them.

Chooses nothing: which articles and how old comes from the caller. Never erases the text that proves
a live announcement, nor one that waits to be judged; forgetting does that, in `care`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.store.search import cjk_pairs
from newswatch.store.transactions import rows, run, writes

# Versions whose text something rests on.
RESTED_ON = """(
    EXISTS (SELECT 1 FROM announcements AS n WHERE n.version_id = v.id AND n.state = 'live')
    OR EXISTS (SELECT 1 FROM changes AS c WHERE c.version_id = v.id AND c.done_at IS NULL)
)"""

_UNWANTED = f"""
SELECT v.id FROM article_versions AS v JOIN articles AS a ON a.id = v.article_id
WHERE v.article_id = ? AND v.body <> '' AND (? OR v.version < a.version) AND NOT {RESTED_ON}
"""  # noqa: S608  our own text


@writes
def erase_texts(db: Database, versions: Iterable[int]) -> int:
    """Erase the texts of these *versions*; return how many were erased.

    Headlines, dates and fingerprints stay: an erased text is told from a new one by them. An
    article whose present version goes has no text either, nor has the index.
    """
    told = (json.dumps([*versions]),)
    present = rows(
        db,
        "SELECT a.id, a.headline FROM article_versions AS v JOIN articles AS a"
        " ON a.id = v.article_id AND a.version = v.version AND a.body <> ''"
        " WHERE v.id IN (SELECT value FROM json_each(?))",
        told,
    )
    erased = run(
        db,
        "UPDATE article_versions SET body = '' WHERE body <> ''"
        " AND id IN (SELECT value FROM json_each(?))",
        told,
    ).rowcount
    # What spoke for and against a story is told in its words.
    run(
        db,
        "UPDATE judgements SET reasons = '[]' WHERE version_id IN (SELECT value FROM json_each(?))",
        told,
    )
    for row in present:
        run(
            db,
            "UPDATE articles SET body = '', description = NULL, cjk_pairs = ? WHERE id = ?",
            (cjk_pairs(row["headline"]), row["id"]),
        )
    return erased


def erase_unwanted(db: Database, article_id: int, *, is_reserved: bool) -> None:
    """Let go of what a page's publisher asks not to keep: bytes, and texts but the present one.

    Of a page whose rights are reserved the present text goes as well. Called within a transaction.
    """
    run(db, "DELETE FROM archived_pages WHERE article_id = ?", (article_id,))
    found = rows(db, _UNWANTED, (article_id, is_reserved))
    if found:
        erase_texts(db, [row["id"] for row in found])
