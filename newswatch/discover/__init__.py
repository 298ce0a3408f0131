"""Discover: what a feed, sitemap or listing names, and what is new in it since the last look.

Bytes in, values out. Fetches nothing, remembers nothing, and does not judge whether an address
holds an article: the spider's declarations and the page itself do.
"""

from __future__ import annotations

from newswatch.discover.compare import Comparison, compare
from newswatch.discover.feed import read_feed
from newswatch.discover.listing import read_listing
from newswatch.discover.lists import Listed
from newswatch.discover.sitemap import read_sitemap
from newswatch.model import Channel

__all__ = ["Comparison", "Listed", "compare", "discover"]


def discover(channel: Channel, body: bytes, url: str, *, page: int = 1) -> Listed:
    """Read *body*, served at *url*, as the kind of list that *channel* declares.

    *page* counts the pages of a listing from 1. Raises DiscoverError where the bytes are no such
    list (``not_a_feed``) or one without an entry (``empty``).
    """
    if channel.kind == "sitemap":
        return read_sitemap(body, url)
    if channel.kind == "listing":
        return read_listing(channel, body, url, page=page)
    return read_feed(body, url)
