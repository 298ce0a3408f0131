"""Keeps a crawl on its own hosts, and says so where it does.

Scrapy's own middleware drops such requests while they are being scheduled, without a word to the
errback: the story behind them would never get a result. This one answers with ``offsite``.
Decides nothing about which hosts are the source's.
"""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from newswatch.fetch.failures import Unfetched
from newswatch.urls import host_of


class OffsiteMiddleware:
    """Refuses requests to hosts outside ``spider.allowed_domains`` (empty or missing: none).

    As with Scrapy, a domain stands for its subdomains too; it may carry a port.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build for *crawler*, whose spider is asked at each request."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `Unfetched` with ``offsite`` for a host that is not the source's."""
        domains = getattr(self._crawler.spider, "allowed_domains", None) or ()
        if not domains or request.meta.get("allow_offsite"):
            return
        host = host_of(request.url)
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if not any(_is_within(host, d) or _is_within(name, d) for d in domains):
            raise Unfetched("offsite", f"leads to {host}, which is not the source's")


def _is_within(host: str, domain: str) -> bool:
    domain = domain.lower()
    return host == domain or host.endswith(f".{domain}")
