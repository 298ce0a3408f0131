"""tdmrep.json, read before the first page of a host: which pages must not be mined.

Asked for once a day and host, and only where a page of the host is about to be asked for, so that a
look at channels costs nothing more. `wishes` reads it; the store keeps what `host_learned` carries
out. Forbids no request: what becomes of a reserved page is decided where it is stored.
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from time import monotonic
from typing import Self
from urllib.parse import urljoin

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.http.request import NO_CALLBACK

from newswatch.fetch.clock import instant, now, stamp
from newswatch.fetch.failures import failure_of, failure_of_response
from newswatch.fetch.memory import remembered
from newswatch.fetch.signals import send_host_learned
from newswatch.model import Fetch, HostResult, HostState
from newswatch.urls import host_of
from newswatch.wishes import MAX_FILE, Reservations

logger = logging.getLogger(__name__)

PLACE = "/.well-known/tdmrep.json"
MAX_AGE = timedelta(hours=24)  # as of robots.txt: a reservation holds within a day
META = "newswatch_reservation"  # the wishes of the file for a request, in its meta
_OURS = {"newswatch_kind": "tdmrep", "dont_retry": True}
_SUCCESS = range(200, 300)
_NONE = range(400, 500)  # there is no such file


class ReservationMiddleware:
    """Notes in the meta of each request for a page what tdmrep.json of its host says of it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._read: dict[str, asyncio.Task[Reservations]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build for *crawler*; the job's memory is read at the first request."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let the request know its wishes; whatever becomes of the file, the request goes on."""
        if request.meta.get("newswatch_kind") != "article":
            return
        host = host_of(request.url)
        if host not in self._read:
            self._read[host] = asyncio.create_task(self._learn(request.url, host))
        reservations = await asyncio.shield(self._read[host])
        request.meta[META] = reservations.at(request.url)

    async def _learn(self, url: str, host: str) -> Reservations:
        state = remembered(self._crawler, host)
        known = Reservations((state and state.tdmrep) or "")
        if state and _is_fresh(state):
            return known
        place, began_at, began = urljoin(url, PLACE), stamp(now()), monotonic()
        response, word, detail = None, None, ""
        try:
            response = await self._fetch(place)
            if response.status not in _NONE:
                told = failure_of_response(
                    response.status, response.headers, response.body, "robots"
                )
                word = told or (None if response.status in _SUCCESS else "redirect")
        except Exception as error:  # noqa: BLE001 - whatever it is, the page is asked for
            word, detail = failure_of(error)
        fetch = Fetch(
            url=place,
            kind="robots",
            fetched_at=began_at,
            status=response.status if response else None,
            failure=word,
            detail=detail or None,
            final_url=response.url if response else None,
            bytes_received=len(response.body) if response else 0,
            elapsed_ms=int((monotonic() - began) * 1000),
        )
        text = _text(response)
        self._tell(host, fetch, text)
        # What could not be asked leaves what was known: a reservation does not lapse by a failure.
        return known if word else Reservations(text or "")

    async def _fetch(self, place: str) -> Response:
        engine = self._crawler.engine
        assert engine is not None
        request = Request(place, meta=dict(_OURS), callback=NO_CALLBACK, dont_filter=True)
        return await engine.download_async(request)

    def _tell(self, host: str, fetch: Fetch, text: str | None) -> None:
        """Send out what was learnt; an answer that settles nothing is not marked as fetched."""
        logger.info("reservations_learned host=%s status=%s", host, fetch.status)
        is_settled = not fetch.failure
        result = HostResult(
            host=host,
            fetch=fetch,
            tdmrep=text if is_settled else None,
            tdmrep_fetched_at=fetch.fetched_at if is_settled else None,
        )
        send_host_learned(self._crawler, result)


def _is_fresh(state: HostState) -> bool:
    fetched = instant(state.tdmrep_fetched_at)
    return fetched is not None and now() - MAX_AGE < fetched <= now()


def _text(response: Response | None) -> str | None:
    """Return the file's text; None where there is none, or more than anybody needs to say."""
    if response is None or response.status not in _SUCCESS or len(response.body) > MAX_FILE:
        return None
    return response.body.decode("utf-8-sig", "replace")
