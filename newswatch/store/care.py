"""Care of the file: a copy of it, its write-ahead log, its full-text index.

Never decides what is old or unwanted.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from newswatch.errors import StoreError
from newswatch.store.transactions import path_of, run, translated, writes


def backup(db: Database, path: Path) -> None:
    """Write a consistent copy to *path*, which must not exist, while others read and write."""
    if path.exists():
        raise StoreError("exists already: name a new file for the copy", path=str(path))
    with translated(path):
        copy = sqlite3.connect(path)
        try:
            db.conn.backup(copy)
        finally:
            copy.close()


def checkpoint(db: Database) -> bool:
    """Move the write-ahead log into the file; False if a reader or writer kept part of it.

    A reader that stays for hours lets the log grow without limit.
    """
    with translated(path_of(db)):
        is_busy = run(db, "PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    return not is_busy


@writes
def rebuild_index(db: Database) -> None:
    """Make the full-text index anew from the articles."""
    run(db, "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
