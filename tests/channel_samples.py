"""Short ways to write the lists that the tests read."""

from newswatch.discover import discover
from newswatch.model import Channel

URL = "https://example.org/news/list"
FEED = Channel(kind="feed", url=URL)
SITEMAP = Channel(kind="sitemap", url=URL)
LISTING = Channel(kind="listing", url=URL)


def rss(items, head="", declaration='<?xml version="1.0" encoding="utf-8"?>'):
    text = (
        f'{declaration}<rss version="2.0"><channel><title>News</title>{head}{items}</channel></rss>'
    )
    return text if isinstance(text, bytes) else text.encode()


def urlset(*urls, news=False):
    names = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    names += ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    names += ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    return f'<?xml version="1.0"?><urlset {names}>{"".join(urls)}</urlset>'.encode()


def read(channel, body, **options):
    return discover(channel, body, URL, **options)


def addresses(listed):
    return [entry.url.removeprefix("https://example.org") for entry in listed.entries]
