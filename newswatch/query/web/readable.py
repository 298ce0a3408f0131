"""Which tables are for all who may see the web view, and which are for nobody there.

Two locks, for each has failed somewhere: the connection itself refuses to read what is private, by
whatever statement, and Datasette's own pages are asked for no table that is not listed here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

# What is not named here is private: a table that is added later is shown when somebody decides so.
TABLES = frozenset(
    {
        "announcement_amounts",
        "announcement_figures",
        "announcement_history",
        "announcement_parties",
        "announcements",
        "article_authors",
        "article_tags",
        "article_urls",
        "article_versions",
        "articles",
        "authors",
        "archived_pages",
        "candidates",
        "changes",
        "crawls",
        "deal_figures",
        "deal_pairs",
        "deal_parties",
        "deletions",
        "docs",
        "event_mentions",
        "events",
        "evidence",
        "feed_entries",
        "feeds",
        "fetches",
        "judged_counts",
        "judgements",
        "links",
        "parties",
        "party_aliases",
        "rate_series",
        "rates",
        "source_days",
        "source_states",
        "sources",
        "tags",
        "verdicts",
        "watched_parties",
    }
)
# Read by nobody here, not by way of a view either: messages and their receivers, traces, what hosts
# answered, what was forgotten.
PRIVATE = frozenset(
    {
        "alerts",
        "author_tombstones",
        "deliveries",
        "erasures",
        "hosts",
        "quarantine",
        "released_pages",
        "targets",
        "text_tombstones",
        "tombstones",
    }
)
# Needed within statements, and no sight for people.
_INNER = frozenset({"change_counter", "sqlite_master", "sqlite_schema", "sqlite_temp_master"})
_INNER_PREFIXES = ("articles_fts", "pragma_", "sqlite_stat", "json_")
# Numbers of https://www.sqlite.org/c3ref/c_alter_table.html; only these may be done at all.
_READ, _SELECT, _FUNCTION, _RECURSIVE, _PRAGMA, _TRANSACTION = 20, 21, 31, 33, 19, 22
# The full-text index declares its columns to SQLite this way when it is opened; the file is
# opened for reading, so nothing comes of it.
_CREATE_TABLE, _INSERT, _UPDATE = 2, 18, 23
_OK, _DENY = 0, 1
# Those that describe a table, and those that state a number and take none.
_DESCRIBING = frozenset(
    {"foreign_key_list", "index_info", "index_list", "index_xinfo", "table_info", "table_xinfo"}
)
_STATING = frozenset({"database_list", "data_version", "schema_version", "user_version"})
_WAYS_OUT = frozenset({"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"})


def public_views(tables_of_views: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the views that read nothing private.

    >>> public_views({"told": frozenset({"articles"}), "sent": frozenset({"deliveries"})})
    frozenset({'told'})
    """
    return frozenset(view for view, read in tables_of_views.items() if not read & PRIVATE)


def _is_open(name: str) -> bool:
    return name in TABLES or name in _INNER or name.startswith(_INNER_PREFIXES)


def authorizer(views: frozenset[str]) -> Callable[..., int]:
    """Return the callback for ``set_authorizer``: reads of public tables and *views*, no more."""

    def authorise(
        action: int,
        first: Any,  # noqa: ANN401 - SQLite's signature, as the next
        second: Any,  # noqa: ANN401
        _database: str | None = None,
        by_way_of: str | None = None,
    ) -> int:
        if action in (_SELECT, _RECURSIVE, _TRANSACTION):
            return _OK
        if action == _READ:
            name = str(first)
            # An empty name is a subquery of the statement itself.
            # What a public view reads is what it was made to show.
            is_shown = by_way_of in views and name not in PRIVATE
            return _OK if not name or name in views or is_shown or _is_open(name) else _DENY
        if action == _CREATE_TABLE or (action in (_INSERT, _UPDATE) and first == "sqlite_master"):
            return _OK
        if action == _FUNCTION:
            return _DENY if str(second).lower() in _WAYS_OUT else _OK
        if action == _PRAGMA:
            name = str(first).lower()
            return _OK if name in _DESCRIBING or (name in _STATING and not second) else _DENY
        return _DENY

    return authorise
