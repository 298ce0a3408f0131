"""Follows redirects so that each hop is judged like a first request, and none is lost.

Scrapy's middleware with three differences: no Referer is ever sent on, a target that was asked for
before is asked for again (the first address still wants its result), and giving up has a word.
"""

from __future__ import annotations

from typing import Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware as ScrapyRedirect
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from newswatch.fetch.failures import Unfetched


class RedirectMiddleware(ScrapyRedirect):
    """Follows up to REDIRECT_MAX_TIMES hops, then fails with ``redirect``.

    A hop to anything but http or https is not followed: its 3xx answer goes to the spider.
    """

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build without Scrapy's warning that no Referer will be sent: that is meant."""
        middleware = cls(crawler.settings)
        middleware.crawler = crawler
        return middleware

    def process_response(
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002 - the base class has it
    ) -> Request | Response:
        """Return the request for the next hop, or *response* if it is no redirect."""
        try:
            result = super().process_response(request, response)
        except IgnoreRequest as error:
            raise Unfetched("redirect", f"gave up at {request.url}: {error}", error) from error
        except ValueError as error:
            raise Unfetched("redirect", f"Location is no address: {error}", error) from error
        if isinstance(result, Request):
            result.dont_filter = True
            result.meta.pop("download_slot", None)  # the host may be another
        return result
