"""Datasette, set up to show one site: its settings, our plug-in, the file opened for reading.

Opens nothing itself: Datasette does, when the first page is asked for.
"""

from __future__ import annotations

import os
import time
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from newswatch.query.metadata import metadata
from newswatch.query.web.counts import Counts
from newswatch.query.web.site import DATABASE, Site

TEMPLATES = Path(__file__).parent / "templates"
# How long the rows of a table or a view are counted before it is said that they are many.
_COUNT_MS = 100
_SEQ = "SELECT value FROM change_counter"
_SETTINGS: Mapping[str, Any] = {
    "allow_csv_stream": False,  # whole tables are what `newswatch export` is for
    "allow_download": False,  # the file holds more than what is for all
    "default_facet_size": 20,
    "default_page_size": 50,
    "facet_time_limit_ms": 300,
    "max_returned_rows": 1000,
    "num_sql_threads": 3,
    "sql_time_limit_ms": 3000,
    "suggest_facets": False,  # half a second a page on a million rows
    "template_debug": False,
    "truncate_cells_html": 300,
}


def datasette_for(site: Site) -> Any:  # noqa: ANN401 - Datasette is untyped
    """Return Datasette with *site* as its only plug-in and its only database."""
    # Plug-ins that happen to be installed know nothing of our locks; whoever wants one names it.
    os.environ.setdefault("DATASETTE_LOAD_PLUGINS", "")
    # Loaded late: it costs half a second, and loads the plug-ins that are named.
    from datasette.app import Datasette  # noqa: PLC0415
    from datasette.plugins import pm  # noqa: PLC0415

    from newswatch.query.web.plugin import Plugin  # noqa: PLC0415

    # Of a facet that fails it leaves the others unasked, which Python takes for an oversight.
    warnings.filterwarnings("ignore", r"coroutine '.*facet.* was never", RuntimeWarning)
    # Its handler prints what all variables held, and logging in is for nobody here.
    for name in ("datasette.handle_exception", "datasette.actor_auth_cookie"):
        pm.unregister(name=name)
    pm.register(Plugin(site), name="newswatch")
    made = Datasette(
        memory=False,
        metadata=metadata(site.described, database=DATABASE, views=site.views),
        settings={**_SETTINGS, "base_url": site.base, "default_allow_sql": site.allow_sql},
        template_dir=str(TEMPLATES),
    )
    made.remove_database("_memory")
    made.add_database(_read_only(made, site), name=DATABASE)
    return made


def _read_only(made: Any, site: Site) -> Any:  # noqa: ANN401 - Datasette is untyped
    """Return the file as Datasette's database, opened for reading, seen as it changes."""
    from datasette.database import Database, QueryInterrupted  # noqa: PLC0415 - as above

    counts = Counts(time.monotonic, QueryInterrupted)

    class ReadOnly(Database):  # type: ignore[misc] # untyped
        """The file, under a path that may hold any character: Datasette puts it into a URI."""

        @property
        def size(self) -> int:
            return site.path.stat().st_size

        async def execute(self, *asked: Any, **more: Any) -> Any:  # noqa: ANN401 - Datasette's
            """Run a statement; one that fails is answered, not printed with all its SQL."""
            told = {**more, "log_sql_errors": False}
            if not str(asked[0]).startswith("select count(*)"):
                return await super().execute(*asked, **told)
            (seq,) = (await super().execute(_SEQ, log_sql_errors=False)).rows[0]
            name = f"{asked[0]} {more.get('params', asked[1:2])}"
            told["custom_time_limit"] = _COUNT_MS
            return await counts.get(
                name, seq, lambda: super(ReadOnly, self).execute(*asked, **told)
            )

        async def table_counts(self, limit: int = 0) -> dict[str, int | None]:  # noqa: ARG002 - Datasette's
            """Name the public tables and count none: a million rows are not counted for a list."""
            return {name: None for name in await self.table_names() if name in site.shown}

        async def get_all_foreign_keys(self) -> dict[str, Any]:
            """Name references among public tables; the page of a row counts what refers to it."""
            found: dict[str, Any] = await super().get_all_foreign_keys()
            return _among(found, site.shown)

    return ReadOnly(made, path=quote(str(site.path.absolute())), is_mutable=True)


def _among(found: Mapping[str, Any], shown: frozenset[str]) -> dict[str, Any]:
    """Return references by table and way, those alone that lead from or to what is *shown*."""
    return {
        name: {
            way: [key for key in keys if key["other_table"] in shown] for way, keys in ways.items()
        }
        for name, ways in found.items()
    }
