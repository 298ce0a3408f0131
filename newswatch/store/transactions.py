"""One place for every word with SQLite: statements, transactions, and its errors in ours.

Translates what SQLite raises into StoreError here and nowhere else. Never decides what is written,
and reads no clock.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from sqlite_utils import Database

from newswatch.errors import RefusedValueError, StoreError

_FULL = 2  # what PRAGMA synchronous answers when each commit reaches the disk

Row = dict[str, Any]
Parameters = Sequence[Any] | Mapping[str, Any]
P = ParamSpec("P")
T = TypeVar("T")

# The way out, by result code, an extended one before its primary one (sqlite.org/rescode.html).
_WAYS_OUT = {
    sqlite3.SQLITE_BUSY: "locked by another program; `fuser` or `lsof` on the file names it (often"
    " an open transaction in a database browser), close it and try again",
    sqlite3.SQLITE_LOCKED: "locked by this program itself; finish the other statement first",
    sqlite3.SQLITE_READONLY: "cannot be written: make the file, its folder and the disk writable",
    sqlite3.SQLITE_FULL: "the disk is full: free some space, run again; nothing was half-written",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write: look at the system log first",
    sqlite3.SQLITE_CORRUPT: "damaged: `newswatch verify` says where; put the last backup in its"
    " place",
    sqlite3.SQLITE_CORRUPT_VTAB: "the full-text index is damaged; `newswatch verify"
    " --rebuild-index` makes it anew from the articles",
    sqlite3.SQLITE_NOTADB: "no SQLite database: name another file with --db",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: see to it that file and folder can be read and"
    " written by this user (SQLite keeps two small files beside it)",
    sqlite3.SQLITE_CONSTRAINT: "the schema refused a value",
    sqlite3.SQLITE_TOOBIG: "a text is longer than SQLite takes",
}
_REFUSED = frozenset({sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_TOOBIG})


# Device and number of the file behind each connection: one that is deleted still takes writes.
_FILES: WeakKeyDictionary[Database, tuple[int, int]] = WeakKeyDictionary()


def path_of(db: Database) -> str:
    """Return the path of the file behind *db*, as SQLite knows it."""
    try:
        return str(db.conn.execute("PRAGMA database_list").fetchone()[2])
    except (sqlite3.Error, TypeError):
        return "the database"


@contextmanager
def translated(path: str | Path) -> Iterator[None]:
    """Turn what SQLite raises inside the block into a StoreError that names the way out."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0)
        way_out = _WAYS_OUT.get(code) or _WAYS_OUT.get(code & 0xFF, "the database refused")
        kind = RefusedValueError if code & 0xFF in _REFUSED else StoreError
        raise kind(f"{way_out} ({error})", path=str(path)) from error


@contextmanager
def transaction(db: Database, *, durable: bool = False) -> Iterator[Database]:
    """Do all that is in the block or none of it, as the only writer meanwhile.

    Begins with BEGIN IMMEDIATE: a transaction that reads first and writes later would fail at once
    when another writes in between, whatever the timeout. Inside another transaction it is a
    savepoint, so a caller may catch an error and go on with the rest. With *durable* the commit
    has reached the disk when the block is left: a power cut does not undo it.
    """
    path = path_of(db)
    with translated(path):
        if db.conn.in_transaction:
            if durable and not is_durable(db):
                raise StoreError("a durable step inside a transaction that is not", path=path)
            with db.atomic():
                yield db
            return
        if durable:
            db.execute("PRAGMA synchronous = FULL")
        try:
            yield from _outermost(db, path)
        finally:
            if durable:
                db.execute("PRAGMA synchronous = NORMAL")


def _outermost(db: Database, path: str) -> Iterator[Database]:
    db.execute("BEGIN IMMEDIATE")
    try:
        yield db
        _check_open(db, path)
        _check_there(db, path)
        db.execute("COMMIT")
    except BaseException:
        db.rollback()
        raise


