"""How to read the pages: what each word means, and where the tables are.

Its words on tables are those that the file carries in its table docs.
"""

from __future__ import annotations

from dataclasses import replace

from newswatch.query.web import wording
from newswatch.query.web.asked import Asked, Page
from newswatch.query.web.reader import Reader, Row
from newswatch.query.web.site import Site

_OBJECTS = "SELECT object AS name, description FROM docs WHERE column = '' ORDER BY object"

_ASKED_MOST = frozenset(
    {
        "biggest_of_the_year",
        "co_investors",
        "corrections",
        "deals_by_month",
        "first_tellers",
        "funders",
        "newest_deals",
        "recipients",
        "watched_mentions",
        "who_funds_whom",
    }
)


def tables(reader: Reader, asked: Asked, site: Site) -> Page:
    """Return the list of the tables, which Datasette's own needs a second for."""
    return replace(page(reader, asked, site), template="tables.html")


def _asks(row: Row) -> bool:
    return "?" in row["description"]


def page(reader: Reader, _asked: Asked, site: Site) -> Page:
    """Return the page that explains the others."""
    described = [row for row in reader.rows(_OBJECTS) if row["name"] in site.shown]
    return Page(
        template="about.html",
        shows={
            "types": [
                (name, wording.TYPE_MEANINGS[key], key) for key, name in wording.TYPES.items()
            ],
            # Of each view that answers a question the description is the question.
            "questions": [r for r in described if r["name"] in site.views and _asks(r)],
            # What ends so is there for `newswatch verify` to compare with.
            "views": [
                r
                for r in described
                if r["name"] in site.views and not _asks(r) and not r["name"].endswith("_due")
            ],
            "tables": [row for row in described if row["name"] not in site.views],
            "asked_most": _ASKED_MOST,
            "allow_sql": site.allow_sql,
        },
    )
