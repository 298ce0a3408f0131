"""Forgetting on request: rows erased with all that came of them, and tombstones that stop a return.

Decides nothing. Deletes no file: the names of pages that lost their last row stand in
``released_pages``. The words are out of the database's file only after `sweeping.sweep`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.hashes import content_hash as content_hash_of
from newswatch.hashes import signal_hash
from newswatch.model import Link, PageResult
from newswatch.store.articles import key_of
from newswatch.store.parties import name_key
from newswatch.store.told import erase_told
from newswatch.store.transactions import reads, rows, run, value, writes
from newswatch.urls import writings

# A shorter text says too little for its fingerprint to be that of one story.
_MIN_TEXT = 200


@writes
def forget_article(db: Database, article_id: int, *, reason: str, now: str) -> None:
    """Erase an article with all that came of it, and stop its return.

    Versions, index, links (of others to it, too), changes, announcement, evidence, verdicts, the
    messages about it, its pages, and names that nothing else mentions go. Of its addresses and
    texts only fingerprints stay.
    """
    urls = addresses_of(db, article_id)
    _bury_texts(db, article_id, now)
    erase_told(db, article_id, urls)
    named = _names_of(db, article_id)
    events = [
        row["event_id"]
        for row in rows(
            db, "SELECT event_id FROM event_mentions WHERE article_id = ?", (article_id,)
        )
    ]
    run(db, "DELETE FROM links WHERE target_article_id = ?", (article_id,))
    run(
        db,
        "DELETE FROM quarantine WHERE subject_kind = 'change' AND subject IN"
        " (SELECT CAST(id AS TEXT) FROM changes WHERE article_id = ?)",
        (article_id,),
    )
    run(db, "DELETE FROM articles WHERE id = ?", (article_id,))
    for event in events:
        run(
            db,
            "DELETE FROM events WHERE id = ?"
            " AND NOT EXISTS (SELECT 1 FROM event_mentions WHERE event_id = events.id)",
            (event,),
        )
    _drop_names(db, named)
    bury_addresses(db, urls, reason=reason, now=now)


@writes
def bury_addresses(db: Database, urls: Iterable[str], *, reason: str, now: str) -> None:
    """Let nothing be stored under *urls* from now on, and erase where they were listed or asked."""
    told = list(urls)
    keys = json.dumps(sorted({key_of(url) for url in told}))
    run(
        db,
        "INSERT INTO tombstones (url_hash, reason, created_at)"
        " SELECT value, ?, ? FROM json_each(?) WHERE true ON CONFLICT DO NOTHING",
        (reason, now, keys),
    )
    run(db, "DELETE FROM candidates WHERE url_hash IN (SELECT value FROM json_each(?))", (keys,))
    run(
        db,
        "DELETE FROM links WHERE target_article_id IS NULL"
        " AND url_hash IN (SELECT value FROM json_each(?))",
        (keys,),
    )
    # Channels and requests may have written them with or without the slash at the end.
    written = (json.dumps(sorted({writing for url in told for writing in writings(url)})),)
    run(db, "DELETE FROM fetches WHERE url IN (SELECT value FROM json_each(?))", written)
    run(
        db,
        "DELETE FROM feed_entries WHERE feed_id IN (SELECT id FROM feeds)"
        " AND url IN (SELECT value FROM json_each(?))",
        written,
    )
    run(
        db,
        "DELETE FROM quarantine WHERE subject_kind = 'page'"
        " AND subject IN (SELECT value FROM json_each(?))",
        written,
    )


@writes
def bury_author(db: Database, name: str, *, now: str) -> None:
    """Let no story be stored from now on that credits an author of this *name*."""
    run(
        db,
        "INSERT INTO author_tombstones (name_hash, created_at) VALUES (?, ?)"
        " ON CONFLICT DO NOTHING",
        (_name_hash(name), now),
    )


@writes
def begin_erasure(db: Database, stories: int, now: str) -> int:
    """Note that *stories* are erased now; return the number of the erasure."""
    sql = "INSERT INTO erasures (stories, begun_at) VALUES (?, ?)"
    return int(run(db, sql, (stories, now)).lastrowid or 0)


@writes
def end_erasures(db: Database, now: str) -> None:
    """Note that the words of all erasures so far are out of the file."""
    run(db, "UPDATE erasures SET swept_at = ? WHERE swept_at IS NULL", (now,))


@reads
def unswept(db: Database) -> int:
    """Return how many erasures still have their words in the file."""
    return int(value(db, "SELECT count(*) FROM erasures WHERE swept_at IS NULL"))


@reads
def articles_by(db: Database, author: str) -> list[int]:
    """Return the articles that credit an author of this name, now or in an earlier version."""
    wanted = name_key(author)
    found = rows(
        db,
        "SELECT DISTINCT v.article_id, x.value AS name FROM article_versions AS v,"
        " json_each(v.authors) AS x UNION SELECT a.article_id, n.name FROM article_authors AS a"
        " JOIN authors AS n ON n.id = a.author_id",
    )
    return sorted({row["article_id"] for row in found if name_key(row["name"]) == wanted})


@reads
def addresses_of(db: Database, article_id: int) -> list[str]:
    """Return every address under which an article is known, redirects and twins included."""
    found = rows(
        db,
        "SELECT url FROM article_urls WHERE article_id = :id UNION SELECT url FROM articles"
        " WHERE id = :id UNION SELECT canonical_url FROM articles WHERE id = :id"
        " UNION SELECT url FROM archived_pages WHERE article_id = :id",
        {"id": article_id},
    )
    return [row["url"] for row in found]


@reads
def is_forgotten(db: Database, result: PageResult) -> bool:
    """Tell whether what was read must not be stored: by an address, its words, or an author."""
    if any(is_barred(db, url) for url in addresses_in(result)):
        return True
    article = result.article
    if article is None:
        return False
    said = content_hash_of(article.headline, article.body, article.authors)
    if value(db, "SELECT 1 FROM text_tombstones WHERE content_hash = ?", (said,)):
        return True
    sql = "SELECT 1 FROM author_tombstones WHERE name_hash = ?"
    return any(value(db, sql, (_name_hash(name),)) for name in article.authors)


def is_barred(db: Database, url: str) -> bool:
    """Tell whether nothing may be stored under *url*, however it is written."""
    return bool(value(db, "SELECT 1 FROM tombstones WHERE url_hash = ?", (key_of(url),)))


def without_barred(db: Database, links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return *links* but for those to what was forgotten: their words are its headline."""
    if value(db, "SELECT max(url_hash) FROM tombstones") is None:
        return links
    return tuple(link for link in links if not link.url or not is_barred(db, link.url))


