"""Metadata for Datasette, from the descriptions that the file carries in its table `docs`.

Writes no description of its own, and opens nothing: rows in, a dict out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

# What a person looks for in a table is the newest; these columns say which rows those are.
_NEWEST_FIRST = ("told_on", "detected_at", "found_at", "published_at", "change_seq")
# What stands for a row where another table refers to it.
_LABELS = ("headline", "name", "title")


class Described(Protocol):
    """One row of `docs`; ``column`` is empty for the table or view itself."""

    @property
    def object(self) -> str:
        """The table or view."""

    @property
    def column(self) -> str:
        """The column; empty for the object itself."""

    @property
    def description(self) -> str:
        """What it holds."""

    @property
    def format(self) -> str | None:
        """Its unit or format, where that is not said already."""


def metadata(
    docs: Iterable[Described], *, database: str = "newswatch", views: Iterable[str] = ()
) -> dict[str, Any]:
    """Return what Datasette 0.65 takes as metadata for *database*: tables and columns described.

    *views* are those of the objects that are views: they have no rows of their own to be labelled.

    >>> from newswatch.store import Description
    >>> said = [Description(object="t", column="", description="Things."),
    ...         Description(object="t", column="name", description="Name.", format="text")]
    >>> metadata(said)["databases"]["newswatch"]["tables"]["t"]["columns"]
    {'name': 'Name. [text]'}
    """
    names = frozenset(views)
    tables: dict[str, dict[str, Any]] = {}
    for said in docs:
        table = tables.setdefault(said.object, {"description": "", "columns": {}})
        if said.column:
            table["columns"][said.column] = text_of(said)
        else:
            table["description"] = said.description
    return {
        "databases": {
            database: {
                "tables": {
                    name: {**table, **_habits(table["columns"], is_view=name in names)}
                    for name, table in sorted(tables.items())
                }
            }
        }
    }


def text_of(said: Described) -> str:
    """Return a description with its unit or format behind it."""
    return f"{said.description} [{said.format}]" if said.format else said.description


def _habits(columns: Mapping[str, str], *, is_view: bool) -> dict[str, str]:
    """Return how Datasette shows the rows: sorted by what, and known by which column."""
    habits = {}
    if label := next((name for name in _LABELS if name in columns and not is_view), None):
        habits["label_column"] = label
    # A view has an order of its own; sorting it again by another column would work it all out.
    if newest := next((name for name in _NEWEST_FIRST if name in columns and not is_view), None):
        habits["sort_desc"] = newest
    return habits
