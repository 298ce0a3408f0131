"""Send the alerts that are owed: lease, send, mark, one at a time.

The lease is committed before anything is sent and the mark right after, so that a kill in between
repeats one message at most, under the same key; what may have arrived is never repeated blindly.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newswatch import store
from newswatch.alert import next_attempt
from newswatch.alert.channels import send as send_message
from newswatch.config import Config
from newswatch.errors import AlertError
from newswatch.gate import Gate
from newswatch.model import Delivery, Target
from newswatch.schedule import stamp
from newswatch.store import Database

logger = logging.getLogger(__name__)
# Longer than any channel may take, so that a lease that has run out means a sender that has died.
LEASE = timedelta(minutes=10)


@dataclass(slots=True)
class SendReport:
    """Deliveries sent, to be tried again, failed for good, and those that may have arrived."""

    sent: int = 0
    waiting: int = 0
    failed: int = 0
    unknown: int = 0


def send(
    db: Database, config: Config, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> SendReport:
    """Send every delivery that is due and return what came of it; a sick target stops no other."""
    sender = _Sender(db, config, clock)
    while True:
        now = clock()
        with store.transaction(db):
            delivery = store.lease_delivery(db, now=stamp(now), lease_until=stamp(now + LEASE))
        if delivery is None:
            return sender.report
        sender.send(delivery)


class _Sender:
    """What is the same for all deliveries of one call, and the report that grows."""

    def __init__(self, db: Database, config: Config, clock: Callable[[], datetime]) -> None:
        self._db, self._config, self._clock = db, config, clock
        self._gate = Gate(allow=config.allow)
        self.report = SendReport()

    def send(self, delivery: Delivery) -> None:
        """Send one delivery and mark what came of it."""
        try:
            send_message(delivery, self._target(delivery), self._gate)
        except AlertError as error:
            self._missed(delivery, error)
            return
        except Exception as error:
            # Our own mistake, and it may have arrived: the other messages go on all the same.
            logger.exception("alert_broke target=%s key=%s", delivery.target, delivery.key)
            said = f"our own code failed on it: {type(error).__name__}: {error}"
            self._missed(delivery, AlertError(said, target=delivery.target, is_unknown=True))
            return
        # A delivery marked as sent must stay so after a power cut, or the message goes out twice.
        with store.transaction(self._db, durable=True):
            store.mark_sent(self._db, delivery.delivery_id, stamp(self._clock()))
        self.report.sent += 1
        logger.info("alert_sent target=%s key=%s", delivery.target, delivery.key)

    def _target(self, delivery: Delivery) -> Target:
        target = self._config.targets.get(delivery.target)
        if target is None:
            raise AlertError(
                "is not in newswatch.toml any more", target=delivery.target, is_final=True
            )
        return target

    def _missed(self, delivery: Delivery, error: AlertError) -> None:
        logger.warning(
            "alert_missed target=%s key=%s error=%s", delivery.target, delivery.key, error
        )
        now = self._clock()
        if error.is_unknown:
            with store.transaction(self._db, durable=True):
                store.mark_unknown(self._db, delivery.delivery_id, str(error))
            self.report.unknown += 1
            return
        again = None
        if not error.is_final:
            again = next_attempt(delivery.attempts, now, error.retry_after, delivery.key)
        retry_at = stamp(again) if again else None
        with store.transaction(self._db):
            store.mark_failed(self._db, delivery.delivery_id, stamp(now), str(error), retry_at)
        self.report.waiting += again is not None
        self.report.failed += again is None
