"""What publishers ask of us, and what we know of their terms, source by source.

Decides nothing: what is old or reserved was decided where it was read.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from newswatch.store.sources import source_id_of
from newswatch.store.transactions import reads, rows, run, writes


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceManners:
    """The terms of one source, and how many of its stories ask for what."""

    source: str
    terms_url: str | None
    terms_checked_on: str | None
    noarchive: int
    tdm_reserved: int


@writes
def declare_terms(
    db: Database, source: str, *, terms_url: str | None, terms_checked_on: str | None
) -> None:
    """Store where the terms of *source* stand and when a person read them, as declared."""
    run(
        db,
        "UPDATE sources SET terms_url = ?, terms_checked_on = ? WHERE id = ?"
        " AND (terms_url, terms_checked_on) IS NOT (?, ?)",
        (
            terms_url,
            terms_checked_on,
            source_id_of(db, source),
            terms_url,
            terms_checked_on,
        ),
    )


@reads
def list_manners(db: Database) -> list[SourceManners]:
    """Return what every source asks, by name."""
    found = rows(
        db,
        "SELECT s.name AS source, s.terms_url, s.terms_checked_on,"
        " total(a.is_noarchive) AS noarchive, total(a.is_tdm_reserved) AS tdm_reserved"
        " FROM sources AS s LEFT JOIN articles AS a ON a.source_id = s.id"
        " AND (a.is_noarchive = 1 OR a.is_tdm_reserved = 1) GROUP BY s.id ORDER BY s.name",
    )
    counted = ("noarchive", "tdm_reserved")
    return [SourceManners(**{**row, **{name: int(row[name]) for name in counted}}) for row in found]
