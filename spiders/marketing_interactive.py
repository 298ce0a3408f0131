"""Marketing-Interactive: Asia-Pacific; one feed, stories at root slugs, no date or by-line in text.

Declares the outlet, nothing else.
"""

from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel


class MarketingInteractive(NewsSpider):
    """Feed ``/rss-feed``; the production host serves the same pages; banners above the headline."""

    name = "marketing_interactive"
    title = "Marketing-Interactive"
    home = "https://www.marketing-interactive.com"
    twins = ("marketing-interactive.com", "production.marketing-interactive.com")
    country = "SG"
    language = "en"
    time_zone = "Asia/Singapore"
    channels = (Channel(kind="feed", url="/rss-feed"),)
    article_url = r"^/[a-z0-9][a-z0-9-]{6,200}/?$"
    not_article_url = (
        r"^/(about-us|advertise|awards?|conferences?|contact-us|events|newsletters?"
        r"|privacy-policy|rss-feed|subscribe|terms-[a-z-]{3,30}|whitepapers?)/?$"
    )
