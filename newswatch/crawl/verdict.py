"""Judge from its numbers how a crawl went: Scrapy's own exit code does not tell.

Values in, words out; reads no log and no database.
"""

from __future__ import annotations

from collections.abc import Mapping

# Scrapy's finish reasons that mean that a limit of its settings ended the crawl.
_CUT_SHORT = ("cancelled", "closespider_", "memusage_exceeded")
# What a crawl that reads anything comes to; where our own code fails on all of it, it is none.
_DONE = ("new", "modified", "removed", "unmodified")


def crawl_failure(stats: Mapping[str, object], counts: Mapping[str, int]) -> str | None:
    """Return a word for why the crawl of one source failed, or None if it did its work.

    *stats* are Scrapy's at the end, *counts* what was written. A source with some failed pages has
    done its work; one of which no channel could be read has not.
    """
    if stats.get("newswatch/store_error"):
        return "store_failed"
    reason = str(stats.get("finish_reason", "finished"))
    if reason != "finished":
        return _word(reason)
    if stats.get("newswatch/channels/failed") and not stats.get("newswatch/channels/read"):
        return "no_channel"
    if stats.get("spider_exceptions/count") and not any(counts.get(name) for name in _DONE):
        return "error"
    return None


def _word(reason: str) -> str:
    """Return our word for a finish reason of Scrapy's other than ``finished``."""
    if reason == "shutdown":
        return "interrupted"
    return "cut_short" if reason.startswith(_CUT_SHORT) else reason
