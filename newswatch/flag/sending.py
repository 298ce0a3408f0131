"""Send the alerts that are owed: lease, send, mark; one at a time to each target, side by side.

The lease is committed before anything is sent and the mark right after, so that a kill in between
repeats one message at most, under the same key; what may have arrived is never repeated blindly.
Only the thread that calls `send` speaks to the database; a thread for each target dials, so that
one that hangs delays no other.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from newswatch import holder, store
from newswatch.alert.channels import send as send_message
from newswatch.alert.retry import GIVE_UP_AFTER
from newswatch.config import Config
from newswatch.errors import AlertError, StoreError
from newswatch.flag.digesting import digest
from newswatch.flag.outcome import SendReport, note_outcome
from newswatch.flag.publishing import publish
from newswatch.gate import Gate
from newswatch.model import Delivery, Target
from newswatch.schedule import stamp
from newswatch.store import Database
from newswatch.store import sending as outbox
from newswatch.store import targets as target_rows

logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]
# Longer than any channel may take, so that a lease that has run out means a sender that has died.
LEASE = timedelta(minutes=11)
# No wait is longer: a day that a target may ask for, quiet hours. What seems to wait for longer was
# written by a clock that has been put back since.
LONGEST = timedelta(hours=25)
# Targets that are dialled at the same time, at most.
AT_ONCE = 16
# A message that failed this often may be the reason itself: the next one is tried as well, right
# after it, and if that one is taken, the failing one waits apart. Until then order comes first.
PATIENCE = 8


@dataclass(slots=True)
class _Out:
    """A message that is out: its delivery, and the message it was sent ahead of as a probe."""

    delivery: Delivery
    past: int | None


def send(
    db: Database,
    config: Config,
    *,
    clock: Clock = lambda: datetime.now(UTC),
    is_alone: bool = False,
) -> SendReport:
    """Send every delivery that is due and return what came of it; a sick target stops no other.

    Those of one target go out in the order in which they were owed. With *is_alone* the caller
    knows that nobody else sends from this database (it holds the lock): what a sender that died
    was sending is due at once. Else it is where the system knows that sender for dead, and when its
    lease is over.
    """
    now = clock()
    with store.transaction(db):
        target_rows.set_right(db, now=stamp(now), latest=stamp(now + LONGEST))
        dead = None if is_alone else [one for one in outbox.holders(db) if holder.is_dead(one)]
        outbox.reclaim(db, stamp(now), of=dead)
        held = target_rows.hold(
            db,
            [(rule.name, target) for rule in config.rules for target in rule.targets],
            config.targets,
            now=stamp(now),
            missing_since=stamp(now - GIVE_UP_AFTER),
        )
    sender = _Sender(db, config, clock)
    sender.report.held = held
    for target in config.targets.values():
        if target.kind == "feed":
            until = stamp(now + LEASE)
            publish(db, config, target, now, lease_until=until, report=sender.report)
    with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="target") as pool:
        sender.run(pool)
    sender.report.waiting = sum(target_rows.count_open(db, name) for name in sender.failing)
    return sender.report


def send_first(
    db: Database, config: Config, *, clock: Clock = lambda: datetime.now(UTC)
) -> SendReport:
    """Owe the digests that are due and send what is owed, for a caller that is alone.

    Before a crawl, which may take its time: what was found by the last one waits for none of it.
    """
    digest(db, config, clock=clock)
    return send(db, config, clock=clock, is_alone=True)


class _Sender:
    """What is the same for all deliveries of one call, and the report that grows."""

    def __init__(self, db: Database, config: Config, clock: Clock) -> None:
        self._db, self._config, self._clock = db, config, clock
        self._gate = Gate(allow=config.allow)
        self._out: dict[Future[AlertError | None], _Out] = {}
        # Targets whose first message fails again and again → its number, until another was tried.
        self._doubted: dict[str, int] = {}
        self.failing: set[str] = set()
        self.report = SendReport()

    def run(self, pool: ThreadPoolExecutor) -> None:
        """Keep one message of each target on its way until none is due any more.

        Where the database fails, nothing more is begun, but what comes of all that is out is noted
        as far as it takes it: what is not noted is sent twice.
        """
        waiting, broken = set(self._due_targets()), None
        while True:
            for name in sorted(waiting):
                if len(self._out) < AT_ONCE:
                    self._start(pool, name)
                    waiting.discard(name)
            if not self._out:
                break
            done, _ = wait(self._out, return_when=FIRST_COMPLETED)
            for future in done:
                out = self._out.pop(future)
                try:
                    self._settle(out, future.result())
                    waiting.add(out.delivery.target)
                except StoreError as error:
                    broken = broken or error
            waiting = set() if broken else waiting
        if broken:
            raise broken

    def _due_targets(self) -> list[str]:
        targets = self._config.targets
        return [
            name
            for name in target_rows.open_targets(self._db)
            if name in targets and targets[name].kind != "feed"
        ]

    def _start(self, pool: ThreadPoolExecutor, name: str) -> None:
        """Lease the next message of a target and hand it to a thread, if one is due."""
        target, now = self._config.targets[name], self._clock()
        past = self._doubted.pop(name, None)
        with store.transaction(self._db):
            delivery = store.lease_delivery(
                self._db,
                now=stamp(now),
                lease_until=stamp(now + LEASE),
                target=name,
                past=past,
                holder=holder.own(),
            )
        if delivery is not None:
            self._out[pool.submit(self._send, delivery, target)] = _Out(delivery, past)

    def _send(self, delivery: Delivery, target: Target) -> AlertError | None:
        """Send one delivery and return what went wrong. Runs in a thread: touches no database."""
        try:
            send_message(delivery, target, self._gate)
        except AlertError as error:
            return error
        except Exception as error:
            # Our own mistake, and it may have arrived: the other messages go on all the same.
            logger.exception("alert_broke target=%s key=%s", delivery.target, delivery.key)
            said = f"our own code failed on it: {type(error).__name__}: {error}"
            return AlertError(said, target=delivery.target, is_unknown=True)
        return None

    def _settle(self, out: _Out, error: AlertError | None) -> None:
        """Mark what came of a message."""
        delivery = out.delivery
        if error is None and out.past is not None:
            # Its target takes this one and not the one before: that one is what is wrong.
            outbox.set_aside(self._db, out.past)
        target = self._config.targets[delivery.target]
        drops_copies = target.kind == "webhook" and bool(target.options.get("drops_copies"))
        is_failing = note_outcome(
            self._db,
            delivery,
            error,
            self._clock(),
            self.report,
            is_repeatable=drops_copies,
        )
        if not is_failing or error is None:
            return
        self.failing.add(delivery.target)
        is_head = out.past is None and not delivery.is_aside
        if is_head and delivery.attempts >= PATIENCE and error.retry_after is None:
            self._doubted[delivery.target] = delivery.delivery_id
