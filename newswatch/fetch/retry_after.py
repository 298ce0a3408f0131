"""Keeps away from a host that asked us to, for the rest of this crawl and into the next ones.

Learns from 429 and from 503 with Retry-After; repeats nothing itself (for other passing
errors Scrapy's RetryMiddleware does) and stores nothing: the signal `host_learned` carries it out.
"""

from __future__ import annotations

import logging
import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from math import ceil
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from newswatch.fetch.clock import instant, now, stamp
from newswatch.fetch.failures import Unfetched
from newswatch.fetch.hosts import Hosts, shared_by
from newswatch.fetch.memory import remembered
from newswatch.fetch.signals import send_host_learned
from newswatch.model import HostResult
from newswatch.urls import host_of

logger = logging.getLogger(__name__)

_TOO_MANY, _UNAVAILABLE = 429, 503
_SECONDS = re.compile(r"([0-9]{1,400})(\.[0-9]{1,9})?")
# No wait is thirty years long: from here on it is an instant, written in ten digits until 2286.
_EPOCH_FROM, _EPOCH_DIGITS = 1_000_000_000, 10


def wait_of(header: bytes | None, at: datetime, *, longest_s: int) -> timedelta | None:
    """Return how long a Retry-After header asks to wait at instant *at*, or None for no wait.

    Seconds or an HTTP date in any of its three forms (RFC 9110 10.2.3, 5.6.7); and what servers
    write in their place: parts of a second, an ISO date, seconds since 1970. Zero, negative, past
    and unreadable values are as good as no header; a year is cut to *longest_s*.

    >>> from datetime import UTC
    >>> wait_of(b"120", datetime(2026, 11, 22, tzinfo=UTC), longest_s=3600).seconds
    120
    """
    text = (header or b"").decode("ascii", "replace").strip()
    number = _SECONDS.fullmatch(text)
    if number:
        seconds = float(ceil(float(text[:24])))
        if seconds >= _EPOCH_FROM and len(number[1]) <= _EPOCH_DIGITS:
            seconds -= at.timestamp()
    else:
        moment = _instant(text)
        if moment is None:
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=at.tzinfo)
        seconds = (moment - at).total_seconds()
    return timedelta(seconds=min(seconds, longest_s)) if seconds > 0 else None


def _instant(text: str) -> datetime | None:
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(text)
        except (ValueError, IndexError, TypeError, OverflowError):
            continue
    return None


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
