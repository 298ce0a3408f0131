"""First in the row: what must not be asked for is not, and every host gets its own pace.

Checks the address as written, on every request and so on every redirect hop; the network address
behind a name is checked by `resolver` when it is dialled.
"""

from __future__ import annotations

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from newswatch.errors import ConfigError, GateError
from newswatch.fetch.contact import require_contact
from newswatch.fetch.failures import Unfetched
from newswatch.gate import Gate
from newswatch.urls import host_of


def gate_of(crawler: Crawler) -> Gate:
    """Return the gate of this crawl, as the setting NEWSWATCH_ALLOW opens it."""
    return Gate(crawler.settings.getlist("NEWSWATCH_ALLOW"))


class GateMiddleware:
    """Refuses requests with the failure ``refused``; the errback sees `Unfetched` with its error.

    Sets ``download_slot`` to the host with its port (where that is not the scheme's own), so that
    two servers of one machine are two hosts and http and https of one name are one.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._gate = gate_of(crawler)
        self._contact: str | None = crawler.settings.get("NEWSWATCH_CONTACT")
        self._stats = crawler.stats

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build from settings NEWSWATCH_ALLOW and NEWSWATCH_CONTACT."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise `Unfetched` unless *request* may be sent, by us, to where it points."""
        try:
            self._gate.check_url(request.url)
            require_contact(request.url, self._contact, self._gate)
        except (GateError, ConfigError) as error:
            self._stats.inc_value("newswatch/fetch/refused")
            raise Unfetched("refused", str(error), error) from error
        request.meta["download_slot"] = host_of(request.url)
