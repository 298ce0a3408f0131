"""The schema explains itself: descriptions of tables and columns, read from its comments.

Reads SQL text alone; what the comments look like is said on top of schema/0001_first.sql.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sqlite_utils import Database

from newswatch.store.transactions import reads, rows

_CREATE = re.compile(r"CREATE (TABLE|VIEW|VIRTUAL TABLE) (\w{1,80})")
_ADDED = re.compile(r"ALTER TABLE (\w{1,80}) ADD COLUMN (\w{1,80}) ")
_COLUMN = re.compile(r"    (\w{1,80})[ ,]")
_ALIAS = re.compile(r"(\w{1,80}),?$")
# A table that is put out of the way to be made anew is described where it is made.
_DROPPED = re.compile(
    r"^(?:DROP (?:TABLE|VIEW)|ALTER TABLE) (\w{1,80})(?: RENAME TO \w{1,80})?;", re.MULTILINE
)
# What is stored has come to mean more: it is described anew, and not made anew.
_REDESCRIBED = re.compile(
    r"^UPDATE docs SET description = '([^']+)'"
    r"\nWHERE object = '(\w{1,80})' AND column = '(\w{0,80})';",
    re.MULTILINE,
)
_FORMATS = {"_at": "RFC 3339 UTC, ending in Z", "_on": "date", "is_": "0 or 1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What one table, view or column holds; ``column`` is empty for the object itself."""

    object: str
    column: str
    description: str
    format: str | None = None


def describe(sql: str) -> list[Description]:
    r"""Return the descriptions that the comments of *sql* give.

    >>> describe("CREATE TABLE t (  -- Things.\n    a TEXT  -- One. [URL]\n);")[1]
    Description(object='t', column='a', description='One.', format='URL')

    What *sql* drops after describing it is left out.
    """
    found: list[Description] = []
    first, *rest = _DROPPED.split(sql)
    for dropped_here, text in [("", first), *zip(rest[::2], rest[1::2], strict=True)]:
        found = [said for said in found if said.object != dropped_here]
        found += map(_with_format, _commented(text))
    anew = {(name, column): said for said, name, column in _REDESCRIBED.findall(sql)}
    return [
        replace(said, description=anew.get((said.object, said.column), said.description))
        for said in found
    ]


def dropped(sql: str) -> list[str]:
    """Return the tables and views that *sql* drops or renames.

    >>> dropped("DROP VIEW v;")
    ['v']
    """
    return _DROPPED.findall(sql)


def _commented(sql: str) -> Iterator[Description]:
    held: Description | None = None
    for object_, column, comment in _lines(sql):
        if column is not None:
            if held:
                yield held
            held = Description(object=object_, column=column, description=comment)
        elif held:  # a line of comment alone goes on with the one before
            held = replace(held, description=f"{held.description} {comment}")
    if held:
        yield held


def _lines(sql: str) -> Iterator[tuple[str, str | None, str]]:
    """Yield (object, what is described, comment) for each commented line that creates something.

    What is described is "" for the object itself and None where the line is comment alone.
    """
    kind, name, column = "", "", ""
    for line in sql.splitlines():
        code, _, comment = (part.strip() for part in line.partition("-- "))
        if added := _ADDED.match(line):
            name, column = added.groups()
        elif created := _CREATE.match(line):
            kind, name = created.groups()
            column = ""
        elif kind == "VIEW":
            alias = _ALIAS.search(code)
            column = alias[1] if alias else ""
        elif _COLUMN.match(line):
            column = code.split()[0].rstrip(",")
        if name and comment:
            yield name, column if code else None, comment
        if code.endswith(";"):
            name = ""


def _with_format(found: Description) -> Description:
    text, bracket, unit = found.description.rpartition(" [")
    if bracket and unit.endswith("]"):
        return replace(found, description=text, format=unit[:-1])
    for mark, unit in _FORMATS.items():
        if found.column.endswith(mark) or (mark == "is_" and found.column.startswith(mark)):
            return replace(found, format=unit)
    return found


@reads
def list_docs(db: Database) -> list[Description]:
    """Return all descriptions that the file carries, by table and in no other order."""
    return [
        Description(**row)
        for row in rows(db, "SELECT object, column, description, format FROM docs ORDER BY object")
    ]
