"""Southern Slate (AU): no feed and no sitemap; the paged list at /news is all there is."""

from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel, PageRules


class SouthernSlate(NewsSpider):
    """Its pages tick: view counters, a turning box of latest headlines with others' money in it."""

    name = "southern_slate"
    title = "Southern Slate"
    home = "https://www.southern-slate.example"
    twins = ("southern-slate.example",)
    country = "AU"
    language = "en"
    time_zone = "Australia/Sydney"
    channels = (
        Channel(
            kind="listing", url="/news", links=".teaser h3 a", next_page="a[rel=next]", pages=3
        ),
    )
    article_url = r"^/(?:news|opinion|campaigns)/[^/?]+$"
    rules = PageRules(
        checked_on="2026-11-25",
        body=".article-body",
        byline=".credit .by",
        related=(".more-like-this a",),
        drop=(".mrec", "figure"),
    )
