"""Rows for files of an analyst's own: in the order of their last change, a batch at a time.

Each batch is a short read of its own, so an export of hours keeps no writer and no log waiting; a
row that changes meanwhile moves to the end and is read there. Writes no file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from sqlite_utils import Database

from newswatch.errors import ConfigError
from newswatch.store.export_sql import ARTICLES, FUNDING, KINDS, KNOWN, QUOTE_LIMIT, THEN
from newswatch.store.rates import to_usd
from newswatch.store.transactions import Row, reads, rows, value

BATCH = 500
# What a view's column holds is told by its cells: a view declares nothing.
_KIND_OF = {"integer": "int", "real": "real", "text": "text", "null": "text", "blob": "text"}


def export_columns(
    db: Database, of: str, *, bodies: bool = False, with_deleted: bool = False
) -> dict[str, str]:
    """Return the columns of an export and the kind of each: int, real, text, bool or list.

    *of* is ``funding``, ``articles``, or any view of the file; ConfigError names them where it is
    another.
    """
    if of in KINDS:
        kinds = dict(KINDS[of])
        if not bodies:
            kinds.pop("body", None)
        return {**kinds, **({"is_deleted": "bool"} if with_deleted else {})}
    return _view_columns(db, of)


@reads
def _view_columns(db: Database, view: str) -> dict[str, str]:
    views = rows(db, "SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")
    names = [row["name"] for row in views]
    if view not in names:
        raise ConfigError(f"nothing is called {view!r} (there are: articles, {', '.join(names)})")
    columns = rows(db, "SELECT name FROM pragma_table_info(?)", (view,))
    asked = ", ".join(f"group_concat(DISTINCT typeof({row['name']}))" for row in columns)
    found = db.conn.execute(f"SELECT {asked} FROM {view}").fetchone()  # noqa: S608 - names of the schema
    return {row["name"]: _kind(said) for row, said in zip(columns, found, strict=True)}


def _kind(types: str | None) -> str:
    """Return the kind of a column whose cells are of these SQLite *types*.

    >>> _kind("integer,null"), _kind("integer,real"), _kind("integer,text"), _kind(None)
    ('int', 'real', 'text', 'text')
    """
    kinds = {_KIND_OF[one] for one in (types or "null").split(",") if one != "null"}
    if kinds <= {"int"} and kinds:
        return "int"
    return "real" if kinds and kinds <= {"int", "real"} else "text"


def export_rows(
    db: Database, of: str, *, since: int | None = None, as_of: str | None = None
) -> Iterator[Row]:
    """Yield the rows of an export; cells are as `export_columns` says.

    Of funding and articles only those that changed after change *since*, rows that are gone among
    them with ``is_deleted``; with *as_of* (RFC 3339 UTC) what was known then, and nothing else.
    Views are read whole, at one moment.
    """
    if of not in KINDS:
        yield from _view_rows(db, of)
    elif as_of is not None:
        yield from _then(db, of, as_of)
    else:
        yield from _changed(db, of, since)


def _view_rows(db: Database, view: str) -> Iterator[Row]:
    cursor = db.conn.execute(f"SELECT * FROM {view}")  # noqa: S608 - checked against the schema
    names = [column[0] for column in cursor.description]
    for row in cursor:
        yield dict(zip(names, row, strict=True))


def _changed(db: Database, of: str, since: int | None) -> Iterator[Row]:
    sql = {"funding": FUNDING, "articles": ARTICLES}[of]
    table = {"funding": "announcements", "articles": "articles"}[of]
    last, has_deleted = since or 0, since is not None
    while batch := _batch(db, sql, {"after": last, "batch": BATCH, "quote": QUOTE_LIMIT}):
        gone = _deleted(db, table, last, batch[-1]["change_seq"]) if has_deleted else []
        yield from sorted([*map(_typed, batch), *gone], key=lambda row: row["change_seq"])
        last = batch[-1]["change_seq"]
    if has_deleted:
        yield from _deleted(db, table, last, None)


@reads
def _batch(db: Database, sql: str, asked: Row) -> list[Row]:
    return rows(db, sql, asked)


@reads
def _deleted(db: Database, table: str, after: int, until: int | None) -> list[Row]:
    """Return rows of *table* that are gone: their number, change_seq and is_deleted alone."""
    number = {"announcements": "announcement_id", "articles": "article_id"}[table]
    found = rows(
        db,
        "SELECT change_seq, row_id FROM deletions WHERE object = :table AND change_seq > :after"
        " AND change_seq <= :until ORDER BY change_seq",
        {"table": table, "after": after, "until": 2**62 if until is None else until},
    )
    return [
        {number: row["row_id"], "change_seq": row["change_seq"], "is_deleted": True}
        for row in found
    ]


def _then(db: Database, of: str, as_of: str) -> Iterator[Row]:
    sql, last = {"funding": KNOWN, "articles": THEN}[of], 0
    asked = {"as_of": as_of, "batch": BATCH, "quote": QUOTE_LIMIT}
    number = {"funding": "announcement_id", "articles": "article_id"}[of]
    while batch := _batch(db, sql, {**asked, "after": last}):
        for row in batch:
            yield _with_usd(db, _typed(row)) if of == "funding" else _typed(row)
        last = batch[-1][number]


def _typed(row: Row) -> Row:
    """Return a row with lists and truth values in place of JSON text and 0 or 1."""
    kinds = {**KINDS["funding"], **KINDS["articles"]}
    return {name: _cell(kinds.get(name, "text"), cell) for name, cell in row.items()}


def _cell(kind: str, cell: object) -> object:
    if cell is None or kind in ("int", "real", "text"):
        return cell
    return json.loads(str(cell)) if kind == "list" else bool(cell)


def _with_usd(db: Database, row: Row) -> Row:
    """Return a row of the past with its own sum in dollars, at the rates of today's file."""
    if row["sum_value"] is None:
        return row
    told_on = date.fromisoformat(row["told_on"])
    found = to_usd(db, row["sum_value"], row["sum_currency"], told_on)
    if found is None:
        return row
    return {
        **row,
        "sum_usd": found.usd,
        "rate_on": found.rate_on.isoformat(),
        "rate_source": found.source,
        "is_rate_stale": found.is_stale,
    }


@reads
def last_change(db: Database) -> int:
    """Return the number of the last change in the file."""
    return int(value(db, "SELECT value FROM change_counter") or 0)
