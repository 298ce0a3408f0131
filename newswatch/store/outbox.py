"""The outbox: messages that are owed, and how the sending of each goes.

Sends nothing and knows no rule. A message is owed once for each rule, target, subject and kind.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.model import Alert, Delivery, Message, message_from_json, message_json
from newswatch.store.rows import DeliveryRow
from newswatch.store.transactions import (
    given,
    one,
    reads,
    rows,
    run,
    transaction,
    writes,
)

_DELIVERIES = """
SELECT d.id AS delivery_id, d.alert_id, a.rule, d.target, a.kind, a.subject_kind, a.subject_id,
    d.state, d.attempts, a.created_at, d.tried_at, d.failed_at, d.next_attempt_at, d.last_error,
    d.sent_at, a.message
FROM deliveries AS d
JOIN alerts AS a ON a.id = d.alert_id
"""
# Stands as the error of a message that was held back because a story was judged otherwise.
WITHHELD = "withheld: the story was judged otherwise before it was sent"
_DELIVERIES_WHERE = {"state": "d.state = :state"}


@writes
def add_alert(
    db: Database, alert: Alert, *, change_id: int | None, now: str, due_at: str | None = None
) -> bool:
    """Owe a message from now on; False, and no change, if it was owed before.

    It is not sent before *due_at*, as where a rule has quiet hours.
    """
    added = run(
        db,
        "INSERT INTO alerts (rule, target, subject_kind, subject_id, kind, key, message, change_id,"
        " created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        (
            alert.rule,
            alert.target,
            alert.subject_kind,
            alert.subject_id,
            alert.kind,
            alert.key,
            json.dumps(message_json(alert.message), ensure_ascii=False),
            change_id,
            now,
        ),
    )
    if added.rowcount != 1:
        return False
    run(
        db,
        "INSERT INTO deliveries (alert_id, target, next_attempt_at) VALUES (?, ?, ?)",
        (added.lastrowid, alert.target, due_at or now),
    )
    return True


@writes
def lease_delivery(
    db: Database, *, now: str, lease_until: str, target: str | None = None
) -> Delivery | None:
    """Take the message that has been due longest for sending, or None if none is due.

    Nobody else is given it until *lease_until*; then it is due again, as after a crash, and may
    have arrived: receivers tell by its key.
    """
    row = one(
        db,
        "SELECT d.id AS delivery_id, d.alert_id, d.target, a.key, d.attempts + 1 AS attempts,"
        " a.message FROM deliveries AS d JOIN alerts AS a ON a.id = d.alert_id"
        " WHERE d.next_attempt_at IS NOT NULL AND d.next_attempt_at <= :now"
        " AND (:target IS NULL OR d.target = :target)"
        " ORDER BY d.next_attempt_at, d.id LIMIT 1",
        {"now": now, "target": target},
    )
    if row is None:
        return None
    run(
        db,
        "UPDATE deliveries SET state = 'sending', attempts = attempts + 1, tried_at = ?,"
        " lease_until_at = ?, next_attempt_at = ? WHERE id = ?",
        (now, lease_until, lease_until, row["delivery_id"]),
    )
    return Delivery(**{**row, "message": _message(row["message"])})


def mark_sent(db: Database, delivery_id: int, now: str) -> None:
    """Note that a message was sent, so that not even a power cut lets it be sent again.

    Raises StoreError inside a transaction that is not durable.
    """
    with transaction(db, durable=True):
        _close(db, delivery_id, "sent", sent_at=now)


mark_sent.is_writer = True  # type: ignore[attr-defined]  # see transactions.writes


@writes
def mark_failed(
    db: Database, delivery_id: int, now: str, error: str, next_attempt_at: str | None
) -> None:
    """Note that sending failed; it is tried again at *next_attempt_at*, or never if None."""
    _close(db, delivery_id, "failed", error=error, next_attempt_at=next_attempt_at, failed_at=now)


@writes
def mark_unknown(db: Database, delivery_id: int, error: str) -> None:
    """Note that a message may have arrived: a person decides whether to send it again."""
    _close(db, delivery_id, "unknown", error=error)


@writes
def cancel(db: Database, delivery_id: int) -> bool:
    """Give a message up; False if it was sent already or is being sent."""
    return (
        run(
            db,
            "UPDATE deliveries SET state = 'cancelled', next_attempt_at = NULL"
            " WHERE id = ? AND state IN ('pending', 'failed', 'unknown')",
            (delivery_id,),
        ).rowcount
        == 1
    )


@writes
def retry(db: Database, delivery_id: int, now: str) -> bool:
    """Let a message be tried again at *now*; False if it was sent already or is being sent."""
    return (
        run(
            db,
            "UPDATE deliveries SET state = 'pending', next_attempt_at = ?"
            " WHERE id = ? AND state IN ('pending', 'failed', 'unknown', 'cancelled')",
            (now, delivery_id),
        ).rowcount
        == 1
    )


@writes
def reword(db: Database, alert: Alert, *, now: str) -> bool:
    """Let an alert that nobody was sent yet say what *alert* says; False if there is none.

    One that was withheld is owed again.
    """
    told = json.dumps(message_json(alert.message), ensure_ascii=False)
    asked = {"key": alert.key, "withheld": WITHHELD, "now": now, "message": told}
    unsent = run(
        db,
        "UPDATE alerts SET message = :message WHERE key = :key AND EXISTS (SELECT 1"
        " FROM deliveries AS d WHERE d.alert_id = alerts.id AND (d.state = 'pending'"
        " OR (d.state = 'failed' AND d.next_attempt_at IS NOT NULL)"
        " OR (d.state = 'cancelled' AND d.last_error = :withheld)))",
        asked,
    )
    run(
        db,
        "UPDATE deliveries SET state = 'pending', next_attempt_at = :now, last_error = NULL"
        " WHERE alert_id = (SELECT id FROM alerts WHERE key = :key)"
        " AND state = 'cancelled' AND last_error = :withheld",
        asked,
    )
    return unsent.rowcount == 1


@writes
def withhold(db: Database, subject_kind: str, subject_id: int, *, but: Iterable[str] = ()) -> int:
    """Give up what is owed about a subject and was not sent, but for the keys *but*; how many."""
    return run(
        db,
        "UPDATE deliveries SET state = 'cancelled', next_attempt_at = NULL, last_error = :withheld"
        " WHERE alert_id IN (SELECT id FROM alerts WHERE subject_kind = :kind"
        " AND subject_id = :id AND key NOT IN (SELECT value FROM json_each(:but)))"
        " AND (state = 'pending' OR (state = 'failed' AND next_attempt_at IS NOT NULL))",
        {
            "withheld": WITHHELD,
            "kind": subject_kind,
            "id": subject_id,
            "but": json.dumps([*but]),
        },
    ).rowcount


@reads
def deliveries_about(db: Database, subject_kind: str, subject_id: int) -> list[DeliveryRow]:
    """Return the deliveries of all alerts about a subject, in the order in which they were owed."""
    return [
        DeliveryRow(**{**row, "message": _message(row["message"])})
        for row in rows(
            db,
            f"{_DELIVERIES} WHERE a.subject_kind = ? AND a.subject_id = ? ORDER BY d.id",
            (subject_kind, subject_id),
        )
    ]


@reads
def list_deliveries(
    db: Database, *, state: str | None = None, limit: int = 200
) -> list[DeliveryRow]:
    """Return deliveries, of one *state* or all, the newest first."""
    asked = {"state": state, "limit": limit}
    wanted = given(_DELIVERIES_WHERE, asked)
    return [
        DeliveryRow(**{**row, "message": _message(row["message"])})
        for row in rows(db, f"{_DELIVERIES}{wanted} ORDER BY d.id DESC LIMIT :limit", asked)
    ]


def _close(
    db: Database,
    delivery_id: int,
    state: str,
    *,
    error: str | None = None,
    failed_at: str | None = None,
    next_attempt_at: str | None = None,
    sent_at: str | None = None,
) -> None:
    run(
        db,
        "UPDATE deliveries SET state = ?, last_error = ?, failed_at = coalesce(?, failed_at),"
        " next_attempt_at = ?, sent_at = ?, lease_until_at = NULL"
        " WHERE id = ? AND state <> 'sent'",
        (state, error, failed_at, next_attempt_at, sent_at, delivery_id),
    )


def _message(text: str) -> Message:
    return message_from_json(json.loads(text))
