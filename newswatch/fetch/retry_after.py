"""Keeps away from a host that asked us to, for the rest of this crawl and into the next ones.

Learns from 429 and from 503 with Retry-After; repeats nothing itself (for other passing
errors Scrapy's RetryMiddleware does) and stores nothing: the signal `host_learned` carries it out.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from newswatch.fetch.clock import instant, now, stamp
from newswatch.fetch.failures import Unfetched
from newswatch.fetch.hosts import Hosts, shared_by
from newswatch.fetch.memory import remembered
from newswatch.fetch.signals import send_host_learned
from newswatch.fetch.waits import wait_of
from newswatch.model import HostResult
from newswatch.urls import host_of

logger = logging.getLogger(__name__)

_TOO_MANY, _UNAVAILABLE = 429, 503


class RetryAfterMiddleware:
    """Fails requests to a host that wants to be left alone with ``rate_limited``, unsent.

    NEWSWATCH_RETRY_AFTER_DEFAULT (seconds) is the wait after a 429 that names none,
    NEWSWATCH_RETRY_AFTER_MAX the longest that is believed.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._default_s = crawler.settings.getint("NEWSWATCH_RETRY_AFTER_DEFAULT", 900)
        self._longest_s = crawler.settings.getint("NEWSWATCH_RETRY_AFTER_MAX", 86400)
        self._known: Hosts | None = None
        self._remembered: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from the two settings above."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `Unfetched` if the host of *request* has asked us to keep away."""
        self.check(host_of(request.url))

    def check(self, host: str) -> None:
        """Raise `Unfetched` if *host* is left alone; the download handler asks once more."""
        until = self._until(host)
        if until:
            raise Unfetched("rate_limited", f"{host} asked us to keep away until {stamp(until)}")

    def _until(self, host: str) -> datetime | None:
        """Return until when *host* is left alone: as this run or an earlier one learnt.

        A wait that ends while we crawl holds to the end of the crawl.
        """
        self._known = self._known or shared_by(self._crawler)
        known = self._known.until
        if host not in self._remembered:
            self._remembered.add(host)
            state = remembered(self._crawler, host)
            until = instant(state.not_before_at) if state else None
            # Later than any wait we grant: written by a clock that went wrong.
            latest = now() + timedelta(seconds=self._longest_s)
            if until and now() < until <= latest:
                known[host] = max(until, known.get(host) or until)
        return known.get(host)

    def process_response(self, request: Request, response: Response) -> Response:
        """Pass *response* on; one that asks for a wait is not tried again."""
        if self.learn(host_of(request.url), response):
            request.meta["dont_retry"] = True
        return response

    def learn(self, host: str, response: Response) -> bool:
        """Tell whether *response* asks to keep away from *host*, and do so from now on.

        The download handler calls this before it lets the host's next request go.
        """
        if response.status not in (_TOO_MANY, _UNAVAILABLE):
            return False
        moment = now()
        wait = wait_of(response.headers.get("Retry-After"), moment, longest_s=self._longest_s)
        if wait is None:
            if response.status == _UNAVAILABLE:
                return False
            wait = timedelta(seconds=self._default_s)
        until, known = moment + wait, self._until(host)
        assert self._known is not None
        # Requests that were under way together get one answer each; the wait counts once.
        if known is None or until > known + timedelta(seconds=1):
            self._known.until[host] = until
            logger.warning("host_paused host=%s status=%s until=%s", host, response.status, until)
            self._crawler.stats.inc_value("newswatch/fetch/host_paused")
            send_host_learned(self._crawler, HostResult(host=host, not_before_at=stamp(until)))
        return True
