"""What the job remembers of hosts from earlier crawls.

Reads the spider's job and nothing else; a spider without a job (somebody else's) has no memory.
"""

from __future__ import annotations

from scrapy.crawler import Crawler

from newswatch.fetch.clock import instant, now
from newswatch.model import HostState


def remembered(crawler: Crawler, host: str) -> HostState | None:
    """Return what ``spider.job.hosts`` says of *host* (``host`` or ``host:port``), or None.

    To be asked at the first request at the earliest: a job is loaded when its spider starts.
    """
    states = getattr(getattr(crawler.spider, "job", None), "hosts", ())
    return next((state for state in states if state.host == host), None)


def asked_s_ago(crawler: Crawler, host: str) -> float | None:
    """Return how many seconds ago an earlier run asked *host*, or None where that is not known.

    The instant is kept to the second, so one less is told: rather wait too long than too short.
    """
    state = remembered(crawler, host)
    asked = instant(state.asked_at) if state else None
    return (now() - asked).total_seconds() - 1 if asked else None
