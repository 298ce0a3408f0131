"""Take changes from the queue and judge them, one transaction a change.

What is found, the event it belongs to, the alerts that are owed and the mark that the change is
done are committed together: a kill at any instant loses nothing and owes nothing twice.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from newswatch import store
from newswatch.config import Config
from newswatch.detect import detect
from newswatch.errors import RefusedValueError, StoreError
from newswatch.flag.digesting import digest
from newswatch.flag.following import News, follow_up
from newswatch.flag.keeping import Kept, judge
from newswatch.flag.owing import owe, renew, withhold
from newswatch.flag.told import Told, told_by_change
from newswatch.model import Announcement
from newswatch.schedule import stamp
from newswatch.store import Database, pace

logger = logging.getLogger(__name__)
BATCH = 100
# A change that fails this often is put in quarantine, so that it does not stop the queue.
ATTEMPTS = 3
# Within this after it was flagged, a story is looked at again.
_SOON = timedelta(hours=1)


@dataclass(slots=True)
class FlagReport:
    """What came of the queue; ``flagged`` does not count what is ``backfilled``.

    ``by_source`` counts both, by the source's name. ``failed`` are changes and digests.
    """

    judged: int = 0
    flagged: int = 0
    backfilled: int = 0
    withdrawn: int = 0
    alerts: int = 0
    digests: int = 0
    failed: int = 0
    # No Counter: asdict would make one of pairs out of it.
    by_source: dict[str, int] = field(default_factory=dict)


def flag(
    db: Database, config: Config, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> FlagReport:
    """Judge every pending change, oldest first, and return what came of it.

    A change that cannot be judged is tried again at the next call and put in quarantine after
    three; it never holds up the others. Then the digests that are due are owed. Raises
    StoreError where the database fails.
    """
    judging = _Judge(db, config, clock)
    last = 0
    while batch := store.pending_changes(db, limit=BATCH, after=last):
        for change in batch:
            last = change.change_id
            try:
                judging.judge(change)
            except Exception as error:
                # A value that the schema refuses is the change's fault, not the database's.
                if isinstance(error, StoreError) and not isinstance(error, RefusedValueError):
                    raise
                logger.exception("change_failed id=%d url=%s", change.change_id, change.url)
                _give_up(db, change, clock(), error)
                judging.report.failed += 1
    digested = digest(db, config, clock=clock)
    judging.report.digests = digested.owed
    judging.report.failed += digested.failed
    return judging.report


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
        told = told_by_change(change)
        # Detection is pure and may take its time: outside the transaction that locks others out.
        found = None if change.kind == "removed" else detect(told.story)
        before = replace(self.report, by_source=dict(self.report.by_source))
        try:
            with store.transaction(db):
                if found is None:
                    self._withdraw(change, told, now)
                else:
                    self._settle(change, told, judge(db, told, found, stamp(now)), now)
                store.finish_change(db, change.change_id, stamp(now))
        except BaseException:
            self.report = before  # what was undone in the file does not count
            raise
        self.report.judged += 1

    def _withdraw(self, change: store.PendingChange, told: Told, now: datetime) -> None:
        """Withdraw what a story that is gone announced, and tell those who were told."""
        old = store.find_announcement(self._db, change.article_id)
        gone = store.withdraw_announcement(self._db, change.article_id, stamp(now))
        self.report.withdrawn += gone
        store.withhold(self._db, "article", change.article_id)
        event_id = old.event_id if gone and old else None
        self._follow(change, told, event_id, now, held=None, cause="removed")

    def _follow(
        self,
        change: store.PendingChange,
        told: Told,
        event_id: int | None,
        now: datetime,
        *,
        held: Announcement | None,
        cause: str,
    ) -> None:
        """Correct or withdraw what was told; what was not sent yet is taken back where it fell."""
        news = News(
            told=told, event_id=event_id, held=held, cause=cause, change_id=change.change_id
        )
        if news.is_withdrawn and event_id is not None:
            withhold(self._db, told, event_id)
        self.report.alerts += follow_up(self._db, news, now, self._config.rules)

    def _settle(self, change: store.PendingChange, told: Told, kept: Kept, now: datetime) -> None:
        """Count what became of a story, and owe the alerts that the rules ask for."""
        self.report.withdrawn += kept.outcome == "withdrawn"
        is_moved = kept.outcome in ("withdrawn", "changed", "found")
        event_id = kept.event_id if is_moved else None
        self._follow(change, told, event_id, now, held=kept.found, cause="edited")
        if kept.is_new:
            self.report.backfilled += told.is_backfill
            self.report.flagged += not told.is_backfill
            if not told.is_backfill:
                # Announcements are put right in their first hours more than later.
                pace.bring_forward(self._db, told.article_id, stamp(now + _SOON))
            counts = self.report.by_source
            counts[told.source] = counts.get(told.source, 0) + 1
        # A story that announces nothing is a story all the same: some rules are about those.
        event_id = kept.event_id if kept.found.is_funding else None
        subject = told.subject(kept.found, event_id, today=now.date(), is_backfill=kept.is_backfill)
        rules = self._config.rules
        if change.kind != "new" or kept.outcome in ("found", "changed"):
            is_moved = kept.outcome in ("found", "changed")
            renew(self._db, rules, told, subject, now, is_moved=is_moved)
        self.report.alerts += owe(self._db, rules, subject, change_id=change.change_id, now=now)
