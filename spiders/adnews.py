"""AdNews: Australia; no feed, a section page that lists the newest stories, page by page.

Declares the outlet, nothing else.
"""

from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel


class AdNews(NewsSpider):
    """Listing ``/news``; stories under news, opinion and campaigns."""

    name = "adnews"
    title = "AdNews"
    home = "https://www.adnews.com.au"
    twins = ("adnews.com.au",)
    country = "AU"
    language = "en-AU"
    time_zone = "Australia/Sydney"
    channels = (
        Channel(
            kind="listing",
            url="/news",
            links="a[href*='/news/'], a[href*='/article/']",
            next_page="?page={page}",
            pages=5,
        ),
    )
    article_url = r"^/(news|opinion|campaigns|article)/[^/]{8,200}/?$"
