"""Note in the outbox what came of one message: sent, unknown, failed for now or for good.

Sends nothing. What must not be forgotten after a power cut is committed durably.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from newswatch import store
from newswatch.alert import next_attempt
from newswatch.alert.retry import GIVE_UP_AFTER
from newswatch.errors import AlertError
from newswatch.model import Delivery
from newswatch.schedule import moment, stamp
from newswatch.store import Database
from newswatch.store import targets as target_rows

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class SendReport:
    """Deliveries sent, to be tried again, failed for good, and those that may have arrived.

    ``waiting`` are those of targets that failed, the ones behind the failing one included;
    ``held`` wait for a rule or target that is missing in newswatch.toml.
    """

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    unknown: int = 0
    held: int = 0

    def __add__(self, later: SendReport) -> SendReport:
        """Return what came of two sendings one after the other: what waits may wait in both."""
        return SendReport(
            sent=self.sent + later.sent,
            waiting=max(self.waiting, later.waiting),
            failed=self.failed + later.failed,
            unknown=self.unknown + later.unknown,
            held=later.held,
        )


def note_outcome(
    db: Database,
    delivery: Delivery,
    error: AlertError | None,
    now: datetime,
    report: SendReport,
    *,
    is_repeatable: bool = False,
) -> bool:
    """Mark a delivery, count it in *report*, and tell whether it is to be tried again.

    Where it is *is_repeatable*, its receiver drops a second copy: what may have arrived is sent
    again.
    """
    if error is None:
        # A delivery marked as sent must stay so after a power cut, or the message goes out twice.
        with store.transaction(db, durable=True):
            store.mark_sent(db, delivery.delivery_id, stamp(now))
        report.sent += 1
        logger.info("alert_sent target=%s key=%s", delivery.target, delivery.key)
        return False
    logger.warning("alert_missed target=%s key=%s error=%s", delivery.target, delivery.key, error)
    if error.is_unknown and not is_repeatable:
        _note_unknown(db, delivery, error, now)
        report.unknown += 1
        return False
    return _note_failed(db, delivery, error, now, report)


def _note_failed(
    db: Database, delivery: Delivery, error: AlertError, now: datetime, report: SendReport
) -> bool:
    again = None if error.is_final else _again(db, delivery, error, now)
    with store.transaction(db):
        store.mark_failed(
            db,
            delivery.delivery_id,
            stamp(now),
            str(error),
            stamp(again) if again else None,
            parts=error.parts,
            is_doubted=error.is_unknown,
        )
        if again is None and not error.is_final and not delivery.is_aside:
            report.failed += target_rows.give_up(
                db,
                delivery.target,
                owed_until=stamp(now - GIVE_UP_AFTER),
                now=stamp(now),
                error=f"given up after 15 days: {error}",
            )
    report.failed += again is None
    return again is not None


def _note_unknown(db: Database, delivery: Delivery, error: AlertError, now: datetime) -> None:
    # A target that hangs would make each message in turn one of which nobody knows: it gets a rest.
    rest = next_attempt(_failures(db, delivery) + 1, now, error.retry_after, delivery.key)
    with store.transaction(db, durable=True):
        store.mark_unknown(
            db,
            delivery.delivery_id,
            str(error),
            now=stamp(now),
            rest_until_at=stamp(rest) if rest else None,
        )


def _again(db: Database, delivery: Delivery, error: AlertError, now: datetime) -> datetime | None:
    """Return when a message that failed is tried again, or None to give it up."""
    if delivery.is_aside:
        since = moment(delivery.first_tried_at or stamp(now))
        return next_attempt(delivery.attempts, now, error.retry_after, delivery.key, since=since)
    row = target_rows.find_target(db, delivery.target)
    failing = row.failing_since_at if row and row.failing_since_at else stamp(now)
    since = moment(max(failing, delivery.owed_at or failing))
    return next_attempt(
        _failures(db, delivery) + 1, now, error.retry_after, delivery.key, since=since
    )


def _failures(db: Database, delivery: Delivery) -> int:
    row = target_rows.find_target(db, delivery.target)
    return row.failures if row else 0
