"""What our own code failed on again and again: set aside with its trace, to be released later.

Decides neither when something is set aside nor whether it was mended.
"""

from __future__ import annotations

from sqlite_utils import Database

from newswatch.store.rows import Quarantined
from newswatch.store.transactions import reads, rows, run, value, writes


@writes
def quarantine(
    db: Database,
    *,
    subject_kind: str,
    subject: str,
    step: str,
    error: str,
    trace: str | None = None,
    now: str,
) -> int:
    """Set something aside and return the number of the row; once, however often it is said.

    *subject_kind* is page, feed, change or delivery, *subject* its address or number.
    """
    run(
        db,
        "INSERT INTO quarantine (subject_kind, subject, step, error, trace, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (subject_kind, subject, step, error, trace, now),
    )
    return int(
        value(
            db,
            "SELECT id FROM quarantine WHERE subject_kind = ? AND subject = ?"
            " AND released_at IS NULL",
            (subject_kind, subject),
        )
    )


@writes
def release(db: Database, quarantine_id: int, now: str) -> bool:
    """Let something go for another try; False if it is not set aside."""
    return (
        run(
            db,
            "UPDATE quarantine SET released_at = ? WHERE id = ? AND released_at IS NULL",
            (now, quarantine_id),
        ).rowcount
        == 1
    )


@reads
def list_quarantine(db: Database, *, with_released: bool = False) -> list[Quarantined]:
    """Return what is set aside, the oldest first; *with_released* also what was let go."""
    return [
        Quarantined(**row)
        for row in rows(
            db,
            "SELECT id AS quarantine_id, subject_kind, subject, step, error, trace, created_at,"
            " released_at FROM quarantine WHERE ? OR released_at IS NULL ORDER BY id",
            (with_released,),
        )
    ]
