"""The nouns that the steps exchange: plain values, no behaviour beyond their own shape.

Knows no step, no clock, no network and no database. Names follow schema.org NewsArticle, RSS/Atom,
RFC 9110, ISO 4217 and BCP 47; ``_at`` is RFC 3339 UTC text ending in Z, ``_on`` a date.
"""

from newswatch.model.alert import Alert, Delivery, DigestEntry, Message, Target
from newswatch.model.announcement import Amount, Announcement, Evidence, Story
from newswatch.model.article import PAGE_KINDS, Article, Change, Link, Page, PageRules
from newswatch.model.crawl import (
    COUNTS,
    FAILURES,
    Candidate,
    Channel,
    Entry,
    FeedResult,
    FeedState,
    Fetch,
    HostResult,
    HostState,
    Job,
    PageResult,
    Passed,
    Recheck,
)
from newswatch.model.exchange import Exchange, Field
from newswatch.model.messages import message_from_json, message_json
from newswatch.model.rule import Condition, Quiet, Rule, Schedule, Threshold
from newswatch.model.wishes import Wishes

__all__ = [
    "COUNTS",
    "FAILURES",
    "PAGE_KINDS",
    "Alert",
    "Amount",
    "Announcement",
    "Article",
    "Candidate",
    "Change",
    "Channel",
    "Condition",
    "Delivery",
    "DigestEntry",
    "Entry",
    "Evidence",
    "Exchange",
    "FeedResult",
    "FeedState",
    "Fetch",
    "Field",
    "HostResult",
    "HostState",
    "Job",
    "Link",
    "Message",
    "Page",
    "PageResult",
    "PageRules",
    "Passed",
    "Quiet",
    "Recheck",
    "Rule",
    "Schedule",
    "Story",
    "Target",
    "Threshold",
    "Wishes",
    "message_from_json",
    "message_json",
]
