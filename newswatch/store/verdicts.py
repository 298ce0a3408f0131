"""What people decided on reading a story: kept apart from what the detector says.

Changes no announcement by itself.
"""

from __future__ import annotations

from sqlite_utils import Database

from newswatch.store.rows import Verdict
from newswatch.store.transactions import Row, one, reads, rows, run, writes

_VERDICT = "SELECT article_id, is_funding, note, decided_at, decided_by FROM verdicts"


@writes
def save_verdict(
    db: Database, article_id: int, *, is_funding: bool, note: str | None, decided_by: str, now: str
) -> None:
    """Store a person's verdict; the last one on an article holds, the others stay on record."""
    run(
        db,
        "INSERT INTO verdicts (article_id, is_funding, note, decided_at, decided_by)"
        " VALUES (?, ?, ?, ?, ?)",
        (article_id, is_funding, note, now, decided_by),
    )


@reads
def find_verdict(db: Database, article_id: int) -> Verdict | None:
    """Return the verdict that holds for an article, or None."""
    row = one(db, f"{_VERDICT} WHERE article_id = ? ORDER BY id DESC LIMIT 1", (article_id,))
    return _verdict(row) if row else None


@reads
def list_verdicts(db: Database) -> list[Verdict]:
    """Return all verdicts in the order in which they were given."""
    return [_verdict(row) for row in rows(db, f"{_VERDICT} ORDER BY id")]


def _verdict(row: Row) -> Verdict:
    return Verdict(**{**row, "is_funding": bool(row["is_funding"])})
