"""Open the database, or say why it cannot be opened and what to do.

Refuses files that are not newswatch's or not of this schema; never alters one that it refuses.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from newswatch.errors import StoreError
from newswatch.store.migrations import apply, check
from newswatch.store.rates import renew_rates
from newswatch.store.transactions import remember_file, translated

BUSY_TIMEOUT_S = 10.0
# A reader that stays long makes the write-ahead log grow; afterwards it is cut back to this.
_WAL_LIMIT_BYTES = 64 * 1024 * 1024
_WAL_ATTEMPTS = 20


def open_database(
    path: Path,
    *,
    create: bool = False,
    read_only: bool = False,
    busy_timeout_s: float = BUSY_TIMEOUT_S,
) -> Database:
    """Open the database at *path*; with *create*, make it if it is missing or empty.

    Raises StoreError, with the way out in its message, for a file that is missing, a folder, no
    SQLite, another program's, newer or older than this program, locked, damaged or not writable.
    A connection belongs to the thread that opened it.
    """
    is_new = _is_new(path)
    _check_file(path, create=create and not read_only, is_new=is_new)
    with translated(path):
        db = _connect(path, read_only=read_only, busy_timeout_s=busy_timeout_s)
        try:
            if create and not read_only and _is_empty(db):
                apply(db)
            check(db, path)
            _set_up(db, read_only=read_only)
            remember_file(db, path)
        except BaseException:
            db.close()
            raise
    return db


def _is_new(path: Path) -> bool:
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def _check_file(path: Path, *, create: bool, is_new: bool) -> None:
    if path.is_dir():
        raise StoreError("a folder, not a database: name a file with --db", path=str(path))
    if is_new and not create:
        raise StoreError(
            "there is no database yet: `newswatch run` makes one, --db names another",
            path=str(path),
        )
    if is_new and not path.parent.is_dir():
        raise StoreError("its folder does not exist: make it first", path=str(path))


def _is_empty(db: Database) -> bool:
    """Tell whether nothing was made in it yet; another process may be about to."""
    return not db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]


def _connect(path: Path, *, read_only: bool, busy_timeout_s: float) -> Database:
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    # isolation_level=None: transactions begin where we say, never as a side effect.
    conn = sqlite3.connect(uri, uri=True, timeout=busy_timeout_s, isolation_level=None)
    return Database(conn, execute_plugins=False)


def _set_up(db: Database, *, read_only: bool) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    if read_only:
        db.execute("PRAGMA query_only = ON")
        return
    _use_wal(db)
    db.execute("PRAGMA synchronous = NORMAL")
    db.execute(f"PRAGMA journal_size_limit = {_WAL_LIMIT_BYTES}")


def _use_wal(db: Database) -> None:
    """Let readers and the writer not wait for each other; kept in the file once set."""
    for _ in range(_WAL_ATTEMPTS):
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            # This one statement does not wait for others that open the new file; a lock does.
            db.execute("BEGIN IMMEDIATE")
            db.rollback()
        else:
            return
    db.execute("PRAGMA journal_mode = WAL")


def migrate(path: Path, *, busy_timeout_s: float = BUSY_TIMEOUT_S) -> list[str]:
    """Bring the database at *path* to this program's schema; return the migrations applied.

    Raises StoreError for whatever ``open_database`` refuses, an older file excepted.
    """
    _check_file(path, create=False, is_new=_is_new(path))
    with translated(path):
        db = _connect(path, read_only=False, busy_timeout_s=busy_timeout_s)
        try:
            check(db, path, may_be_older=True)
            _set_up(db, read_only=False)
            applied = apply(db)
            renew_rates(db)
            return applied
        finally:
            db.close()
