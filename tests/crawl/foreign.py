"""Parts of a project that are not ours: a pipeline, a plain spider, a spider that breaks."""

# What a project may put between our pipelines: written for stories, and for nothing else.
SHOP = """
from itemadapter import ItemAdapter
from newswatch.settings import *
from scrapy.exceptions import DropItem

ITEM_PIPELINES = {**ITEM_PIPELINES, "shop.Choosy": 500}


class Choosy:
    def process_item(self, item):
        adapter = ItemAdapter(item)
        if "unwanted" in adapter["url"]:
            raise DropItem("not wanted here")
        if "bug" in adapter["url"]:
            raise RuntimeError("a bug of the project")
        if "headline" in adapter:
            adapter["headline"] = adapter["headline"].replace("colour", "color")
        return item
"""
# A spider of plain Scrapy, whose items are of three classes.
PLAIN = """
from dataclasses import dataclass

import attrs
import scrapy


@dataclass
class AsDataclass:
    url: str
    headline: str
    body: str


@attrs.define
class AsAttrs:
    url: str
    headline: str
    body: str


class Plain(scrapy.Spider):
    name = "plain"

    async def start(self):
        yield scrapy.Request("{home}/news", self.parse)

    def parse(self, response):
        for kind, slug in ((dict, "as-dict"), (AsDataclass, "as-dataclass"), (AsAttrs, "as-attrs")):
            yield kind(url=response.urljoin(slug), headline="A headline", body="Its text.")
        yield dict(url=response.urljoin("no-headline"), headline="", body="Its text.")
        odd = {"headline": "A headline", "body": "Its text.", "raw": "text, not bytes"}
        yield {"url": response.urljoin("raw-text"), **odd}
"""
# A spider of ours that cannot be made.
INIT = """
from newswatch.crawl.spider import NewsSpider


class Init(NewsSpider):
    name = "init"
    home = "http://127.0.0.1:9"

    def __init__(self, *args, **kwargs):
        raise RuntimeError("a bug of the spider")
"""
