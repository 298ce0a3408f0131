"""Items of any class pass the pipelines; what is refused leaves a record."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import SimpleNamespace

import attrs
import pytest
import scrapy
from itemadapter import ItemAdapter

from newswatch.crawl.items import LookItem, StoryItem, article_from, is_story
from newswatch.crawl.pipelines import Clean, Validate
from newswatch.model import Fetch, Link, PageRules

URL = "https://outlet.example/a-story"


@dataclass
class DataclassItem:
    url: str
    headline: str
    body: str
    authors: list = field(default_factory=list)


@attrs.define
class AttrsItem:
    url: str
    headline: str
    body: str
    authors: list = attrs.Factory(list)


class ScrapyItem(scrapy.Item):
    url, headline, body, authors = (scrapy.Field() for _ in range(4))


KINDS = (dict, DataclassItem, AttrsItem, ScrapyItem, StoryItem)


def through(item, rules=None):
    clean = Clean.from_crawler(
        SimpleNamespace(spider=SimpleNamespace(rules=rules) if rules else SimpleNamespace())
    )
    return clean.process_item(Validate().process_item(item))


@pytest.mark.parametrize("kind", KINDS)
def test_a_story_of_any_class_passes_and_is_cleaned(kind):
    said = {"url": URL, "headline": " A  headline ", "body": "One.\n\n\n\nshare on\n\nTwo."}
    item = through(kind(**said, authors=["Ann Lee"]), PageRules(boilerplate=("share on",)))
    assert isinstance(item, kind)
    assert is_story(item)
    adapter = ItemAdapter(item)
    assert (adapter["headline"], adapter["body"]) == ("A headline", "One.\n\nTwo.")
    assert adapter["authors"] == ["Ann Lee"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({"url": URL, "headline": "", "body": "One."}, "headline"),
        ({"url": URL, "headline": "A headline", "body": " \n "}, "body"),
        ({"url": URL, "headline": "A headline", "body": None}, "body"),
        ({"url": URL, "headline": 5, "body": "One."}, "headline"),
        ({"url": "ftp://outlet.example/", "headline": "A headline", "body": "One."}, "url"),
        ({"url": None, "headline": "A headline", "body": "One."}, "url"),
    ],
)
def test_what_is_no_story_becomes_a_record_that_says_why(kind, said, word):
    item = through(kind(**said))
    assert isinstance(item, LookItem)
    assert item.fetch.failure == "invalid"
    assert item.fetch.detail.startswith(f"{word} must be")


def test_an_item_without_the_very_keys_is_recorded_too():
    item = through({"title": "not our word"})
    assert (item.url, item.fetch.failure) == ("", "invalid")


def test_what_stands_in_the_place_of_bookkeeping_does_not_matter():
    item = through({"url": URL, "headline": "", "body": "One.", "fetch": "yesterday"})
    assert (item.url, item.fetch.failure) == (URL, "invalid")


def test_what_is_boilerplate_alone_is_no_story():
    said = {"url": URL, "headline": "A headline", "body": "share on\n\nshare on"}
    item = through(said, PageRules(boilerplate=("share on",)))
    assert (item.url, item.fetch.failure) == (URL, "no_article")


def test_our_own_records_pass_as_they_are():
    look = LookItem(
        url=URL, fetch=Fetch(url=URL, kind="article", fetched_at="2026-11-22T08:00:00Z")
    )
    assert through(look) is look


def test_a_name_in_place_of_a_list_and_a_date_in_place_of_text_are_understood():
    article = article_from(
        ItemAdapter(
            {
                "url": "HTTPS://Outlet.example:443/a-story?utm_source=x#top",
                "headline": "A headline",
                "body": "One.",
                "authors": "Ann Lee",
                "published": datetime(2026, 11, 22, 8, tzinfo=UTC),
                "modified": date(2026, 11, 23),
                "links": [{"url": URL, "text": "Next", "role": "related"}],
            }
        )
    )
    assert article.url == article.canonical_url == URL
    assert article.authors == ("Ann Lee",)
    assert (article.published, article.modified) == ("2026-11-22T08:00:00+00:00", "2026-11-23")
    assert article.related == (Link(url=URL, text="Next", role="related"),)


def test_a_canonical_address_that_is_none_is_not_believed():
    said = {"url": URL, "headline": "A headline", "body": "One."}
    article = article_from(ItemAdapter(said | {"canonical_url": "javascript:alert(1)"}))
    assert article.canonical_url == URL
    article = article_from(ItemAdapter(said | {"canonical_url": "/the-story"}))
    assert article.canonical_url == "https://outlet.example/the-story"
    article = article_from(ItemAdapter(said | {"canonical_url": "https://x.example/\x1b[31m"}))
    assert "\x1b" not in article.canonical_url


@pytest.mark.parametrize(("said", "kind"), [("opinion", "opinion"), ("essay", "news")])
def test_the_kind_of_page_of_a_foreign_item_is_one_of_ours(said, kind):
    item = {"url": URL, "headline": "A", "body": "B", "kind": said, "provenance": {"kind": "url"}}
    article = article_from(ItemAdapter(item))
    assert (article.kind, article.provenance) == (kind, (("kind", "url"),))
