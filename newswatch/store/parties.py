"""Parties: those who give and those who receive, under all their names.

The same key is the same party; whether two keys are one party is for people to say (`alias`).
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.store.transactions import reads, rows, run, value, writes


def name_key(name: str) -> str:
    """Return *name* without case and with single blanks.

    >>> name_key("  Alibaba   GROUP ")
    'alibaba group'
    """
    return " ".join(name.casefold().split())


def party_of(db: Database, name: str) -> int:
    """Return the number of the party called *name*, by alias or key; add it if it is unknown."""
    key = name_key(name)
    found = value(db, "SELECT party_id FROM party_aliases WHERE alias_key = ?", (key,))
    if found is None:
        run(
            db,
            "INSERT INTO parties (name, name_key) VALUES (?, ?) ON CONFLICT DO NOTHING",
            (name, key),
        )
        found = value(db, "SELECT id FROM parties WHERE name_key = ?", (key,))
    return int(found)


@writes
def add_alias(db: Database, name: str, alias: str) -> int:
    """Let *alias* mean the party *name* from now on, also where it is stored already.

    Returns the number of the party.
    """
    party_id = party_of(db, name)
    key = name_key(alias)
    run(
        db,
        "INSERT INTO party_aliases (alias_key, alias, party_id) VALUES (?, ?, ?)"
        " ON CONFLICT (alias_key) DO UPDATE SET party_id = excluded.party_id",
        (key, alias, party_id),
    )
    run(
        db,
        "UPDATE announcement_parties SET party_id = ?"
        " WHERE party_id = (SELECT id FROM parties WHERE name_key = ?)",
        (party_id, key),
    )
    return party_id


@reads
def list_aliases(db: Database) -> list[dict[str, object]]:
    """Return every alias with the name of its party."""
    return rows(
        db,
        "SELECT p.name, x.alias FROM party_aliases AS x JOIN parties AS p ON p.id = x.party_id"
        " ORDER BY p.name, x.alias",
    )


@reads
def other_names(db: Database, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return of each of *names* the other names of its party; those without any are left out."""
    found = {
        name: tuple(
            row["name"]
            for row in rows(
                db,
                "WITH same (id) AS (SELECT party_id FROM party_aliases WHERE alias_key = :key"
                " UNION SELECT id FROM parties WHERE name_key = :key)"
                " SELECT name FROM parties WHERE id IN same AND name_key <> :key UNION"
                " SELECT alias FROM party_aliases WHERE party_id IN same AND alias_key <> :key",
                {"key": name_key(name)},
            )
        )
        for name in names
    }
    return {name: others for name, others in found.items() if others}
