"""Declarations that cannot work are told before anything is asked for."""

import pytest

from newswatch.crawl.declared import faults
from newswatch.crawl.spider import NewsSpider
from newswatch.model import Channel, PageRules

DATED = {"checked_on": "2026-11-25"}


def spider(**declared):
    sound = {
        "name": "gazette",
        "home": "https://www.gazette.example",
        "channels": (Channel(kind="feed", url="/rss"),),
        "article_url": r"^/news/",
    }
    return type("Gazette", (NewsSpider,), {**sound, **declared})


def test_a_sound_source_and_a_foreign_spider_have_no_fault():
    full = spider(
        time_zone="Asia/Singapore",
        not_article_url="^/news/about$",
        channels=(
            Channel(kind="listing", url="/n", links="h2 a", next_page="a.next", pages=3),
            Channel(kind="listing", url="/m", next_page="?page={page}"),
        ),
        rules=PageRules(
            body=".text",
            drop=("aside",),
            related=(".more a",),
            boilerplate=("^x",),
            checked_on="2026-11-25",
        ),
    )
    assert faults(spider()) == faults(full) == []
    assert faults(type("Foreign", (), {"name": "Any Name"})) == []


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ({"name": "The Gazette"}, "name must be lower-case"),
        ({"name": None}, "name must be lower-case"),
        ({"home": "www.gazette.example"}, "home must be an http"),
        ({"time_zone": "Asia/Singapur"}, "IANA zone"),
        ({"time_zone": "../etc/passwd"}, "IANA zone"),
        ({"time_zone": None}, "IANA zone"),
        ({"article_url": "("}, "article_url must be a regular expression"),
        ({"not_article_url": 7}, "not_article_url must be a regular expression"),
        ({"channels": Channel(kind="feed", url="/rss")}, "mind the comma"),
        ({"channels": ("/rss",)}, "must be a tuple of Channel"),
        ({"channels": (Channel(kind="lisitng", url="/n"),)}, "kind must be one of feed, sitemap"),
        ({"channels": (Channel(kind="listing", url="/n", pages=0),)}, "pages must be 1 or more"),
        ({"channels": (Channel(kind="listing", url="/n", links="a[["),)}, "links must be a CSS"),
        ({"channels": (Channel(kind="listing", url="/n", next_page="a["),)}, "next_page must be"),
        ({"rules": {"body": ".text"}}, "rules must be PageRules"),
        ({"rules": PageRules(body="p[[", **DATED)}, "rules: body must be a CSS selector"),
        ({"rules": PageRules(drop=("p[[",), **DATED)}, "rules: drop must be a CSS selector"),
        ({"rules": PageRules(boilerplate=("(",), **DATED)}, "rules: boilerplate must be a regular"),
        ({"rules": PageRules(body="p")}, "rules: checked_on must be the day, such as 2026-11-25"),
        ({"rules": PageRules(body="p", checked_on="25.11.2026")}, "not '25.11.2026'"),
    ],
)
def test_a_fault_is_named_with_what_is_allowed(declared, said):
    (fault,) = faults(spider(**declared))
    assert said in fault
