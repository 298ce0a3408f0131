"""The pace at which one host is asked, where it wants a slower one than ours.

Only ever slows down. Knows no robots.txt; it is told the delay.
"""

from __future__ import annotations

import logging

from scrapy.crawler import Crawler

logger = logging.getLogger(__name__)


def slow_down(crawler: Crawler, host: str, wanted_s: float) -> None:
    """Leave at least *wanted_s* seconds between two requests to *host*, for this crawl.

    Ours (DOWNLOAD_DELAY) counts if it is longer; NEWSWATCH_CRAWL_DELAY_MAX (seconds) is the most
    that is granted, since a delay of an hour would keep one source in the crawl for days.
    """
    ours = crawler.settings.getfloat("DOWNLOAD_DELAY")
    longest = crawler.settings.getfloat("NEWSWATCH_CRAWL_DELAY_MAX", 60.0)
    delay = max(ours, min(wanted_s, longest))
    level = logging.WARNING if wanted_s > longest else logging.INFO
    logger.log(level, "host_slowed host=%s wanted_s=%g delay_s=%g", host, wanted_s, delay)
    engine = crawler.engine
    assert engine is not None
    # Without jitter: half of the delay that was asked for would not be what was asked for.
    # The settings outlive the slot, which Scrapy drops after a minute without requests.
    settings = engine.downloader.per_slot_settings.setdefault(host, {})
    settings.update(delay=delay, jitter=0.0, concurrency=1)
    slot = engine.downloader.slots.get(host)
    if slot:
        slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1
