"""How each message goes out: leased in the order of its target, then marked with what came of it.

Sends nothing itself. Of one target one message is out at a time, and those that were owed later
wait until the one before them has been sent or given up; other targets go on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.model import Delivery, message_from_json
from newswatch.store import targets
from newswatch.store.transactions import Row, one, reads, rows, run, transaction, writes

_OPEN = """
SELECT d.id AS delivery_id, d.alert_id, d.target, a.key, d.attempts + 1 AS attempts, d.parts,
    d.first_tried_at, d.is_aside, a.created_at AS owed_at, a.message, d.state, d.next_attempt_at
FROM deliveries AS d JOIN alerts AS a ON a.id = d.alert_id
WHERE d.target = :target AND d.next_attempt_at IS NOT NULL AND d.held_at IS NULL
    AND (d.state <> 'pending' OR d.next_attempt_at <= :now)
"""
_AWAY = (
    # By the index of states: of thousands that are owed to a target, one is out.
    "SELECT 1 FROM deliveries WHERE state = 'sending' AND +target = :target"
    " AND lease_until_at > :now"
)
# Stands as the error of a message whose sender ended before it could say what came of it.
CUT_OFF = "its sender was cut off while it was being sent, so it may have arrived"


@writes
def lease_delivery(
    db: Database,
    *,
    now: str,
    lease_until: str,
    target: str | None = None,
    past: int | None = None,
    holder: str | None = None,
) -> Delivery | None:
    """Take the message that is to be sent next, or None if none is due.

    Of each target (or of *target* alone) that is the first that was owed; while that one is out or
    waits to be tried again, nothing else of its target is given; one that is not to be sent yet
    (quiet hours) holds nothing back. Only with *past*, a delivery's
    number, the next one after it is, due or not: to see whether the target takes another.

    Nobody else is given it until *lease_until*, or until its *holder*, the process that sends it,
    is known to be dead (`reclaim`); then it is due again, and may have arrived: receivers tell by
    its key.
    """
    names = [target] if target is not None else targets.open_targets(db)
    due = [row for name in names if (row := _next(db, name, now, past)) is not None]
    if not due:
        return None
    row = min(due, key=lambda row: (row["next_attempt_at"], row["delivery_id"]))
    run(
        db,
        "UPDATE deliveries SET doubted_at = CASE state WHEN 'sending' THEN tried_at"
        " ELSE doubted_at END, state = 'sending', attempts = attempts + 1, tried_at = :now,"
        " first_tried_at = coalesce(first_tried_at, :now),"
        " lease_until_at = :until, next_attempt_at = :until, holder = :holder WHERE id = :id",
        {"now": now, "until": lease_until, "holder": holder, "id": row["delivery_id"]},
    )
    del row["state"], row["next_attempt_at"]
    row["message"] = message_from_json(json.loads(row["message"]))
    row["first_tried_at"] = row["first_tried_at"] or now
    row["is_aside"] = bool(row["is_aside"])
    return Delivery(**row)


def _next(db: Database, target: str, now: str, past: int | None) -> Row | None:
    asked = {"target": target, "now": now, "past": past}
    if one(db, _AWAY, asked):
        return None
    if past is not None:
        return one(db, f"{_OPEN} AND d.is_aside = 0 AND d.id > :past ORDER BY d.id LIMIT 1", asked)
    if targets.is_resting(db, target, now):
        return None
    head = one(db, f"{_OPEN} AND d.is_aside = 0 ORDER BY d.id LIMIT 1", asked)
    if head and head["next_attempt_at"] <= now:
        return head
    return one(
        db,
        f"{_OPEN} AND d.is_aside = 1 AND d.next_attempt_at <= :now"
        " ORDER BY d.next_attempt_at, d.id LIMIT 1",
        asked,
    )


def mark_sent(db: Database, delivery_id: int, now: str) -> None:
    """Note that a message was sent, so that not even a power cut lets it be sent again.

    Raises StoreError inside a transaction that is not durable.
    """
    with transaction(db, durable=True):
        _close(db, delivery_id, "sent", sent_at=now)
        targets.note_sent(db, delivery_id, now)


mark_sent.is_writer = True  # type: ignore[attr-defined]  # see transactions.writes


@writes
def mark_failed(
    db: Database,
    delivery_id: int,
    now: str,
    error: str,
    next_attempt_at: str | None,
    *,
    parts: int = 0,
    is_doubted: bool = False,
) -> None:
    """Note that sending failed; it is tried again at *next_attempt_at*, or never if None.

    Until then its target is left alone, unless the message waits apart. *parts* of it have
    arrived; where it *is_doubted*, it may have arrived whole.
    """
    _close(db, delivery_id, "failed", error=error, next_attempt_at=next_attempt_at, failed_at=now)
    run(
        db,
        "UPDATE deliveries SET parts = max(parts, ?),"
        " doubted_at = iif(?, coalesce(doubted_at, tried_at), doubted_at) WHERE id = ?",
        (parts, is_doubted, delivery_id),
    )
    if next_attempt_at is not None:
        targets.note_failed(db, delivery_id, now, error, next_attempt_at)


@writes
def mark_unknown(
    db: Database,
    delivery_id: int,
    error: str,
    *,
    now: str | None = None,
    rest_until_at: str | None = None,
) -> None:
    """Note that a message may have arrived: a person decides whether to send it again.

    The target is left alone from *now* until *rest_until_at*, where they are given.
    """
    _close(db, delivery_id, "unknown", error=error)
    if now is not None and rest_until_at is not None:
        targets.note_failed(db, delivery_id, now, error, rest_until_at)


@writes
def set_aside(db: Database, delivery_id: int) -> None:
    """Let a message wait apart: its target takes others, so it holds them back no longer."""
    run(db, "UPDATE deliveries SET is_aside = 1 WHERE id = ?", (delivery_id,))


@reads
def holders(db: Database) -> list[str]:
    """Return the processes that are sending, or were when they ended."""
    found = rows(db, "SELECT DISTINCT holder FROM deliveries WHERE state = 'sending'")
    return [row["holder"] for row in found if row["holder"]]


@writes
def reclaim(db: Database, now: str, *, of: Iterable[str] | None = None) -> int:
    """Let what a sender that has died was sending be due at once; return how many there are.

    For a caller that knows that the holders *of* it are dead, or that nobody else is sending.
    """
    return run(
        db,
        "UPDATE deliveries SET state = 'failed', doubted_at = tried_at, last_error = :error,"
        " failed_at = :now, lease_until_at = NULL, next_attempt_at = :now, holder = NULL"
        " WHERE state = 'sending'"
        " AND (:of IS NULL OR holder IN (SELECT value FROM json_each(:of)))",
        {"error": CUT_OFF, "now": now, "of": None if of is None else json.dumps([*of])},
    ).rowcount


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
        " next_attempt_at = ?, sent_at = ?, lease_until_at = NULL, holder = NULL"
        " WHERE id = ? AND state <> 'sent'",
        (state, error, failed_at, next_attempt_at, sent_at, delivery_id),
    )
