"""Get erased words out of the database's file, its write-ahead log and its indexes for good.

SQLite leaves what is deleted where it stood until the place is used again. Changes no row.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sqlite_utils import Database

from newswatch.errors import StoreError
from newswatch.store.transactions import path_of, rows, run, transaction, translated

_INDEXES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%fts5%'
"""
_PIECE = 1 << 22  # bytes of a file that are searched at once


def overwrite_deleted(db: Database) -> None:
    """Let what is deleted from now on through *db* be overwritten at once."""
    with translated(path_of(db)):
        db.execute("PRAGMA secure_delete = ON").fetchall()


def sweep(db: Database) -> None:
    """Write indexes and file anew without what was deleted, and empty the log.

    Takes as long as copying the file, and as much free space. Raises StoreError where a reader
    that stays keeps the old words in the log, and where the disk is full.
    """
    path = path_of(db)
    for row in rows(db, _INDEXES):
        with transaction(db):
            # A deleted word stays in an index until its pieces are merged.
            name = row["name"]
            run(db, f'INSERT INTO "{name}" ("{name}") VALUES (\'optimize\')')  # noqa: S608  from the schema
    with translated(path):
        db.execute("VACUUM")
        is_busy = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    if is_busy:
        raise StoreError(
            "another program reads it, so its log still holds the old words: close that program,"
            " then do this again",
            path=path,
        )


def words_in_files(db: Database, words: Iterable[str]) -> list[str]:
    """Return those of *words* whose bytes stand in the database's file or in one beside it."""
    wanted = {word: word.encode("utf-8", "surrogatepass") for word in words if word}
    base = Path(path_of(db))
    found: set[str] = set()
    for path in (base, *(base.with_name(base.name + end) for end in ("-wal", "-journal"))):
        if path.is_file():
            found |= _found_in(path, {w: code for w, code in wanted.items() if w not in found})
    return sorted(found)


def _found_in(path: Path, wanted: dict[str, bytes]) -> set[str]:
    overlap = max(map(len, wanted.values()), default=1) - 1
    found: set[str] = set()
    with path.open("rb") as file:
        held = b""
        while piece := file.read(_PIECE):
            held += piece
            found |= {word for word, code in wanted.items() if code in held}
            held = held[-overlap:] if overlap else b""
    return found
