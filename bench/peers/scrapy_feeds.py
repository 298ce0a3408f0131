"""A watch with Scrapy as its manual has it: a spider of feeds, and the HTTP cache that revalidates.

    python scrapy_feeds.py FEED …

Writes the addresses of what it read to stored.txt. The cache holds what was fetched; max-age=0
makes it ask whether that still holds, for by itself it would guess, and miss what is new.
"""

import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

SETTINGS = {
    "CONCURRENT_ITEMS": 1,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 8,
    "DOWNLOAD_DELAY": 0,
    "HTTPCACHE_DIR": str(Path("cache").absolute()),
    "HTTPCACHE_ENABLED": True,
    "HTTPCACHE_POLICY": "scrapy.extensions.httpcache.RFC2616Policy",
    "LOG_LEVEL": "ERROR",
    "ROBOTSTXT_OBEY": True,
}
FRESH = {"Cache-Control": "max-age=0"}


class Feeds(Spider):
    """Reads feeds, and each story that they list."""

    name = "feeds"

    async def start(self) -> AsyncIterator[Request]:
        """Ask for the feeds."""
        for url in sys.argv[1:]:
            yield Request(url, self.parse, headers=FRESH)

    def parse(self, response: Response) -> Iterator[Request]:
        """Ask for what a feed lists."""
        for url in response.xpath("//item/link/text()").getall():
            yield Request(url, self.read, headers=FRESH)

    def read(self, response: Response) -> None:
        """Note a story that could be read."""
        if response.css("h1::text").get() and response.css("article p::text").get():
            done.append(response.url)


done = []
process = CrawlerProcess(SETTINGS)
process.crawl(Feeds)
process.start()
stored = Path("stored.txt")
before = stored.read_text().split() if stored.exists() else []
stored.write_text("\n".join(dict.fromkeys([*before, *done])) + "\n")
