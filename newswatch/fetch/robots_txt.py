"""What a robots.txt lets us do (RFC 9309), told from its status and bytes.

Fetches nothing and remembers nothing.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from protego import Protego

from newswatch.fetch.clock import instant
from newswatch.fetch.contact import PRODUCT_TOKEN
from newswatch.model import HostState

MAX_BYTES = 500 * 1024  # RFC 9309 2.5: what a crawler must read at least; we read no more
MAX_AGE = timedelta(hours=24)  # RFC 9309 2.4
_SERVER_ERRORS = 500


def text_of(body: bytes) -> str:
    """Return the first 500 KiB of *body* as text, cut at a line's end, without a BOM.

    Half a line could say more than the whole: ``Disallow: /private/`` cut after the first slash.
    """
    if len(body) > MAX_BYTES:
        body = body[:MAX_BYTES]
        body = body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]
    return body.decode("utf-8-sig", "replace")


class Robots:
    r"""The rules of one host for us: product token ``newswatch``, else those for ``*``.

    2xx is read, 4xx (and a redirect that does not end) allows all, 5xx and no answer nothing.

    >>> rules = Robots(200, "User-agent: *\nDisallow: /private\nCrawl-delay: 5")
    >>> rules.allows("http://example.org/private/x"), rules.crawl_delay_s
    (False, 5.0)
    """

    def __init__(self, status: int | None, text: str = "") -> None:
        self.forbids_all = status is None or status >= _SERVER_ERRORS
        is_read = status is not None and 200 <= status < 300  # noqa: PLR2004 - HTTP's success
        self._rules = Protego.parse(text if is_read else "")

    @classmethod
    def remembered(cls, state: HostState | None, at: datetime) -> Self | None:
        """Return the rules kept in *state*, or None if they must be fetched (again) at *at*."""
        fetched = instant(state.robots_fetched_at) if state else None
        if state is None or fetched is None or not at - MAX_AGE < fetched <= at:
            return None
        if state.robots_status is None or state.robots_status >= _SERVER_ERRORS:
            return None
        return cls(state.robots_status, state.robots_txt or "")

    def allows(self, url: str) -> bool:
        """Tell whether *url* may be fetched; robots.txt itself always may."""
        return not self.forbids_all and bool(self._rules.can_fetch(url, PRODUCT_TOKEN))

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """Addresses of the sitemaps that the file names (sitemaps.org), in its order."""
        return tuple(self._rules.sitemaps)

    @property
    def crawl_delay_s(self) -> float | None:
        """Seconds the host wants between two requests, or None."""
        delay = self._rules.crawl_delay(PRODUCT_TOKEN)
        return None if delay is None else float(delay)
