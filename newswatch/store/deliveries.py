"""The messages of the outbox as people see them: listed, retried, cancelled.

Sends nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.model import message_from_json
from newswatch.store.outbox_rows import DeliveryRow
from newswatch.store.transactions import Row, given, one, reads, rows, run, writes

_DELIVERIES = """
SELECT d.id AS delivery_id, d.alert_id, a.rule, d.target, a.kind, a.revision, a.key,
    a.subject_kind, a.subject_id, a.article_id, d.state, d.attempts, a.created_at,
    d.first_tried_at, d.tried_at, d.failed_at, d.next_attempt_at, d.last_error, d.sent_at,
    d.doubted_at, d.held_at, d.is_aside, d.parts, t.rest_until_at, a.message
FROM deliveries AS d
JOIN alerts AS a ON a.id = d.alert_id
LEFT JOIN targets AS t ON t.name = d.target
"""
_WHERE = {"state": "d.state = :state", "target": "d.target = :target", "rule": "a.rule = :rule"}


@reads
def deliveries_about(db: Database, subject_kind: str, subject_id: int) -> list[DeliveryRow]:
    """Return the deliveries of all alerts about a subject, in the order in which they were owed."""
    return [
        _row(row)
        for row in rows(
            db,
            f"{_DELIVERIES} WHERE a.subject_kind = ? AND a.subject_id = ? ORDER BY d.id",
            (subject_kind, subject_id),
        )
    ]


@reads
def list_deliveries(
    db: Database,
    *,
    state: str | None = None,
    target: str | None = None,
    rule: str | None = None,
    limit: int = 200,
) -> list[DeliveryRow]:
    """Return deliveries, of one *state*, *target* and *rule* or all, the newest first."""
    asked = {"state": state, "target": target, "rule": rule, "limit": limit}
    wanted = given(_WHERE, asked)
    sql = f"{_DELIVERIES}{wanted} ORDER BY d.id DESC LIMIT :limit"
    return [_row(row) for row in rows(db, sql, asked)]


@reads
def find_delivery(db: Database, delivery_id: int) -> DeliveryRow | None:
    """Return one delivery, or None."""
    row = one(db, f"{_DELIVERIES} WHERE d.id = ?", (delivery_id,))
    return _row(row) if row else None


@reads
def choose(
    db: Database,
    *,
    states: Iterable[str],
    target: str | None = None,
    rule: str | None = None,
) -> list[int]:
    """Return the numbers of the deliveries in one of *states*, of *target* and *rule*, in order."""
    asked = {"states": json.dumps([*states]), "target": target, "rule": rule}
    conditions = {**_WHERE, "states": "d.state IN (SELECT value FROM json_each(:states))"}
    del conditions["state"]
    sql = f"{_DELIVERIES}{given(conditions, asked)} ORDER BY d.id"
    return [row["delivery_id"] for row in rows(db, sql, asked)]


@reads
def due_to(db: Database, target: str, now: str) -> dict[str, list[int]]:
    """Return the numbers of what is owed to a target and due, by rule, the one leased included."""
    found: dict[str, list[int]] = {}
    for row in rows(
        db,
        "SELECT a.rule, d.id FROM deliveries AS d JOIN alerts AS a ON a.id = d.alert_id"
        " WHERE d.target = ? AND d.next_attempt_at IS NOT NULL AND d.held_at IS NULL"
        " AND (d.state <> 'pending' OR d.next_attempt_at <= ?) ORDER BY d.id",
        (target, now),
    ):
        found.setdefault(row["rule"], []).append(row["id"])
    return found


@writes
def cancel(db: Database, delivery_id: int) -> bool:
    """Give a message up; False if it was sent already or is being sent."""
    return (
        run(
            db,
            "UPDATE deliveries SET doubted_at = CASE state WHEN 'unknown' THEN tried_at"
            " ELSE doubted_at END, state = 'cancelled', next_attempt_at = NULL"
            " WHERE id = ? AND state IN ('pending', 'failed', 'unknown')",
            (delivery_id,),
        ).rowcount
        == 1
    )


@writes
def retry(db: Database, delivery_id: int, now: str) -> bool:
    """Let a message be tried again at *now*; False if it was sent already or is being sent.

    Its target is tried at once, even if it is being left alone.
    """
    done = run(
        db,
        "UPDATE deliveries SET state = 'pending', next_attempt_at = :now, held_at = NULL,"
        " first_tried_at = NULL, doubted_at = CASE state WHEN 'unknown' THEN tried_at"
        " ELSE doubted_at END"
        " WHERE id = :id AND state IN ('pending', 'failed', 'unknown', 'cancelled')",
        {"now": now, "id": delivery_id},
    )
    run(
        db,
        "UPDATE targets SET rest_until_at = NULL"
        " WHERE name = (SELECT target FROM deliveries WHERE id = ?)",
        (delivery_id,),
    )
    return done.rowcount == 1


def _row(row: Row) -> DeliveryRow:
    message = message_from_json(json.loads(row["message"]))
    return DeliveryRow(**{**row, "message": message, "is_aside": bool(row["is_aside"])})
