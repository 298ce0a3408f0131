"""How long a crawl that is told to stop may take: the pages in hand are finished, in ten seconds.

Scrapy finishes what it has asked for, a minute long where a host hangs, and gives it up at the
second signal. Sends that one itself when time is up; stores nothing and ends nothing else.
"""

from __future__ import annotations

import os
from signal import SIGINT, SIGTERM, getsignal, signal
from threading import Timer
from types import FrameType

# What is left of the ten seconds is for what was read: it is stored, judged and told of.
GRACE_S = 8.0


class Stopping:
    """Sees the first SIGINT or SIGTERM of a crawl, and sends a second one when time is up."""

    def __init__(self, grace_s: float = GRACE_S) -> None:
        self._grace_s = grace_s
        self._timer: Timer | None = None
        self._is_armed = False

    def arm(self) -> None:
        """Stand before the handlers that are set, once; in the main thread, as signals want it."""
        if self._is_armed:
            return
        self._is_armed = True
        for number in (SIGINT, SIGTERM):
            before = getsignal(number)

            def told(number: int, frame: FrameType | None, before: object = before) -> None:
                self._begin(number)
                if callable(before):
                    before(number, frame)

            signal(number, told)

    def _begin(self, number: int) -> None:
        if self._timer is None:
            self._timer = Timer(self._grace_s, os.kill, (os.getpid(), number))
            self._timer.daemon = True
            self._timer.start()

    def disarm(self) -> None:
        """Let the crawl have ended in time."""
        if self._timer is not None:
            self._timer.cancel()