def addresses_in(result: PageResult) -> dict[str, str]:
    """Return every address of what was read, each with how it came to be known."""
    kinds = {result.url: "fetched"}
    if result.fetch.final_url:
        kinds[result.fetch.final_url] = "redirect"
    if result.article is not None:
        kinds.setdefault(result.article.url, "twin")
        kinds[result.article.canonical_url] = "canonical"
    return kinds


def _bury_texts(db: Database, article_id: int, now: str) -> None:
    run(
        db,
        "INSERT INTO text_tombstones (content_hash, created_at)"
        " SELECT DISTINCT content_hash, ? FROM article_versions"
        " WHERE article_id = ? AND length(body) >= ? ON CONFLICT DO NOTHING",
        (now, article_id, _MIN_TEXT),
    )


_NAMED = {
    "authors": "SELECT author_id AS id FROM article_authors WHERE article_id = ?",
    "tags": "SELECT tag_id AS id FROM article_tags WHERE article_id = ?",
    "parties": "SELECT p.party_id AS id FROM announcement_parties AS p"
    " JOIN announcements AS n ON n.id = p.announcement_id WHERE n.article_id = ?",
}
# A name stays while another story mentions it, or a person has given it other names.
_DROP = {
    "authors": "DELETE FROM authors WHERE id IN (SELECT value FROM json_each(?))"
    " AND NOT EXISTS (SELECT 1 FROM article_authors WHERE author_id = authors.id)",
    "tags": "DELETE FROM tags WHERE id IN (SELECT value FROM json_each(?))"
    " AND NOT EXISTS (SELECT 1 FROM article_tags WHERE tag_id = tags.id)",
    "parties": "DELETE FROM parties WHERE id IN (SELECT value FROM json_each(?))"
    " AND NOT EXISTS (SELECT 1 FROM announcement_parties WHERE party_id = parties.id)"
    " AND NOT EXISTS (SELECT 1 FROM party_aliases WHERE party_id = parties.id)",
}


def _names_of(db: Database, article_id: int) -> dict[str, list[int]]:
    return {
        table: [row["id"] for row in rows(db, sql, (article_id,))] for table, sql in _NAMED.items()
    }


def _drop_names(db: Database, named: dict[str, list[int]]) -> None:
    for table, numbers in named.items():
        run(db, _DROP[table], (json.dumps(numbers),))


def _name_hash(name: str) -> str:
    return signal_hash("author", name_key(name))


@reads
def is_said(db: Database, words: str) -> bool:
    """Tell whether any story, list or message still holds these words. Reads the whole file."""
    return any(
        value(db, f"SELECT EXISTS (SELECT 1 FROM {table} WHERE instr({column}, ?))", (words,))  # noqa: S608  our own names
        for table, column in (
            ("article_versions", "headline"),
            ("article_versions", "body"),
            ("articles", "description"),
            ("links", "text"),
            ("feed_entries", "title"),
            ("candidates", "title"),
            ("evidence", "quote"),
            ("judgements", "reasons"),
        )
    )
