"""How far a listing is read: until known stories, the declared end, or what forbids to go on."""

import pytest
from crawl.looking import found, urls
from crawl.source import (
    HOME,
    answer,
    first,
    listing,
    spider,
    state,
    story,
    told,
)
from twisted.python.failure import Failure

from newswatch.model import Channel

LISTING = Channel(kind="listing", url=f"{HOME}/news", next_page="?page={page}", pages=4)


def paged(made, *pages):
    """Read a listing page after page; return its result, and how many pages were asked for."""
    request = first(state(LISTING), made)
    for number, (body, status) in enumerate(pages, 1):
        response = answer(request, body, status=status, ETag=f'"page-{number}"')
        results, requests = told(made, request, response)
        if results:
            return results[0], requests, number
        (request,) = requests
    pytest.fail("the look did not end")


def test_a_listing_is_read_until_it_comes_to_known_stories():
    made = spider(stored=("known-one",))
    result, _, pages = paged(
        made,
        (listing("story-1-a", "story-1-b"), 200),
        (listing("story-2-a", "known-one"), 200),
        (listing("story-3-a"), 200),
    )
    assert pages == 2
    assert found(result) == [story(slug) for slug in ("story-1-a", "story-1-b", "story-2-a")]
    assert [entry.position for entry in result.entries] == [0, 1, 2, 3]
    assert result.http_etag == '"page-1"'  # what the next look's first request may quote


KNOWN = [f"known-{n}" for n in ("one", "two", "three", "four", "five")]


@pytest.mark.parametrize(
    ("page", "goes_on"),
    [
        (("known-one", "story-1-a", "story-1-b", "story-1-c"), True),  # pinned to the top
        (("known-one", "story-1-a"), True),
        (("story-1-a", "known-one"), False),
        (("known-one", "known-two"), False),
        # One promoted among the last: most of them are new, so more may be below.
        (("story-1-a", "story-1-b", "story-1-c", "story-1-d", "known-one"), True),
        (("story-1-a", "story-1-b", "known-one", "known-two", "known-three"), False),
        (("story-1-a", *(f"known-{n}" for n in ("one", "two", "three", "four", "five"))), False),
        (
            (*(f"known-{n}" for n in ("one", "two", "three")), *(f"story-{n}-a" for n in range(5))),
            True,
        ),
    ],
)
def test_an_old_story_that_is_pinned_or_promoted_hides_no_new_ones_below(page, goes_on):
    made = spider(known=KNOWN)
    _, _, number = paged(made, (listing(*page), 200), (listing("known-five"), 200))
    assert number == (2 if goes_on else 1)


def test_a_listing_whose_pages_all_show_the_same_is_read_twice_and_no_more():
    same = (listing("story-1-a", "story-1-b"), 200)
    result, _, number = paged(spider(), same, same, same)
    assert number == 2
    assert [one.url for one in result.found] == [story("story-1-a"), story("story-1-b")]


def test_a_listing_is_read_no_further_than_declared():
    made = spider()
    pages = [(listing(f"story-{n}-a"), 200) for n in range(9)]
    result, _, asked = paged(made, *pages)
    assert (asked, len(result.found)) == (4, 4)


def test_nothing_is_stored_before_the_last_page():
    made = spider()
    request = first(state(LISTING), made)
    results, (onward,) = told(made, request, answer(request, listing("story-1-a"), ETag='"1"'))
    assert results == []
    assert onward.url == f"{HOME}/news?page=2"
    assert "If-None-Match" not in onward.headers
    results, requests = told(made, onward, answer(onward, "<h1>503</h1>", status=503))
    # A passing failure: the next look starts afresh, with nothing in hand.
    assert (results[0].fetch.failure, results[0].http_etag) == ("server_error", None)
    assert (results[0].found, requests) == ((), [])


@pytest.mark.parametrize(
    ("body", "status"), [("<h1>404</h1>", 404), ("", 200), ("<p>No more</p>", 200), ("<p/>", 403)]
)
def test_a_listing_ends_where_there_is_no_further_page(body, status):
    result, requests, _ = paged(spider(), (listing("story-1-a", "story-1-b"), 200), (body, status))
    assert result.fetch.failure is None
    assert found(result) == urls(requests) == [story("story-1-a"), story("story-1-b")]


def test_a_listing_ends_where_robots_forbids_to_go_on():
    from newswatch.fetch.failures import Unfetched  # noqa: PLC0415 - Twisted

    made = spider()
    request = first(state(LISTING), made)
    _, (onward,) = told(made, request, answer(request, listing("story-1-a")))
    failure = Failure(Unfetched("robots", "robots.txt forbids ?page="))
    failure.request = onward
    item, asked = made.fail_channel(failure)
    assert (item.result.fetch.failure, found(item.result)) == (None, [asked.url])
