"""What a later extractor reads from a kept page, written over what an earlier one read.

Queues no change, so that nobody is told: the outlet has changed nothing. Decides nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlite_utils import Database

from newswatch.model import Article
from newswatch.store.parts import save_parts
from newswatch.store.search import cjk_pairs
from newswatch.store.transactions import run, value, writes

# What is written anew; addresses, wishes and everything that a look tells stay.
_FACTS = (
    "description", "section", "language", "image", "published", "published_raw", "published_at",
    "modified", "modified_raw", "modified_at", "is_accessible_for_free", "is_partial", "kind",
    "provenance",
)  # fmt: skip
_UPDATE = f"UPDATE articles SET {', '.join(f'{n} = :{n}' for n in _FACTS)} WHERE id = :id"  # noqa: S608  our own names
_UPDATE_TEXT = (
    "UPDATE articles SET headline = :headline, body = :body, content_hash = :content_hash,"
    " cjk_pairs = :cjk_pairs, version = version + 1 WHERE id = :id"
)


@writes
def save_reread(
    db: Database,
    article_id: int,
    article: Article,
    *,
    content_hash: str,
    fetched_at: str,
    published_at: str | None,
    modified_at: str | None,
) -> None:
    """Store what was read from the page that was asked for at *fetched_at*.

    Where the words are others there is a version more, marked as read anew.
    """
    values: dict[str, object] = {
        **{name: getattr(article, name) for name in _FACTS if hasattr(article, name)},
        "provenance": json.dumps(dict(article.provenance), ensure_ascii=False),
        "published_at": published_at,
        "modified_at": modified_at,
        "id": article_id,
    }
    run(db, _UPDATE, values)
    if value(db, "SELECT content_hash FROM articles WHERE id = ?", (article_id,)) != content_hash:
        _add_version(db, article_id, article, {"hash": content_hash, "fetched_at": fetched_at})
    save_parts(db, article_id, article, {})


def _add_version(db: Database, article_id: int, article: Article, told: Mapping[str, str]) -> None:
    pairs = cjk_pairs(f"{article.headline}\n{article.body}")
    run(
        db,
        _UPDATE_TEXT,
        {
            "headline": article.headline,
            "body": article.body,
            "content_hash": told["hash"],
            "cjk_pairs": pairs,
            "id": article_id,
        },
    )
    run(
        db,
        "INSERT INTO article_versions (article_id, version, content_hash, headline, body, authors,"
        " fetched_at, is_reread) SELECT id, version, content_hash, headline, body, ?, ?, 1"
        " FROM articles WHERE id = ?",
        (json.dumps(article.authors, ensure_ascii=False), told["fetched_at"], article_id),
    )
