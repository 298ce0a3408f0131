"""One look at one channel: stories, doubts, indexes; validators with all that they vouch for."""

from datetime import UTC, datetime

import pytest
from crawl.looking import found, urls
from crawl.source import (
    FEED,
    HOME,
    answer,
    feed,
    first,
    index,
    sitemap,
    spider,
    state,
    story,
    told,
)
from scrapy.exceptions import DownloadTimeoutError
from twisted.python.failure import Failure

from newswatch.crawl.channels import CHANNEL_LIMIT
from newswatch.model import Channel, Entry, FeedState
from newswatch.schedule import stamp

SITEMAP = Channel(kind="sitemap", url=f"{HOME}/sitemap.xml")


# ── one page ─────────────────────────────────────────────────────────────────────────────────────


def test_a_feed_names_stories_and_each_is_asked_for_once():
    made = spider()
    request = first(state(), made)
    body = feed("first-story", "second-story", "first-story", "about-us-all", "five").replace(
        story("second-story"), "http://production.outlet.example/second-story/?utm_source=rss#top"
    )
    (result,), requests = told(made, request, answer(request, body, ETag='"e"'))
    assert found(result) == [story("first-story"), story("second-story") + "/"]
    assert urls(requests) == found(result)
    assert result.http_etag == '"e"'
    # The same stories, from another channel and in another writing.
    request = first(state(SITEMAP), made)
    _, requests = told(made, request, answer(request, sitemap("first-story/", "second-story")))
    assert requests == []


def test_validators_are_sent_as_they_came_and_304_learns_nothing():
    made = spider()
    known = FeedState(
        channel=FEED,
        http_etag='W/"a\xe9"',
        http_last_modified="Sun, 22 Nov 2026",
        whole_at=stamp(datetime.now(UTC)),
    )
    request = first(known, made)
    assert request.headers["If-None-Match"] == 'W/"a\xe9"'.encode()
    assert request.headers["If-Modified-Since"] == b"Sun, 22 Nov 2026"
    (result,), requests = told(made, request, answer(request, status=304))
    assert (result.entries, result.fetch.status, result.fetch.failure) == (None, 304, None)
    assert requests == []


@pytest.mark.parametrize(
    ("body", "status", "word"),
    [
        ("<h1>500</h1>", 500, "server_error"),
        ("<h1>404</h1>", 404, "gone"),
        ("", 200, "empty"),
        ("<html><body>Welcome back</body></html>", 200, "not_a_feed"),
        (feed(), 200, "empty"),
        (feed("about-us-all", "five"), 200, "empty"),
    ],
)
def test_a_feed_that_gives_no_story_has_failed_with_a_word(body, status, word):
    made = spider()
    request = first(state(etag='"old"'), made)
    (result,), requests = told(made, request, answer(request, body, status=status, ETag='"new"'))
    assert result.fetch.failure == word
    assert (result.entries, result.http_etag) == (None, None)
    assert requests == []


def test_a_feed_whose_addresses_fit_no_more_says_so():
    made = spider()
    request = first(state(), made)
    (result,), _ = told(made, request, answer(request, feed("a/b", "c/d")))
    assert "lists 2 addresses" in result.fetch.detail
    assert "article_url" in result.fetch.detail


def test_a_sitemap_may_hold_no_story_at_all():
    made = spider()
    request = first(state(SITEMAP), made)
    (result,), _ = told(made, request, answer(request, sitemap("tag/a", "tag/b")))
    assert (result.fetch.failure, result.entries) == (None, ())


def test_a_request_without_an_answer_is_the_channels_failure():
    made = spider()
    request = first(state(), made)
    failure = Failure(DownloadTimeoutError("took longer than 60 seconds"))
    failure.request = request.replace(url=f"{HOME}/elsewhere")  # where a redirect had led
    (item,) = made.fail_channel(failure)
    assert (item.result.channel, item.result.fetch.url) == (FEED, FEED.url)
    assert item.result.fetch.failure == "timeout"


# ── what is doubted ──────────────────────────────────────────────────────────────────────────────


