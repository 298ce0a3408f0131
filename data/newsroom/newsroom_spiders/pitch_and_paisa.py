"""Pitch & Paisa (IN): sitemap index with a packed child, news sitemap and Atom feed."""

from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel, PageRules


class PitchAndPaisa(NewsSpider):
    """A blog engine's usual pages; a pull quote repeats the text, a box lists the latest stories."""

    name = "pitch_and_paisa"
    title = "Pitch & Paisa"
    home = "https://www.pitch-and-paisa.example"
    twins = ("pitch-and-paisa.example",)
    country = "IN"
    language = "en"
    time_zone = "Asia/Kolkata"
    channels = (
        Channel(kind="sitemap", url="/sitemap_index.xml"),
        Channel(kind="feed", url="/atom.xml"),
    )
    article_url = r"^/[a-z0-9-]+-\d{6}/$"
    rules = PageRules(
        checked_on="2026-11-25",
        related=(".jp-relatedposts a",), drop=("blockquote.pullquote", "aside.widget-area")
    )
