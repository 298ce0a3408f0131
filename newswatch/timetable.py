"""When something is to be told next: a digest's hour, the end of a flood's, a message that waits.

Reads rules and outbox and answers with an instant; owes and sends nothing. A configuration that is
edited meanwhile is read anew; one that cannot be read leaves the last one standing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta

from newswatch import config as configuration
from newswatch.alert.timing import hour_of, next_due
from newswatch.config import Config
from newswatch.errors import ConfigError
from newswatch.model import Rule
from newswatch.schedule import moment, stamp
from newswatch.store import Database, matches, watches

logger = logging.getLogger(__name__)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_AT_ONCE = timedelta(seconds=1)


class Timetable:
    """The times of the rules of one configuration, for whoever sleeps until the next of them."""

    def __init__(self, config: Config) -> None:
        self._config, self._read_at = config, self._written_at(config)
        # A rule that no run has seen yet → when that was found: it asks for one run, not for many.
        self._unseen: dict[str, datetime] = {}

    def __call__(self, db: Database, after: datetime) -> datetime | None:
        """Return the first instant after *after* at which something is to be told, or None."""
        self._reread()
        return min(self._instants(db, after), default=None)

    def _instants(self, db: Database, after: datetime) -> Iterator[datetime]:
        if due := watches.next_sending(db, stamp(after)):
            yield moment(due)
        for rule in self._config.rules:
            yield from self._digest(db, rule, after)
            for one in matches.waiting_matches(db, rule.name, way="flood"):
                end = hour_of(moment(one.matched_at)) + _HOUR
                if end > after:
                    yield end

    def _digest(self, db: Database, rule: Rule, after: datetime) -> Iterator[datetime]:
        if rule.digest is None:
            return
        last = matches.last_digest_at(db, rule.name, by=stamp(after + _DAY))
        if last is not None:
            yield next_due(rule.digest, rule.time_zone, max(moment(last), after))
        elif self._unseen.setdefault(rule.name, after) == after:
            # Its first digest is the one after it was first seen: the sooner that is, the better.
            yield after + _AT_ONCE

    def _reread(self) -> None:
        written_at = self._written_at(self._config)
        if written_at == self._read_at:
            return
        self._read_at = written_at
        try:
            self._config = configuration.load(self._config.path)
        except ConfigError as error:
            logger.warning("configuration_unread error=%s", error)

    @staticmethod
    def _written_at(config: Config) -> int | None:
        try:
            return config.path.stat().st_mtime_ns if config.path else None
        except OSError:
            return None