def _check_open(db: Database, path: str) -> None:
    # SQLite itself rolls back on a full disk or an I/O error, even if the caller swallows it.
    if not db.conn.in_transaction:
        raise StoreError("an error undid the transaction; nothing of it was kept", path=path)


def remember_file(db: Database, path: Path) -> None:
    """Remember which file *db* was opened on, so that writing to another is refused."""
    _FILES[db] = _file_at(path)


def _file_at(path: str | Path) -> tuple[int, int]:
    try:
        found = Path(path).stat()
    except OSError:
        return (0, 0)
    return found.st_dev, found.st_ino


def _check_there(db: Database, path: str) -> None:
    """Refuse to write what nobody would find: SQLite itself notices nothing."""
    if db in _FILES and _FILES[db] != _file_at(path):
        raise StoreError(
            "deleted, moved or replaced while it was in use: put it back, then run again", path=path
        )


def is_durable(db: Database) -> bool:
    """Tell whether a commit made now would survive a power cut."""
    return bool(db.execute("PRAGMA synchronous").fetchone()[0] >= _FULL)


def writes(
    function: Callable[Concatenate[Database, P], T],
) -> Callable[Concatenate[Database, P], T]:
    """Mark a writer: it joins the caller's transaction, or is one of its own."""

    @wraps(function)
    def within(db: Database, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with transaction(db):
            return function(db, *args, **kwargs)

    within.is_writer = True  # type: ignore[attr-defined]  # for the test that meets each with a lock
    return within


def reads(
    function: Callable[Concatenate[Database, P], T],
) -> Callable[Concatenate[Database, P], T]:
    """Mark a reader: all it reads is of one moment, whatever is written meanwhile."""

    @wraps(function)
    def within(db: Database, /, *args: P.args, **kwargs: P.kwargs) -> T:
        with translated(path_of(db)):
            if db.conn.in_transaction:
                return function(db, *args, **kwargs)
            db.execute("BEGIN")
            try:
                return function(db, *args, **kwargs)
            finally:
                db.rollback()

    return within


def run(db: Database, sql: str, parameters: Parameters = ()) -> sqlite3.Cursor:
    """Execute one statement. Lone surrogates, which UTF-8 cannot hold, become U+FFFD.

    Raises RefusedValueError for an int beyond 64 bits, which never reaches SQLite.
    """
    try:
        return db.conn.execute(sql, parameters)
    except UnicodeEncodeError:
        if isinstance(parameters, Mapping):
            return db.conn.execute(sql, {key: _encodable(v) for key, v in parameters.items()})
        return db.conn.execute(sql, [_encodable(value) for value in parameters])
    except OverflowError as error:
        raise RefusedValueError("a number is too large to be stored", path=path_of(db)) from error


def _encodable(value: object) -> object:
    if isinstance(value, str):
        # One for one, so that offsets into the text stay true.
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    return value


def rows(db: Database, sql: str, parameters: Parameters = ()) -> list[Row]:
    """Return all rows of a query as dicts."""
    cursor = run(db, sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def given(conditions: Mapping[str, str], parameters: Mapping[str, object]) -> str:
    """Return a WHERE of those *conditions* whose parameter is not None; "" where all are.

    What is not asked for must not stand in the statement: "x IS NULL OR column = x" keeps SQLite
    from using the column's index. Conditions are constants of this package.

    >>> given({"a": "x = :a", "b": "y > :b"}, {"a": None, "b": 3})
    ' WHERE y > :b'
    """
    asked = [sql for name, sql in conditions.items() if parameters[name] is not None]
    return f" WHERE {' AND '.join(asked)}" if asked else ""


def one(db: Database, sql: str, parameters: Parameters = ()) -> Row | None:
    """Return the first row of a query, or None."""
    found = rows(db, sql, parameters)
    return found[0] if found else None


def value(db: Database, sql: str, parameters: Parameters = ()) -> Any:  # noqa: ANN401  what a cell holds
    """Return the first cell of the first row, or None."""
    row = run(db, sql, parameters).fetchone()
    return row[0] if row else None
