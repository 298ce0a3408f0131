"""Sources are declarations: each is complete, and tells its stories from its other pages."""

import re
from importlib import import_module
from pkgutil import iter_modules
from zoneinfo import ZoneInfo

import pytest
from crawl.source import HOME, Outlet, spider
from scrapy.utils.spider import iter_spider_classes

import spiders
from newswatch.crawl.spider import NewsSpider
from newswatch.urls import host_of

SPIDERS = sorted(
    (
        found
        for module in iter_modules(spiders.__path__, "spiders.")
        for found in iter_spider_classes(import_module(module.name))
    ),
    key=lambda found: found.name,
)
KINDS = ("feed", "sitemap", "listing")
# Forms of addresses as met on the outlets, the words our own. A source that is not here is still
# checked for all else.
STORIES = {
    "marketing_interactive": (
        "/big-bank-names-a-new-agency",
        "/snack-maker-opens-pop-up-wip",
        "/brand-x-s-5m-campaign/",
    ),
    "mumbrella": ("/minister-answers-the-agencies-845210", "/radio-week-in-numbers-845211/"),
    "adnews": (
        "/news/big-bank-names-a-new-agency",
        "/opinion/why-lunch-is-a-medium",
        "/campaigns/a-film-about-ferries",
    ),
}
OTHERS = {
    "marketing_interactive": ("/", "/about-us", "/contact-us/", "/tag/media", "/rss-feed/a", "/UP"),
    "mumbrella": ("/", "/feed", "/about-the-mumbrella-team", "/tag/media-845210"),
    "adnews": ("/", "/news", "/news/", "/jobs/account-manager-wanted", "/news/short"),
}


@pytest.fixture(params=SPIDERS, ids=lambda cls: cls.name)
def cls(request):
    return request.param


def test_there_are_spiders_and_no_two_of_a_name():
    assert SPIDERS
    assert len({cls.name for cls in SPIDERS}) == len(SPIDERS)


def test_a_source_is_declared_in_full(cls):
    assert re.fullmatch(r"[a-z][a-z0-9_]{1,40}", cls.name)
    assert cls.title
    assert re.fullmatch(r"https://[a-z0-9.-]+", cls.home)
    assert re.fullmatch(r"[A-Z]{2}", cls.country)
    assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", cls.language)
    assert ZoneInfo(cls.time_zone)
    assert cls.channels
    assert re.compile(cls.article_url)
    assert cls.not_article_url is None or re.compile(cls.not_article_url)
    assert all(re.compile(pattern) for pattern in cls.rules.boilerplate)


def test_its_channels_are_of_its_home_and_no_story(cls):
    made = spider(cls)
    for channel in made.sited_channels():
        assert channel.kind in KINDS
        assert channel.url.startswith(cls.home + "/")
        assert channel.pages >= 1
        assert (channel.pages > 1) == bool(channel.next_page)
        assert not made.is_story(channel.url)
    assert not made.is_story(cls.home + "/")


def test_it_needs_no_code_of_its_own(cls):
    assert issubclass(cls, NewsSpider)
    own = {name for name, value in vars(cls).items() if callable(value)}
    assert own == set(), "what two sources need belongs to the engine"


def test_it_is_silent_about_nobody_elses_host(cls):
    made = spider(cls)
    assert host_of(cls.home).removeprefix("www.") in made.allowed_domains
    assert all("/" not in twin and "." in twin for twin in cls.twins)
    for twin in cls.twins:
        assert made.site_url(f"http://{twin}/x") == f"{cls.home}/x"


@pytest.mark.parametrize("name", STORIES)
def test_the_addresses_of_its_stories_are_told_from_others(name):
    (found,) = [cls for cls in SPIDERS if cls.name == name]
    made = spider(found)
    for path in STORIES[name]:
        assert made.is_story(found.home + path), path
        for twin in found.twins:
            assert made.is_story(f"http://{twin}{path}"), (twin, path)
    for path in OTHERS[name]:
        assert not made.is_story(found.home + path), path
    assert not made.is_story("https://elsewhere.example" + STORIES[name][0])


# ── the base ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("/a-story?utm_source=x", f"{HOME}/a-story"),
        ("http://outlet.example/a-story", f"{HOME}/a-story"),
        ("http://production.outlet.example/a-story?b=1#c", f"{HOME}/a-story?b=1"),
        ("https://elsewhere.example/a-story", "https://elsewhere.example/a-story"),
    ],
)
def test_addresses_have_one_form(url, wanted):
    assert spider().site_url(url, HOME) == wanted


@pytest.mark.parametrize(
    ("url", "is_story"),
    [
        (f"{HOME}/a-story", True),
        (f"{HOME}/a-story?ref=rss", True),  # the pattern is of the path
        (f"{HOME}/?p=a-story", False),
        (f"{HOME}/about-us-and-more", False),
        (f"{HOME}/A-STORY", False),
        (f"{HOME}", False),
        ("http://production.outlet.example/a-story", True),
        ("https://blog.outlet.example/a-story", False),
        ("https://www.outlet.example.evil.example/a-story", False),
        ("mailto:a-story@outlet.example", False),
        ("", False),
        ("http://[broken/a-story", False),
    ],
)
def test_a_story_is_told_by_its_path(url, is_story):
    assert spider().is_story(url) is is_story


def test_another_home_moves_all_that_is_relative_to_it():
    made = spider(settings={"NEWSWATCH_HOMES": {"outlet": "http://127.0.0.1:8001/"}})
    assert [channel.url for channel in made.sited_channels()] == [
        "http://127.0.0.1:8001/feed",
        "http://127.0.0.1:8001/news",
    ]
    assert made.is_story("http://127.0.0.1:8001/a-story")
    assert made.site_url(f"{HOME}/a-story") == "http://127.0.0.1:8001/a-story"  # its twin
    assert "127.0.0.1" in made.allowed_domains
    assert Outlet.home == HOME


def test_the_crawl_stays_on_the_hosts_of_the_source():
    made = spider()
    assert set(made.allowed_domains) == {"outlet.example", "production.outlet.example"}
