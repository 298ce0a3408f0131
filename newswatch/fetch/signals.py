"""What fetching tells the rest of the program, as Scrapy signals.

Only names them: who listens, and what becomes of the news, is decided elsewhere.
"""

from __future__ import annotations

from scrapy.crawler import Crawler

from newswatch.model import HostResult

# Sent with result=HostResult and spider=Spider when robots.txt was fetched or a host asked us to
# wait. A listener may be called several times for one host in one crawl.
host_learned = object()


def send_host_learned(crawler: Crawler, result: HostResult) -> None:
    """Tell all listeners what was learnt of a host; a listener's error is logged, not raised."""
    crawler.signals.send_catch_log(signal=host_learned, result=result, spider=crawler.spider)
