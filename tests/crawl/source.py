"""A spider to ask in this process, and answers to give it: no network."""

import asyncio

from scrapy import Request
from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from newswatch.crawl.channels import ChannelLook
from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel, FeedState, Job, Recheck
from newswatch.urls import url_hash

HOME = "https://www.outlet.example"
FEED = Channel(kind="feed", url=f"{HOME}/feed")


class Outlet(NewsSpider):
    name = "outlet"
    title = "The Outlet"
    home = HOME
    twins = ("production.outlet.example", "outlet.example")
    channels = (Channel(kind="feed", url="/feed"), Channel(kind="listing", url="/news"))
    article_url = r"^/[a-z0-9-]{6,}/?$"
    not_article_url = r"^/about-us"


def spider(cls=Outlet, *, stored=(), known=(), gone=(), feeds=(), settings=None, **job):
    """Return a spider with a job: *stored*, otherwise *known* and *gone* are slugs of stories."""
    made = cls.from_crawler(get_crawler(cls, settings))
    doubtable = tuple(Recheck(url=story(slug), http_etag=f'"{slug}"') for slug in stored)
    made.job = Job(
        source=cls.name,
        crawl_id=1,
        feeds=tuple(feeds),
        known=frozenset(url_hash(story(slug)) for slug in (*stored, *known, *gone)),
        gone=frozenset(url_hash(story(slug)) for slug in gone),
        doubtable=doubtable,
        **job,
    )
    return made


def story(slug):
    return f"{HOME}/{slug}"


def answer(request, body="", *, status=200, **headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named.setdefault("Content-Type", "text/html; charset=utf-8")
    return TextResponse(
        request.url, status=status, headers=named, body=body.encode(), request=request
    )


def first(state, made):
    """Return the request for a channel, as the spider would make it."""
    look = ChannelLook(state=state, page_url=state.channel.url)
    (request,) = made._follow((None, [look]))
    return request


def told(made, request, response):
    """Give the spider an answer: the channel results and the requests that follow."""

    async def outcome_of():
        return [one async for one in made.parse_channel(response, **request.cb_kwargs)]

    outcome = asyncio.run(outcome_of())
    results = [item.result for item in outcome if not isinstance(item, Request)]
    return results, [item for item in outcome if isinstance(item, Request)]


def state(channel=FEED, entries=(), etag=None):
    return FeedState(channel=channel, entries=tuple(entries), http_etag=etag)


def feed(*slugs):
    items = "".join(
        f"<item><title>About {slug}</title><link>{story(slug)}</link></item>" for slug in slugs
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'
    )


def sitemap(*slugs):
    urls = "".join(f"<url><loc>{story(slug)}</loc></url>" for slug in slugs)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def index(*paths):
    maps = "".join(f"<sitemap><loc>{HOME}{path}</loc></sitemap>" for path in paths)
    return (
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'
    )


def listing(*slugs):
    links = "".join(f"<h2><a href='/{slug}'>About {slug}</a></h2>" for slug in slugs)
    return f"<html><body>{links}</body></html>"
