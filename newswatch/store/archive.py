"""The rows of the archive: which page was read into which version, and how it was served.

Knows no file: names come from hashes, and what becomes of the files is `keeping`'s. Chooses
nothing: what is too old comes from the caller.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from newswatch.model import Exchange, Field, PageResult
from newswatch.store.transactions import Row, one, reads, rows, run, value, writes

_PAGES = """
SELECT p.id AS page_id, p.article_id, p.version_id, p.raw_hash, p.bytes, p.url, p.method, p.status,
    p.protocol, p.ip_address, p.request_headers, p.response_headers, p.fetched_at
FROM archived_pages AS p
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """One page that is kept; ``version_id`` is None where it made none. ``bytes`` is its length."""

    page_id: int
    article_id: int
    version_id: int | None
    raw_hash: str
    bytes: int
    fetched_at: str
    exchange: Exchange

    @property
    def encoding(self) -> str | None:
        """The charset that its Content-Type declares, or None."""
        _, _, charset = (self.exchange.told("Content-Type") or "").lower().partition("charset=")
        return charset.split(";")[0].strip(" \"'") or None


def save_archived(db: Database, article_id: int, version_id: int | None, told: PageResult) -> None:
    """Note the page that was read into an article, if its bytes are kept.

    Earlier pages that made no version go: of those only the last one is kept.
    """
    if told.raw_hash is None or (told.article and told.article.wishes.forbid_bytes):
        return
    fetch = told.fetch
    exchange = told.exchange or Exchange(
        url=fetch.final_url or fetch.url, status=fetch.status or 200
    )
    run(
        db,
        "DELETE FROM archived_pages WHERE article_id = ? AND version_id IS NULL AND fetched_at < ?",
        (article_id, fetch.fetched_at),
    )
    run(
        db,
        "INSERT INTO archived_pages (article_id, version_id, raw_hash, bytes, url, method, status,"
        " protocol, ip_address, request_headers, response_headers, fetched_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            article_id,
            version_id,
            told.raw_hash,
            fetch.bytes_received,
            exchange.url,
            exchange.method,
            exchange.status,
            exchange.protocol,
            exchange.ip_address,
            _fields_text(exchange.request_fields),
            _fields_text(exchange.response_fields),
            fetch.fetched_at,
        ),
    )


@reads
def last_archived(db: Database, article_id: int) -> ArchivedPage | None:
    """Return the page that an article was last read from, or None if it is not kept."""
    row = one(
        db, f"{_PAGES} WHERE p.article_id = ? ORDER BY p.fetched_at DESC, p.id DESC", (article_id,)
    )
    return _page(row) if row else None


@reads
def list_archived(
    db: Database,
    *,
    after: int = 0,
    limit: int = 200,
    source: str | None = None,
    since_at: str = "",
    until_at: str = "~",
) -> list[ArchivedPage]:
    """Return kept pages by number from the one after *after* on: a page of a walk over all.

    *since_at* is the first instant of asking that counts, *until_at* the first that does not.
    """
    found = rows(
        db,
        f"{_PAGES} JOIN articles AS a ON a.id = p.article_id"
        " JOIN sources AS s ON s.id = a.source_id"
        " WHERE p.id > :after AND p.fetched_at >= :since AND p.fetched_at < :until"
        " AND (:source IS NULL OR s.name = :source) ORDER BY p.id LIMIT :limit",
        {"after": after, "since": since_at, "until": until_at, "source": source, "limit": limit},
    )
    return [_page(row) for row in found]


@reads
def archived_names(db: Database) -> set[str]:
    """Return the names (64 hex digits) of all files that rows name."""
    return {row["raw_hash"] for row in rows(db, "SELECT DISTINCT raw_hash FROM archived_pages")}


@reads
def repeated_names(db: Database) -> set[str]:
    """Return the names of the files that more than one row names."""
    found = rows(db, "SELECT raw_hash FROM archived_pages GROUP BY raw_hash HAVING count(*) > 1")
    return {row["raw_hash"] for row in found}


@reads
def is_archived(db: Database, name: str) -> bool:
    """Tell whether a row names the file *name*."""
    return bool(
        value(db, "SELECT EXISTS (SELECT 1 FROM archived_pages WHERE raw_hash = ?)", (name,))
    )


@reads
def released(db: Database) -> list[str]:
    """Return the names of files that lost their last row and were not deleted yet."""
    return [row["raw_hash"] for row in rows(db, "SELECT raw_hash FROM released_pages")]


@writes
def note_deleted(db: Database, names: Iterable[str]) -> None:
    """Note that the files *names* are gone, or named again."""
    run(
        db,
        "DELETE FROM released_pages WHERE raw_hash IN (SELECT value FROM json_each(?))",
        (json.dumps([*names]),),
    )


def _fields_text(fields: Iterable[Field]) -> str:
    return json.dumps([[field.name, field.value] for field in fields], ensure_ascii=False)


def _fields(text: str) -> tuple[Field, ...]:
    return tuple(Field(name=name, value=told) for name, told in json.loads(text))


def _page(row: Row) -> ArchivedPage:
    exchange = Exchange(
        url=row["url"],
        status=row["status"],
        method=row["method"],
        protocol=row["protocol"],
        ip_address=row["ip_address"],
        request_fields=_fields(row["request_headers"]),
        response_fields=_fields(row["response_headers"]),
    )
    kept = ("page_id", "article_id", "version_id", "raw_hash", "bytes", "fetched_at")
    return ArchivedPage(**{name: row[name] for name in kept}, exchange=exchange)
