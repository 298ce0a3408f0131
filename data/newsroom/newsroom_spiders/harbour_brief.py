"""Harbour Brief (SG): one RSS feed, root-slug addresses, no date or by-line in the visible text."""

from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel, PageRules


class HarbourBrief(NewsSpider):
    """The body stands between two ``share on`` lines; promotions and related titles are inside."""

    name = "harbour_brief"
    title = "Harbour Brief"
    home = "https://www.harbour-brief.example"
    twins = ("harbour-brief.example", "production.harbour-brief.example")
    country = "SG"
    language = "en"
    time_zone = "Asia/Singapore"
    channels = (Channel(kind="feed", url="/rss-feed"),)
    article_url = r"^/[a-z0-9][a-z0-9-]{6,}/?$"
    not_article_url = r"^/(?:rss-feed|account|search|events)\b"
    rules = PageRules(
        body="article .content", related=(".related a",), drop=(".related",), checked_on="2026-11-25"
    )
