"""Where an outlet lists its stories, told from its home page and robots.txt; and when one died."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.discover.finding import FOUND_LIMIT, find_channels, is_dead

HOME = "https://www.outlet.example/"
PAGE = b"""<html><head>
<link rel="alternate" type="application/rss+xml" title="Outlet" href="/rss?utm_source=x">
<link rel="alternate" type="application/rss+xml" title="Outlet: Comments Feed" href="/remarks">
<link rel="alternate" type="application/atom+xml; charset=utf-8" href="https://feeds.example/o">
<link rel="alternate" type="application/feed+json" href="feed.json">
<link rel="alternate" type="application/json" href="/wp-json/oembed">
<link rel="alternate" hreflang="de" href="/de/">
<link rel="stylesheet" type="text/css" href="/feed">
</head><body><a href="/news/">News</a><a href="/section/feed/">RSS</a>
<a href="/rss">again</a><a href="/author/ann/feed/">Ann</a><a href="mailto:x/feed">mail</a>
</body></html>"""


def found(body=PAGE, sitemaps=()):
    return [(one.kind, one.url) for one in find_channels(body, HOME, sitemaps)]


def test_feeds_come_first_then_news_sitemaps_then_sitemaps_then_the_page_itself():
    maps = ("/sitemap.xml", "https://www.outlet.example/news-sitemap.xml", "ftp://x/")
    assert found(b"<link rel=alternate type=application/rss+xml href=/rss>", maps) == [
        ("feed", f"{HOME}rss"),
        ("sitemap", f"{HOME}news-sitemap.xml"),
        ("sitemap", f"{HOME}sitemap.xml"),
        ("listing", HOME),
    ]


def test_what_the_head_declares_goes_before_links_and_comments_are_no_stories():
    assert found() == [
        ("feed", f"{HOME}rss"),
        ("feed", "https://feeds.example/o"),
        ("feed", f"{HOME}feed.json"),
        ("feed", f"{HOME}section/feed/"),
        ("listing", HOME),
    ]


def test_no_more_are_named_than_are_worth_trying():
    many = b"".join(b"<a href='/%d/feed'>x</a>" % n for n in range(99))
    assert len(found(many)) == FOUND_LIMIT


@given(st.binary(max_size=300))
def test_any_bytes_have_at_least_the_page_itself(body):
    assert found(body)[-1] == ("listing", HOME)


@pytest.mark.parametrize(
    ("failure", "failures", "ever_answered", "expected"),
    [
        (None, 9, True, False),
        ("gone", 1, True, False),
        ("gone", 2, True, True),
        ("timeout", 3, True, False),
        ("timeout", 4, True, True),
        ("server_error", 1, False, True),
    ],
)
def test_one_slip_is_no_death(failure, failures, ever_answered, expected):
    assert is_dead(failure, failures, ever_answered=ever_answered) is expected


def test_a_home_page_of_endless_tags_is_not_parsed():
    assert found(PAGE + b"<b></b>" * 50_000) == found(b"")


def test_where_nothing_is_named_the_usual_places_are_worth_a_try():
    assert found(b"<html></html>") == [
        ("feed", f"{HOME}feed"),
        ("feed", f"{HOME}rss"),
        ("sitemap", f"{HOME}sitemap.xml"),
        ("listing", HOME),
    ]
    assert found(b"", ("/all.xml",)) == [("sitemap", f"{HOME}all.xml"), ("listing", HOME)]