def entry(slug, position, signal="same"):
    return Entry(url=story(slug), title=f"About {slug}", position=position, signal=signal)


def test_a_stored_story_that_is_told_differently_or_missing_is_looked_at_again():
    made = spider(stored=("altered-one", "vanished-one", "last-one"))
    before = [entry("altered-one", 0), entry("vanished-one", 1), entry("last-one", 2)]
    request = first(state(entries=before), made)
    (result,), requests = told(made, request, answer(request, feed("altered-one", "last-one")))
    assert set(result.doubted) == {story("altered-one"), story("vanished-one"), story("last-one")}
    asked = {request.url: request.headers.get("If-None-Match") for request in requests}
    assert asked[story("vanished-one")] == b'"vanished-one"'
    assert result.found == ()


def test_what_has_scrolled_off_the_end_is_not_doubted():
    made = spider(stored=("first-one", "oldest-one"))
    signal = first(state(), made)
    (seen,), _ = told(made, signal, answer(signal, feed("first-one", "oldest-one")))
    request = first(state(entries=seen.entries), made)
    (result,), requests = told(made, request, answer(request, feed("newest-one", "first-one")))
    assert (found(result), result.doubted) == ([story("newest-one")], ())
    assert len(requests) == 1


def test_a_story_that_was_gone_and_is_listed_anew_is_looked_at_again():
    made = spider(stored=("first-one", "elsewhere"), gone=("gone-one",))
    request = first(state(entries=[entry("first-one", 0)]), made)
    body = feed("gone-one", "elsewhere", "first-one")
    (result,), requests = told(made, request, answer(request, body))
    assert set(result.doubted) == {story("gone-one"), story("first-one")}
    assert found(result) == []
    assert story("gone-one") in urls(requests)


def test_no_more_pages_are_asked_for_than_a_run_may():
    made = spider(settings={"NEWSWATCH_MAX_PAGES": 2})
    request = first(state(), made)
    (result,), requests = told(
        made, request, answer(request, feed("one-one", "two-two", "three-three"))
    )
    assert (len(result.found), len(requests)) == (3, 2)  # the third stays in the frontier


# ── sitemap indexes ──────────────────────────────────────────────────────────────────────────────


def test_the_children_of_an_index_are_read_at_once_if_they_are_new():
    known = state(Channel(kind="sitemap", url=f"{HOME}/old.xml"))
    made = spider(feeds=(state(SITEMAP), known))
    request = first(state(SITEMAP), made)
    body = index("/new.xml", "/old.xml").replace("www.outlet", "production.outlet")
    (result,), requests = told(made, request, answer(request, body, ETag='"i"'))
    assert [child.url for child in result.children] == [f"{HOME}/new.xml", f"{HOME}/old.xml"]
    assert urls(requests) == [f"{HOME}/new.xml"]
    (result,), requests = told(made, requests[0], answer(requests[0], sitemap("some-story")))
    assert result.channel.url == f"{HOME}/new.xml"
    assert urls(requests) == found(result) == [story("some-story")]


def test_indexes_that_name_each_other_come_to_an_end():
    made = spider(feeds=(state(SITEMAP),))
    waiting, asked = [first(state(SITEMAP), made)], []
    other = {"/sitemap.xml": "/b.xml", "/b.xml": "/c.xml", "/c.xml": "/b.xml"}
    while waiting:
        request = waiting.pop()
        path = request.url.removeprefix(HOME)
        asked.append(path)
        _, requests = told(made, request, answer(request, index(path, other[path])))
        waiting += requests
    assert asked == ["/sitemap.xml", "/b.xml", "/c.xml"]


def test_indexes_that_never_end_are_left_at_some_point():
    made = spider(feeds=(state(SITEMAP),))
    waiting, asked, kept = [first(state(SITEMAP), made)], 0, 0
    while waiting:
        request, asked = waiting.pop(), asked + 1
        body = index(*(f"/{asked}-{n}.xml" for n in range(4)))
        (result,), requests = told(made, request, answer(request, body))
        waiting += requests
        kept += len(result.children)
    assert asked == CHANNEL_LIMIT
    assert kept < CHANNEL_LIMIT
