"""robots.txt, obeyed: asked for once a day and host, before anything else of that host.

Stands in for Scrapy's middleware, which forgets between crawls, takes an error for a permission and
knows no Crawl-delay. `robots_txt` reads the rules; the store keeps what `host_learned` carries out.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic
from typing import Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from newswatch.fetch.clock import now, stamp
from newswatch.fetch.failures import Unfetched, failure_of, failure_of_response
from newswatch.fetch.hosts import shared_by
from newswatch.fetch.memory import remembered
from newswatch.fetch.pace import slow_down
from newswatch.fetch.robots_txt import Robots, text_of
from newswatch.fetch.signals import send_host_learned
from newswatch.model import Fetch, HostResult
from newswatch.urls import host_of

logger = logging.getLogger(__name__)

_MAX_HOPS = 5  # RFC 9309 2.3.1.2
_FLAG = "newswatch_robots"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rules of a host, or the word for why there are none.

    A verdict that is not ``settled`` is asked for anew by the next run.
    """

    rules: Robots
    failure: str | None = None
    detail: str = ""


class RobotsMiddleware:
    """Fails requests that robots.txt forbids, or that cannot be cleared, before they are sent.

    The word is ``robots`` for a rule or a 5xx answer; where robots.txt could not be reached at all
    it is that of the reason (``unreachable``, ``tls``, ``rate_limited`` …).
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._verdicts: dict[str, asyncio.Task[Verdict]] = {}
        # What an answer may take, and as much again for the turn of whoever asks before.
        self._patience_s = 2 * crawler.settings.getfloat("DOWNLOAD_TIMEOUT", 60.0)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build for *crawler*; the job's memory is read at the first request."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Raise `Unfetched` unless the host of *request* lets us fetch it."""
        if request.meta.get(_FLAG):
            return
        host = host_of(request.url)
        if host not in self._verdicts:
            self._verdicts[host] = asyncio.create_task(self._learn(request.url, host))
        verdict = await asyncio.shield(self._verdicts[host])
        if verdict.failure:
            raise Unfetched(verdict.failure, f"robots.txt of {host}: {verdict.detail}")
        if not verdict.rules.allows(request.url):
            self._crawler.stats.inc_value("newswatch/fetch/robots_forbidden")
            raise Unfetched("robots", f"robots.txt of {host} forbids {request.url}")

    async def _learn(self, url: str, host: str) -> Verdict:
        """Return the verdict on *host*: as another crawl of this run read it, or as we do."""
        known, turn = shared_by(self._crawler), None
        lock = known.readers.setdefault(host, asyncio.Lock())
        # Another crawl that asks may end before its answer comes: then we ask ourselves.
        with suppress(TimeoutError):
            turn = await asyncio.wait_for(lock.acquire(), self._patience_s)
        try:
            if host not in known.verdicts:
                known.verdicts[host] = await self._read(url, host)
        finally:
            if turn:
                lock.release()
        self._obey_pace(host, known.verdicts[host].rules)
        return known.verdicts[host]

    async def _read(self, url: str, host: str) -> Verdict:
        rules = Robots.remembered(remembered(self._crawler, host), now())
        if rules is not None:
            self._crawler.stats.inc_value("newswatch/fetch/robots_remembered")
            return Verdict(rules)
        self._crawler.stats.inc_value("newswatch/fetch/robots_fetched")
        robots_url = urljoin(url, "/robots.txt")
        began_at, began = stamp(now()), monotonic()
        response: Response | None = None
        try:
            response = await self._fetch(robots_url)
            verdict = _verdict_on(response)
        except Exception as error:  # noqa: BLE001 - whatever it is, the host is not cleared
            verdict = Verdict(Robots(None), *failure_of(error))
        fetch = Fetch(
            url=robots_url,
            kind="robots",
            fetched_at=began_at,
            status=response.status if response else None,
            failure=verdict.failure,
            detail=verdict.detail or None,
            final_url=response.url if response else None,
            bytes_received=len(response.body) if response else 0,
            elapsed_ms=int((monotonic() - began) * 1000),
        )
        logger.info(
            "robots_learned host=%s status=%s failure=%s", host, fetch.status, fetch.failure
        )
        self._tell(host, fetch, response, verdict)
        return verdict

    async def _fetch(self, url: str) -> Response:
        """Return the answer for *url*, redirects followed, other hosts included (2.3.1.2)."""
        engine = self._crawler.engine
        assert engine is not None
        for _ in range(_MAX_HOPS + 1):
            meta = {_FLAG: True, "dont_redirect": True, "allow_offsite": True}
            request = Request(url, meta=meta, callback=NO_CALLBACK, dont_filter=True)
            response = await engine.download_async(request)
            location = response.headers.get("Location")
            if not 300 <= response.status < 400 or not location:  # noqa: PLR2004 - HTTP's redirects
                break
            url = urljoin(url, location.decode("latin-1").strip())
            if urlsplit(url).scheme not in ("http", "https"):
                raise Unfetched("refused", f"leads to {url}")
        return response

    def _tell(self, host: str, fetch: Fetch, response: Response | None, verdict: Verdict) -> None:
        """Send out what was learnt; an answer that settles nothing is not marked as fetched."""
        is_settled = response is not None and not verdict.failure
        is_text = response is not None and 200 <= response.status < 300  # noqa: PLR2004 - HTTP's success
        text = text_of(response.body) if response is not None and is_text else None
        send_host_learned(
            self._crawler,
            HostResult(
                host=host,
                fetch=fetch,
                robots_txt=text,
                robots_status=fetch.status,
                robots_fetched_at=fetch.fetched_at if is_settled else None,
                crawl_delay_s=verdict.rules.crawl_delay_s,
            ),
        )

    def _obey_pace(self, host: str, rules: Robots) -> None:
        if rules.crawl_delay_s:
            slow_down(self._crawler, host, rules.crawl_delay_s)


def _verdict_on(response: Response) -> Verdict:
    status = response.status
    word = failure_of_response(status, response.headers, response.body, "robots")
    # "Come back later" (429) is no "there are no rules", as other 4xx are.
    rules = Robots(None if word == "rate_limited" else status, text_of(response.body))
    if not rules.forbids_all:
        return Verdict(rules)
    failure = "rate_limited" if word == "rate_limited" else "robots"
    return Verdict(rules, failure, f"answered {status}: nothing is fetched until it can be read")
