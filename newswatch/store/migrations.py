"""The schema and how a file comes to have it: numbered SQL files, each in one transaction.

Never alters a row that a user wrote. Copies the comments of the SQL files into the table docs.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from sqlite_utils import Database, Migrations

from newswatch.errors import StoreError
from newswatch.store.docs import describe, dropped
from newswatch.store.transactions import transaction, value

# Stands in the file's header, so that `file` and we know whose it is.
APPLICATION_ID = int.from_bytes(b"nwch", "big")

_MIGRATIONS = Migrations("newswatch")
# Each file is one migration, applied in the order of their names.
_FILES = sorted(
    (file for file in (files("newswatch.store") / "schema").iterdir() if file.name[-4:] == ".sql"),
    key=lambda file: file.name,
)
# How many migrations there are; a file carries in user_version how many of them it has had.
SCHEMA_VERSION = len(_FILES)


def schema_sql() -> str:
    """Return the SQL of all migrations, in order."""
    return "\n".join(file.read_text("utf-8") for file in _FILES)


def statements(sql: str) -> Iterator[str]:
    r"""Yield the statements of *sql* one by one, each with the comments before it.

    ``executescript`` would commit first, and a migration that fails must leave nothing.

    >>> list(statements("CREATE TABLE a (b); -- a ; here\nDROP TABLE a;"))
    ['CREATE TABLE a (b); -- a ; here', 'DROP TABLE a;']
    """
    held = ""
    for line in sql.splitlines():
        held = f"{held}\n{line}" if held else line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
    if held.strip() and any(
        line.strip() and not line.lstrip().startswith("--") for line in held.splitlines()
    ):
        yield held


def _apply_file(db: Database, number: int, file: Traversable) -> None:
    sql = file.read_text("utf-8")
    for statement in statements(sql):
        db.execute(statement)
    for name in dropped(sql):
        db.execute("DELETE FROM docs WHERE object = ?", (name,))
    for row in describe(sql):
        db.execute(
            "INSERT INTO docs (object, column, description, format) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET description = excluded.description,"
            " format = excluded.format",
            (row.object, row.column, row.description, row.format),
        )
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise sqlite3.IntegrityError(
            f"migration {file.name} would leave {len(broken)} broken references"
        )
    db.execute(f"PRAGMA user_version = {number}")
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _register(number: int, file: Traversable) -> None:
    @_MIGRATIONS(name=file.name.removesuffix(".sql"))
    def _(db: Database) -> None:
        _apply_file(db, number, file)


for _number, _file in enumerate(_FILES, start=1):
    _register(_number, _file)


def apply(db: Database) -> list[str]:
    """Apply what *db* has not had yet; return the names. All of it or nothing."""
    with transaction(db):
        pending = [migration.name for migration in _MIGRATIONS.pending(db)]
        _MIGRATIONS.apply(db)
    return pending


def check(db: Database, path: Path, *, may_be_older: bool = False) -> None:
    """Raise StoreError unless *db* is a newswatch database of this program's schema."""
    if value(db, "PRAGMA application_id") != APPLICATION_ID:
        raise StoreError(
            "another program's database, left as it is: name another file with --db",
            path=str(path),
        )
    version = value(db, "PRAGMA user_version")
    if version > SCHEMA_VERSION:
        raise StoreError(
            f"written by a newer newswatch (schema {version}, this one knows {SCHEMA_VERSION}):"
            " update newswatch",
            path=str(path),
        )
    if version < SCHEMA_VERSION and not may_be_older:
        raise StoreError(
            f"written by an older newswatch (schema {version} of {SCHEMA_VERSION}):"
            " run `newswatch migrate`, which keeps all data",
            path=str(path),
        )
