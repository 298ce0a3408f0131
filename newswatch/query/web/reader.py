"""What pages read through: rows of one snapshot of the file, within a time.

Runs only what pages hand it; holds no statement of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from datasette.utils import sqlite_timelimit
from datasette.utils.sqlite import sqlite3 as _sqlite

T = TypeVar("T")
Row = dict[str, Any]
# Longer than any page needs on a million stories; a reader that stays keeps the log from shrinking.
TIME_LIMIT_MS = 5_000


class TooSlowError(Exception):
    """The rows for a page could not be had within the time."""


class Connection(Protocol):
    """What is wanted of the connection that Datasette opened."""

    def execute(self, sql: str, parameters: Any = ..., /) -> Any:  # noqa: ANN401 - a cursor
        """Run one statement."""


class Reader:
    """Rows of one snapshot: all statements of a page see the same state of the file."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """Return the rows of a statement by the names of their columns."""
        cursor = self._conn.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def each(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[Row]:
        """Yield the rows of a statement one by one: what is not asked for is not read."""
        cursor = self._conn.execute(sql, parameters)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    def tuples(
        self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()
    ) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a statement as tuples; for the long ones."""
        return map(tuple, self._conn.execute(sql, parameters))

    def one(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Row | None:
        """Return the first row of a statement, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def value(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Any:  # noqa: ANN401 - whatever the column holds
        """Return the first column of the first row of a statement, or None."""
        row = self._conn.execute(sql, parameters).fetchone()
        return None if row is None else row[0]

    def by_id(self, sql: str, numbers: Iterable[int]) -> dict[int, Row]:
        """Return rows by their column ``id``; *sql* holds one ``{}`` for the list of numbers."""
        # Whole numbers of ours, not text of anybody: a list of them cannot be bound as one value.
        listed = ",".join(str(int(number)) for number in numbers)
        return {row["id"]: row for row in self.rows(sql.format(listed))}


@contextmanager
def _snapshot(conn: Connection) -> Iterator[None]:
    conn.execute("BEGIN")
    try:
        yield
    finally:
        conn.execute("ROLLBACK")


def reading(page: Callable[[Reader], T]) -> Callable[[Connection], T]:
    """Return *page* as a function of a connection: in one snapshot, within the time.

    Raises TooSlowError where the time does not do.
    """

    def read(conn: Connection) -> T:
        try:
            with sqlite_timelimit(conn, TIME_LIMIT_MS), _snapshot(conn):
                return page(Reader(conn))
        except _sqlite.OperationalError as error:
            if "interrupted" in str(error):
                raise TooSlowError from error
            raise

    return read
