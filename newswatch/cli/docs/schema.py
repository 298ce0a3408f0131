"""docs/schema.md: every table, view and column, in the order and words of the schema.

Types and references come from an empty database, so that the page cannot disagree with the file.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from newswatch import store
from newswatch.cli.docs.table import table

_SECTION = re.compile(r"-- ── (.{1,90}?) ─{2,100}$")
_CREATE = re.compile(r"(CREATE|DROP) (?:TABLE|VIEW|VIRTUAL TABLE) (\w{1,80})")


def lines() -> Iterator[str]:
    """Yield the lines of the page."""
    yield (
        "# The database\n\n"
        "One SQLite file, read with any tool while newswatch works. Times (`_at`) are RFC 3339 UTC "
        "text ending\nin `Z`; money is whole units of its currency. The file carries these "
        "descriptions itself, in the table\n[docs](#docs). What a new version of newswatch changes "
        "here is told in CHANGELOG.md.\n"
    )
    with tempfile.TemporaryDirectory() as place:
        db = store.open_database(Path(place) / "empty.db", create=True)
        said = {(row.object, row.column): row for row in store.list_docs(db)}
        for heading, names in _sections(store.schema_sql()):
            yield f"## {heading}\n"
            for name in names:
                yield f"### {name}\n\n{said[name, ''].description}\n"
                yield from _columns(db, name, said)
        db.close()


def _sections(sql: str) -> list[tuple[str, list[str]]]:
    """Return the headings of the schema under which tables or views are made, with their names."""
    found: list[tuple[str, list[str]]] = []
    for line in sql.splitlines():
        if heading := _SECTION.match(line):
            found.append((heading[1], []))
        if (made := _CREATE.match(line)) and made[1] == "DROP":
            found = [(head, [n for n in names if n != made[2]]) for head, names in found]
        elif made:
            found[-1][1].append(made[2])
    return [(heading, names) for heading, names in found if names]


def _columns(
    db: store.Database, name: str, said: Mapping[tuple[str, str], store.Description]
) -> list[str]:
    holder = db[name]
    parents = {key.column: key.other_table for key in getattr(holder, "foreign_keys", ())}
    rows = []
    for column in holder.columns:
        note, kind = said[name, column.name], column.type.lower()
        parent = parents.get(column.name)
        link = f" → [{parent}](#{parent})" if parent else ""
        rows.append((f"`{column.name}`", kind + link, note.description, note.format or ""))
    return table(("column", "type", "what it holds", "unit or format"), rows)
