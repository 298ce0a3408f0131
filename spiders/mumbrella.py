"""Mumbrella: Australia; WordPress with feed and sitemaps, stories at slugs that end in a number.

Declares the outlet, nothing else.
"""

from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel


class Mumbrella(NewsSpider):
    """Feed ``/feed`` and a WordPress sitemap index; advertisement lines within the text."""

    name = "mumbrella"
    title = "Mumbrella"
    home = "https://mumbrella.com.au"
    twins = ("www.mumbrella.com.au",)
    country = "AU"
    language = "en-AU"
    time_zone = "Australia/Sydney"
    channels = (
        Channel(kind="feed", url="/feed"),
        Channel(kind="sitemap", url="/sitemap_index.xml"),
    )
    article_url = r"^/[a-z0-9-]{6,200}-\d{6}/?$"
