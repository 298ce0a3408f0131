"""What all crawls of one process know of a host together: whose turn it is, and who is left alone.

Two sources may share a host (of the same house, or a feed host that serves many): its pace, its
wish to be left alone, its silence and its robots.txt belong to the host, not to the source. Opens
no connection, and forgets all when the process ends: what must outlast it is in the job.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from newswatch.fetch.breaker import Breaker

if TYPE_CHECKING:
    from newswatch.fetch.robots import Verdict


@dataclass(slots=True)
class Door:
    """The way to one host: how many may be under way, and when who was last let through."""

    turns: asyncio.Semaphore
    last_at: float | None = None
    last_by: int | None = None
    was_held: bool = False
    answered_at: float | None = None

    async def pace(
        self, asker: int, delay_s: float, asked_s_ago: float | None, *, is_asked: bool = False
    ) -> None:
        """Wait until *asker* may go: *delay_s* seconds after whoever else was let through.

        A delay that the host has asked for (*is_asked*) is counted from its last answer: from when
        we let a request go, one that was long on its way would arrive just before the next.

        Between two requests of one crawl its own queue keeps the delay, counted from when it let
        the first go: one that was held here would be followed too soon. *asked_s_ago* is how long
        ago an earlier run asked this host, or None.
        """
        now = monotonic()
        last = self.last_at
        if last is None and asked_s_ago is not None:
            last = now - max(asked_s_ago, 0.0)
        wait = 0.0
        if last is not None and (self.last_by != asker or last > now or self.was_held):
            wait = max(last + delay_s - now, 0.0)
        if is_asked and self.answered_at is not None:
            wait = max(self.answered_at + delay_s - now, wait)
        # Taken before the wait, or all who wait would go at once.
        self.last_at, self.last_by, self.was_held = now + wait, asker, wait > 0
        if wait:
            await asyncio.sleep(wait)

    def answered(self) -> None:
        """Note that the host has answered, or failed to."""
        self.answered_at = monotonic()


@dataclass(slots=True)
class Hosts:
    """Everything that is known by host; ``until`` maps a host to the end of the wait it asked for.

    ``verdicts`` are the readings of robots.txt, ``readers`` keeps two crawls from asking at once.
    """

    breaker: Breaker
    limit: int = 1
    doors: dict[str, Door] = field(default_factory=dict)
    until: dict[str, datetime | None] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    readers: dict[str, asyncio.Lock] = field(default_factory=dict)

    def door(self, host: str) -> Door:
        """Return the one way to *host*."""
        if host not in self.doors:
            self.doors[host] = Door(asyncio.Semaphore(self.limit))
        return self.doors[host]


_SHARED: WeakKeyDictionary[asyncio.AbstractEventLoop, Hosts] = WeakKeyDictionary()


def shared(*, limit: int = 1, failures_max: int = 5) -> Hosts:
    """Return what the crawls of the running event loop share; made by whoever asks first.

    *limit* is how many requests to one host may be under way, *failures_max* after how many silent
    failures in a row it is left alone. Without a running loop there is nobody to share with.
    """
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return Hosts(Breaker(failures_max), limit)
    if loop not in _SHARED:
        _SHARED[loop] = Hosts(Breaker(failures_max), limit)
    return _SHARED[loop]


def shared_by(crawler: object) -> Hosts:
    """Return `shared` with what the settings of *crawler* (Scrapy's) say."""
    settings = crawler.settings  # type: ignore[attr-defined]  # any crawler has them
    return shared(
        limit=settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN", 1),
        failures_max=settings.getint("NEWSWATCH_HOST_FAILURES_MAX", 5),
    )
