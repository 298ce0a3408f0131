"""What a browser of the file needs to know of it: which tables each view reads.

Reads no row of anybody's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from sqlite_utils import Database

from newswatch.store.transactions import reads


@reads
def tables_of_views(db: Database) -> Mapping[str, frozenset[str]]:
    """Return each view with the tables that it reads, by way of other views too."""
    views = frozenset(db.view_names())
    return {view: frozenset(_tables(db, view)) - views for view in views}


def _tables(db: Database, view: str) -> set[str]:
    """Return what SQLite says that it will read for *view*."""
    found: set[str] = set()

    def note(action: int, name: str | None, *_: str | None) -> int:
        if action == sqlite3.SQLITE_READ and name:
            found.add(name)
        return sqlite3.SQLITE_OK

    db.conn.set_authorizer(note)
    try:
        db.conn.execute(f'EXPLAIN SELECT * FROM "{view}"')  # noqa: S608  a name of the schema's own
    finally:
        db.conn.set_authorizer(None)
    return found
