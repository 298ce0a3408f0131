"""The parts of an article that are rows of their own: addresses, links, authors, tags.

Rewrites them only where they differ, so that what did not change is not touched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from newswatch.model import Article, Link
from newswatch.store.articles import key_of
from newswatch.store.forgetting import without_barred
from newswatch.store.transactions import rows, run


class _Names(NamedTuple):
    """The statements for one kind of names: read, drop and join an article's, add a new one."""

    read: str
    drop: str
    add: str
    join: str


_AUTHORS = _Names(
    "SELECT n.name FROM article_authors AS x JOIN authors AS n ON n.id = x.author_id"
    " WHERE x.article_id = ? ORDER BY x.position",
    "DELETE FROM article_authors WHERE article_id = ?",
    "INSERT INTO authors (name) VALUES (?) ON CONFLICT DO NOTHING",
    "INSERT INTO article_authors (article_id, position, author_id)"
    " SELECT ?, ?, id FROM authors WHERE name = ?",
)
_TAGS = _Names(
    "SELECT n.name FROM article_tags AS x JOIN tags AS n ON n.id = x.tag_id"
    " WHERE x.article_id = ? ORDER BY x.position",
    "DELETE FROM article_tags WHERE article_id = ?",
    "INSERT INTO tags (name) VALUES (?) ON CONFLICT DO NOTHING",
    "INSERT INTO article_tags (article_id, position, tag_id)"
    " SELECT ?, ?, id FROM tags WHERE name = ?",
)


def save_parts(
    db: Database, article_id: int, article: Article, addresses: Mapping[str, str]
) -> None:
    """Store all parts of *article*; *addresses* maps each of its URLs to how it became known."""
    for url, kind in addresses.items():
        add_address(db, article_id, url, kind)
    rewritten = [
        _save_links(db, article_id, article),
        _save_names(db, _AUTHORS, article_id, article.authors),
        _save_names(db, _TAGS, article_id, article.tags),
    ]
    if any(rewritten):
        # They hang on their article: who copies rows by change_seq must see it again.
        run(db, "UPDATE change_counter SET value = value + 1")
        run(
            db,
            "UPDATE articles SET change_seq = (SELECT value FROM change_counter) WHERE id = ?",
            (article_id,),
        )


def add_address(db: Database, article_id: int, url: str, kind: str) -> None:
    """Note that *url* leads to the article, and let waiting links to it point there."""
    added = run(
        db,
        "INSERT INTO article_urls (url, url_hash, article_id, kind) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING",
        (url, key_of(url), article_id, kind),
    )
    if added.rowcount:
        run(
            db,
            "UPDATE links SET target_article_id = ?"
            " WHERE url_hash = ? AND target_article_id IS NULL",
            (article_id, key_of(url)),
        )


def list_links(db: Database, article_id: int) -> tuple[Link, ...]:
    """Return the links of the article as it stands now, in page order."""
    return tuple(
        Link(**row)
        for row in rows(
            db,
            "SELECT url, text, role, paragraph FROM links WHERE article_id = ? ORDER BY position",
            (article_id,),
        )
    )


def _save_links(db: Database, article_id: int, article: Article) -> bool:
    """Store the links where they differ; False if they do not."""
    links = without_barred(db, article.links)
    if list_links(db, article_id) == links:
        return False
    run(db, "DELETE FROM links WHERE article_id = ?", (article_id,))
    for position, link in enumerate(links):
        run(
            db,
            "INSERT INTO links (article_id, position, url, url_hash, text, role, paragraph,"
            " target_article_id) VALUES (:article, :position, :url, :key, :text, :role, :paragraph,"
            " (SELECT article_id FROM article_urls WHERE url_hash = :key LIMIT 1))",
            {
                "article": article_id,
                "position": position,
                "url": link.url,
                "key": key_of(link.url) if link.url else None,
                "text": link.text,
                "role": link.role,
                "paragraph": link.paragraph,
            },
        )
    return True


def _save_names(db: Database, at: _Names, article_id: int, names: Sequence[str]) -> bool:
    """Store an ordered list of *names*, each once, in the two tables that *at* speaks of.

    False if they stand there already.
    """
    said = list(dict.fromkeys(names))
    if [row["name"] for row in rows(db, at.read, (article_id,))] == said:
        return False
    run(db, at.drop, (article_id,))
    for position, name in enumerate(said):
        run(db, at.add, (name,))
        run(db, at.join, (article_id, position, name))
    return True
