"""The two requests that a crawl makes: for a channel, for a page; conditional where it can be.

Builds requests and fetch records; sends nothing and decides nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING, Any

from scrapy import Request
from scrapy.http import Response

from newswatch.model import Fetch, Recheck
from newswatch.schedule import stamp

if TYPE_CHECKING:
    from newswatch.crawl.channels import ChannelLook

# Channels before pages: what they say decides what is read.
_CHANNEL_PRIORITY = 100
# A second look comes after everything else.
_SECOND_LOOK_PRIORITY = -100


@dataclass(slots=True, kw_only=True)
class PageAsk:
    """Why a page was asked for: ``is_stored`` for another look; ``look`` counts from 1.

    ``is_altered``: a channel tells of it differently. ``is_whole``: asked for without validators,
    ``was_denied`` because the host has just said that it has not changed. ``told`` is what a
    channel calls the story.
    """

    recheck: Recheck
    is_stored: bool = False
    look: int = 1
    is_altered: bool = False
    is_whole: bool = False
    was_denied: bool = False
    told: str | None = None
    asked_at: float = field(default_factory=monotonic)

    def fetch_failed(self, url: str, word: str, detail: str | None) -> Fetch:
        """Return the record of a request that no answer came to."""
        return Fetch(
            url=url,
            kind="article",
            fetched_at=stamp(datetime.now(UTC)),
            failure=word,
            detail=detail,
            elapsed_ms=elapsed_ms(self.asked_at),
        )


def elapsed_ms(since: float) -> int:
    """Return the milliseconds since the monotonic instant *since*."""
    return int((monotonic() - since) * 1000)


def fetch_of(
    response: Response,
    kind: str,
    since: float,
    failure: str | None = None,
    detail: str | None = None,
) -> Fetch:
    """Return the record of an answered request."""
    latency = response.meta.get("download_latency")
    return Fetch(
        url=_asked_url(response),
        kind=kind,
        fetched_at=stamp(datetime.now(UTC)),
        status=response.status,
        failure=failure,
        detail=detail,
        final_url=response.url,
        bytes_received=len(response.body),
        elapsed_ms=int(latency * 1000) if latency else elapsed_ms(since),
    )


def _asked_url(response: Response) -> str:
    """Return the address first asked for: that of the first redirect, if there was any."""
    hops = response.meta.get("redirect_urls")
    return str(hops[0]) if hops else response.url


def header(response: Response, name: str) -> str | None:
    """Return a response header as text, byte for byte, or None."""
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def conditional(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """Return the headers that make a request conditional; validators are echoed verbatim."""
    headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in headers.items() if value}


def is_conditional(response: Response) -> bool:
    """Tell whether *response* answers a request that named an earlier answer."""
    headers = response.request.headers if response.request else {}
    return any(name in headers for name in ("If-None-Match", "If-Modified-Since"))


def channel_request(
    look: ChannelLook, callback: Callable[..., Any], errback: Callable[..., Any]
) -> Request:
    """Return the request for (the next page of) a channel.

    A channel may stand on another host, or lead to one (feed hosts serve many outlets): what it
    names is still held to be a story on the outlet's own hosts only.
    """
    return Request(
        look.page_url,
        callback=callback,
        errback=errback,
        cb_kwargs={"look": look},
        headers=look.headers(),
        priority=_CHANNEL_PRIORITY,
        dont_filter=True,
        meta={"newswatch_kind": "feed", "allow_offsite": True},
    )


def home_request(url: str, callback: Callable[..., Any], errback: Callable[..., Any]) -> Request:
    """Return the request for an outlet's home page, to find its channels there."""
    return Request(
        url,
        callback=callback,
        errback=errback,
        priority=_CHANNEL_PRIORITY,
        dont_filter=True,
        meta={"newswatch_kind": "feed"},
    )


def page_request(
    ask: PageAsk, callback: Callable[..., Any], errback: Callable[..., Any]
) -> Request:
    """Return the request for a page, conditional where validators are known."""
    recheck = ask.recheck
    return Request(
        recheck.url,
        callback=callback,
        errback=errback,
        cb_kwargs={"ask": ask},
        headers={} if ask.is_whole else conditional(recheck.http_etag, recheck.http_last_modified),
        priority=_SECOND_LOOK_PRIORITY if ask.look > 1 else 0,
        dont_filter=True,
        meta={"newswatch_kind": "article"},
    )
