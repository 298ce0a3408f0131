"""The last door: opens the connection, if all that was checked before still holds.

Scrapy's HTTP/1.1 handler with the gate in it. Requests wait in a host's queue behind the
middlewares, so what was learnt meanwhile (a 429, a dead host) is asked for again here, and whose
turn it is among all crawls of this process; as is the address of a proxy, which is dialled in place
of the page's. Follows no redirect and tries nothing
twice.
"""

from __future__ import annotations

import asyncio
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError
from scrapy.http import Response
from scrapy.utils.defer import deferred_to_future
from scrapy.utils.url import add_http_if_no_scheme
from twisted.internet.interfaces import IAddress
from twisted.python.failure import Failure

from newswatch.errors import GateError
from newswatch.fetch.breaker import Breaker
from newswatch.fetch.failures import HeadTooLargeError, Unfetched, failure_of
from newswatch.fetch.gate import gate_of
from newswatch.fetch.hosts import Hosts, shared_by
from newswatch.fetch.memory import asked_s_ago
from newswatch.fetch.resolver import GatedResolver
from newswatch.fetch.retry_after import RetryAfterMiddleware
from newswatch.urls import host_of

# Twisted bounds a header's line (16 KiB, less than some policies and cookies have) and not their
# number. Browsers stop at about this much of the whole head.
MAX_HEAD = 256 * 1024


class GatedDownloadHandler(HTTP11DownloadHandler):
    """Downloads over http and https what the gate lets through.

    Failures that a second try cannot mend (``refused``, ``tls``, ``too_large``) are raised as
    `Unfetched`, so that RetryMiddleware leaves them alone.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._gate = gate_of(crawler)
        self._known: Hosts | None = None
        self._resolver = _installed_resolver(crawler)
        self._pool._factory = _BoundedFactory  # noqa: SLF001 - as Scrapy itself sets its own

    async def close(self) -> None:
        """Close the connections that are kept open; give up after a second.

        Scrapy's own calls back when that second is over, even where all were closed meanwhile and
        a busy loop had not heard of it: an error in the log of a crawl that went well.
        """
        closed = deferred_to_future(self._pool.closeCachedConnections())  # type: ignore[no-untyped-call]
        await asyncio.wait([closed], timeout=self._disconnect_timeout)

    async def download_request(self, request: Request) -> Response:
        """Return the answer to *request*; raises `Unfetched` or one of Scrapy's Download errors."""
        host = host_of(request.url)
        self._check(request.url, request.meta.get("proxy"))
        waits = self._crawler.get_downloader_middleware(RetryAfterMiddleware)
        self._known = self._known or shared_by(self._crawler)
        door, breaker = self._known.door(host), self._known.breaker
        # Scrapy counts a request as under way when its task first runs, and so lets all that wait
        # go together where there is no delay. What one answer teaches must reach the next request.
        async with door.turns:
            delay_s, is_asked = self._delay(host)
            ago_s = asked_s_ago(self._crawler, host)
            await door.pace(id(self), delay_s, ago_s, is_asked=is_asked)
            breaker.check(host)
            if waits:
                waits.check(host)
            try:
                response = await self._dial(request, host, breaker)
            finally:
                door.answered()
            breaker.note(host, None)
            if waits:
                waits.learn(host, response)
        return response

    def _delay(self, host: str) -> tuple[float, bool]:
        """Return the seconds between two requests to *host*, and whether the host asked for them.

        What is asked for has no jitter (see `pace`).
        """
        slot = self._crawler.engine.downloader.slots.get(host)
        if slot is None:
            return self._crawler.settings.getfloat("DOWNLOAD_DELAY"), False
        return float(slot.delay), slot.jitter == 0.0 and slot.delay > 0.0

    async def _dial(self, request: Request, host: str, breaker: Breaker) -> Response:
        proxy = request.meta.get("proxy")
        dialled = urlsplit(add_http_if_no_scheme(proxy) if proxy else request.url).hostname or ""
        try:
            return await super().download_request(request)
        except CannotResolveHostError as error:
            refusal = self._resolver.refusal_of(dialled)
            if refusal:
                raise Unfetched("refused", str(refusal), refusal) from error
            breaker.note(host, "unreachable")
            raise
        except Exception as error:
            word, detail = failure_of(error)
            breaker.note(host, word)
            if word in ("refused", "tls", "too_large"):
                raise Unfetched(word, detail, error) from error
            raise

    def _check(self, url: str, proxy: str | None) -> None:
        try:
            self._gate.check_url(url)
            if proxy:
                self._gate.check_url(add_http_if_no_scheme(proxy))
        except GateError as error:
            raise Unfetched("refused", str(error), error) from error


def _installed_resolver(crawler: Crawler) -> GatedResolver:
    """Return the process's gated resolver, put in place if a foreign runner left it out."""
    from twisted.internet import reactor  # noqa: PLC0415 - importing it chooses the reactor

    resolver: object = reactor.nameResolver
    if not isinstance(resolver, GatedResolver):
        resolver = GatedResolver.from_crawler(crawler, reactor)
        resolver.install_on_reactor()
    return resolver


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    """Gives up on an answer whose headers do not end."""

    _head_size = 0

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        parser = self._parser
        is_head = parser is not None and parser.state in ("STATUS", "HEADER")
        if parser is not None and is_head:
            parser.MAX_LENGTH = 2 * MAX_HEAD  # of a line; the whole is bounded below
        self._head_size = self._head_size + len(data) if is_head else 0
        # The limit counts what came before: the piece that ends the head may carry a body as well.
        if self._head_size - len(data) > MAX_HEAD:
            error = HeadTooLargeError(f"more than {MAX_HEAD} bytes of headers")
            self._giveUp(Failure(error))  # type: ignore[no-untyped-call] # Twisted
            return
        super().dataReceived(data)  # type: ignore[no-untyped-call] # Twisted


class _BoundedFactory(_LenientHTTP11ClientFactory):
    """Builds such protocols for the connection pool."""

    def buildProtocol(self, addr: IAddress | None) -> _BoundedProtocol:  # noqa: N802, ARG002 - as Twisted calls it
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call] # Twisted
