"""The long-running watch: round after round, each a child process, asleep until the next is due.

A reactor does not start twice, and a round that leaks or dies takes nothing with it. Crawls, judges
and sends nothing itself, and decides nothing of what a round does.
"""

from __future__ import annotations

import logging
import os
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from signal import SIGINT, SIGTERM, getsignal, signal
from threading import Event
from time import monotonic

from newswatch import store
from newswatch.errors import StoreError
from newswatch.lock import lock
from newswatch.schedule import moment, stamp
from newswatch.store import Database, watches

logger = logging.getLogger(__name__)
# With nothing due for long, a round looks all the same: spiders and configuration may have changed.
LONGEST = timedelta(minutes=30)
# Rounds that fail or do nothing, though something is due, follow one another ever more seldom.
SLOWEST = timedelta(minutes=10)
_BEAT_S = 20.0
# After the first SIGTERM a round has this long to finish the pages in hand; then it is cut short
# by a second one, and killed at last: what was committed stays, however it ends.
_GRACE_S, _KILL_S = 8.0, 9.5
_BUSY = 75


@dataclass(slots=True)
class Watch:
    """One watch over one database; *command* is what starts a round, *most* ends it after some.

    Rounds start no closer together than *pause*. *promised* says when something is to be told next
    after an instant: for that a round starts on time, however seldom rounds have become.
    """

    database: Path
    command: Sequence[str]
    passed_over: frozenset[str] = frozenset()
    pause: timedelta = timedelta(minutes=1)
    promised: Callable[[Database, datetime], datetime | None] = lambda _db, _after: None
    most: int | None = None
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    _stop: Event = field(default_factory=Event)
    _rounds: int = 0
    _idle: int = 0

    def run(self) -> int:
        """Watch until SIGTERM or SIGINT; return how many rounds there were.

        Raises LockError where another watch has this database.
        """
        with lock(Path(f"{self.database}.watch")), self._signals():
            db = store.open_database(self.database, create=True)
            try:
                number = watches.begin_watch(db, os.getpid(), stamp(self.clock()))
                reason = "failed"
                try:
                    self._loop(db, number)
                    reason = "stopped"
                finally:
                    watches.end_watch(db, number, stamp(self.clock()), reason)
            finally:
                db.close()
        return self._rounds

    def _loop(self, db: Database, number: int) -> None:
        while not self._stop.is_set() and self._rounds != self.most:
            started, crawls = self.clock(), watches.last_crawl(db)
            code = self._round(db, number)
            self._rounds += 1
            logger.info("round_ended number=%d exit=%s", self._rounds, code)
            if self._stop.is_set() or self._rounds == self.most:
                return
            is_fruitless = code not in {0, _BUSY} or watches.last_crawl(db) == crawls
            self._idle = self._idle + 1 if is_fruitless else 0
            self._sleep(db, number, started, code)

    def _round(self, db: Database, number: int) -> int:
        """Start a round and stay beside it until it has ended; return its exit code."""
        # In a session of its own: Ctrl-C is ours to pass on, once.
        child = subprocess.Popen(self.command, start_new_session=True)  # noqa: S603 - our own program
        told_at: float | None = None
        beat = _Beat(db, number, self.clock)
        beat(None, is_round=True)
        signals = iter((_GRACE_S, _KILL_S))
        limit = 0.0
        while True:
            try:
                return child.wait(timeout=0.2)
            except subprocess.TimeoutExpired:
                beat(None)
            if not self._stop.is_set():
                continue
            told_at = told_at or monotonic()
            if monotonic() - told_at >= limit:
                after = next(signals, None)
                child.kill() if after is None else child.send_signal(SIGTERM)
                limit = after or limit

    def _sleep(self, db: Database, number: int, started: datetime, code: int) -> None:
        """Sleep until the next round is due; the clock is asked anew all the while.

        After a machine has slept or its clock was moved, what was missed is one round, not many.
        """
        beat, until = _Beat(db, number, self.clock), self._due(db, started)
        logger.info("round_planned at=%s", stamp(until))
        beat(until, code=code)
        # A clock that was set back must not make us wait for what is then far ahead.
        while started <= (now := self.clock()) < until:
            if self._stop.wait(min((until - now).total_seconds(), _BEAT_S)):
                return
            beat(until, code=code)
            until = min(until, self._due(db, started))

    def _due(self, db: Database, started: datetime) -> datetime:
        """Return when the next round starts, which never is sooner than the pause after one."""
        pause: timedelta = min(self.pause * 2 ** min(self._idle, 9), max(SLOWEST, self.pause))
        try:
            due = watches.next_due(db, passed_over=self.passed_over)
            promised = self.promised(db, started)
        except StoreError as error:  # somebody's long lock: the next round will meet it, or not
            logger.warning("next_due_unknown error=%s", error)
            due = promised = None
        latest = started + LONGEST
        usual = max(started + pause, min(moment(due), latest) if due else latest)
        # What was due before the last round began has had its chance; what fell due since has not.
        return min(usual, max(started + self.pause, promised)) if promised else usual

    @contextmanager
    def _signals(self) -> Iterator[None]:
        """Let SIGTERM and SIGINT end the watch while the block runs."""
        before = {number: getsignal(number) for number in (SIGTERM, SIGINT)}
        for number in before:
            signal(number, lambda *_: self._stop.set())
        try:
            yield
        finally:
            for number, handler in before.items():
                signal(number, handler)


class _Beat:
    """Writes a sign of life every twenty seconds; one that cannot be written is let go."""

    def __init__(self, db: Database, number: int, clock: Callable[[], datetime]) -> None:
        self._db, self._number, self._clock = db, number, clock
        self._last = 0.0

    def __call__(
        self, next_round: datetime | None, *, is_round: bool = False, code: int | None = None
    ) -> None:
        if not is_round and monotonic() - self._last < _BEAT_S:
            return
        self._last = monotonic()
        try:
            watches.beat(
                self._db,
                self._number,
                stamp(self._clock()),
                next_round_at=stamp(next_round) if next_round else None,
                is_round=is_round,
                last_exit=code,
            )
        except StoreError as error:
            logger.warning("heartbeat_missed error=%s", error)
