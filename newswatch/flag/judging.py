"""Take changes from the queue and judge them, one transaction a change.

What is found, the event it belongs to, the alerts that are owed and the mark that the change is
done are committed together: a kill at any instant loses nothing and owes nothing twice.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from newswatch import rates, store
from newswatch.alert import Subject, compose, idempotency_key, match
from newswatch.config import Config
from newswatch.detect import detect
from newswatch.errors import RefusedValueError, StoreError
from newswatch.flag.keeping import Told, keep
from newswatch.model import Alert, Announcement, Rule, Story
from newswatch.schedule import stamp
from newswatch.store import Database

logger = logging.getLogger(__name__)
BATCH = 100
# A change that fails this often is put in quarantine, so that it does not stop the queue.
ATTEMPTS = 3


@dataclass(slots=True)
class FlagReport:
    """What came of the queue; ``flagged`` does not count what is ``backfilled``.

    ``by_source`` counts both, by the source's name.
    """

    judged: int = 0
    flagged: int = 0
    backfilled: int = 0
    withdrawn: int = 0
    alerts: int = 0
    failed: int = 0
    # No Counter: asdict would make one of pairs out of it.
    by_source: dict[str, int] = field(default_factory=dict)


def flag(
    db: Database, config: Config, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> FlagReport:
    """Judge every pending change, oldest first, and return what came of it.

    A change that cannot be judged is tried again at the next call and put in quarantine after
    three; it never holds up the others. Raises StoreError where the database fails.
    """
    judge = _Judge(db, config, clock)
    last = 0
    while batch := store.pending_changes(db, limit=BATCH, after=last):
        for change in batch:
            last = change.change_id
            try:
                judge.judge(change)
            except Exception as error:
                # A value that the schema refuses is the change's fault, not the database's.
                if isinstance(error, StoreError) and not isinstance(error, RefusedValueError):
                    raise
                logger.exception("change_failed id=%d url=%s", change.change_id, change.url)
                _give_up(db, change, clock(), error)
                judge.report.failed += 1
    return judge.report


def _give_up(db: Database, change: store.PendingChange, now: datetime, error: Exception) -> None:
    with store.transaction(db):
        attempts = store.fail_change(db, change.change_id, f"{type(error).__name__}: {error}")
        if attempts >= ATTEMPTS:
            store.quarantine(
                db,
                subject_kind="change",
                subject=str(change.change_id),
                step="flag",
                error=f"{type(error).__name__}: {error}",
                trace="".join(traceback.format_exception(error, limit=5)),
                now=stamp(now),
            )


class _Judge:
    """What is the same for all changes of one call, and the report that grows."""

    def __init__(self, db: Database, config: Config, clock: Callable[[], datetime]) -> None:
        self._db, self._config, self._clock = db, config, clock
        self.report = FlagReport()

    def judge(self, change: store.PendingChange) -> None:
        """Detect, then write all that follows in one transaction."""
        db, now = self._db, self._clock()
        # Detection is pure and may take its time: outside the transaction that locks others out.
        found = None if change.kind == "removed" else detect(_story(change))
        before = replace(self.report, by_source=dict(self.report.by_source))
        try:
            with store.transaction(db):
                if found and found.is_funding:
                    self._flagged(change, found, now)
                elif store.withdraw_announcement(db, change.article_id, stamp(now)):
                    self.report.withdrawn += 1
                store.finish_change(db, change.change_id, stamp(now))
        except BaseException:
            self.report = before  # what was undone in the file does not count
            raise
        self.report.judged += 1

    def _flagged(self, change: store.PendingChange, found: Announcement, now: datetime) -> None:
        """Store the announcement and its event, and owe the alerts that the rules ask for."""
        db = self._db
        told = Told(
            article_id=change.article_id,
            version_id=change.version_id,
            first_seen_at=change.first_seen_at,
            is_backfill=change.is_backfill,
        )
        event_id, is_new = keep(db, told, found, stamp(now))
        if is_new:
            self.report.backfilled += change.is_backfill
            self.report.flagged += not change.is_backfill
            counts = self.report.by_source
            counts[change.source] = counts.get(change.source, 0) + 1
        subject = _subject(change, found, event_id, now)
        for rule in self._config.rules:
            reasons = match(rule, subject, now=now)
            if reasons is not None:
                self.report.alerts += _owe(
                    db, rule, subject, reasons, event_id=event_id, change=change, now=now
                )


def _story(change: store.PendingChange) -> Story:
    return Story(
        headline=change.headline,
        body=change.body,
        published=change.published,
        language=change.language,
        source=change.source,
        country=change.country,
    )


def _subject(
    change: store.PendingChange, found: Announcement, event_id: int, now: datetime
) -> Subject:
    told_on = _day(change.published_at) or now.date()
    main = found.amounts[0] if found.amounts else None
    return Subject(
        announcement=found,
        event_id=event_id,
        headline=change.headline,
        body=change.body,
        url=change.url,
        source=change.source,
        outlet=change.source_title,
        language=change.language,
        published=change.published_at,
        found_at=change.found_at,
        is_backfill=change.is_backfill,
        usd=rates.to_usd(main.value, main.currency, told_on) if main else None,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def _owe(
    db: Database,
    rule: Rule,
    subject: Subject,
    reasons: list[str],
    *,
    event_id: int,
    change: store.PendingChange,
    now: datetime,
) -> int:
    """Owe one message a target, unless it is owed already; return how many are new."""
    owed = 0
    for target in rule.targets:
        key = idempotency_key(rule.name, target, "event", event_id, "first")
        alert = Alert(
            rule=rule.name,
            target=target,
            subject_kind="event",
            subject_id=event_id,
            kind="first",
            key=key,
            message=compose(subject, rule_name=rule.name, reasons=reasons, key=key),
        )
        owed += store.add_alert(db, alert, change_id=change.change_id, now=stamp(now))
    return owed
