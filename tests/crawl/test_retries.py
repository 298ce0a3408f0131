"""What fails is tried again with growing waits, and given up in the end."""

import pytest
from crawl.applying import START, Crawl, moment, stored
from store.build import FEED, fetch, look, url

from newswatch import schedule, store
from newswatch.model import FeedResult


def candidate(db, number=1):
    return store.find_candidate(db, "outlet", url(number))


def test_a_look_that_failed_is_tried_soon_then_less_and_less_often(db):
    crawl = Crawl(db, 0)
    crawl.story(1, published="2020-01-01")
    crawl.fail("timeout", later=60)
    assert stored(db).next_check_at == moment(120)
    crawl.fail("timeout", later=48 * 60)
    assert stored(db).next_check_at == moment(50 * 60)
    crawl.fail("timeout", later=100 * 24 * 60)
    assert stored(db).next_check_at == moment(101 * 24 * 60)


def test_a_refusal_is_an_answer_and_an_old_story_is_left_alone(db):
    crawl = Crawl(db, 0)
    crawl.story(1, published="2020-01-01")
    assert crawl.fail("robots", later=60) == {"failed": 1, "pages": 1}
    assert stored(db).next_check_at is None


def test_a_page_that_fails_is_tried_again_with_growing_waits_then_given_up(db):
    crawl, waits, minute = Crawl(db, 0), [], 0
    crawl.look(1)
    for _ in range(schedule.ATTEMPTS):
        minute += 2000
        assert crawl.fail("timeout", later=minute) == {"failed": 1, "pages": 1}
        again = candidate(db).next_fetch_at
        if again:
            waits.append((schedule.moment(again) - START).total_seconds() // 60 - minute)
    assert waits == [10, 20, 40, 80, 160]
    assert (candidate(db).state, candidate(db).reason) == ("failed", "timeout")


@pytest.mark.parametrize(
    "word", ["no_article", "not_html", "robots", "offsite", "refused", "invalid"]
)
def test_of_old_stories_what_will_be_the_same_next_time_is_rejected_at_once(db, word):
    crawl = Crawl(db, 0)
    crawl.look(1)
    assert crawl.fail(word) == {"rejected": 1, "pages": 1}
    assert (candidate(db).state, candidate(db).reason) == ("rejected", word)
    assert candidate(db).next_fetch_at is None


@pytest.mark.parametrize(
    ("word", "minutes"),
    [("no_article", 60), ("not_html", 60), ("offsite", 60), ("refused", 60), ("robots", 25 * 60)],
)
def test_what_is_news_gets_a_second_chance_and_no_third(db, word, minutes):
    Crawl(db, 0).look(1)
    crawl = Crawl(db, 1000)
    crawl.look(1, 2, found=(2,))
    assert crawl.fail(word, 2) == {"failed": 1, "pages": 1}
    assert (candidate(db, 2).state, candidate(db, 2).next_fetch_at) == (
        "open",
        moment(1000 + minutes),
    )
    assert crawl.fail(word, 2, later=minutes) == {"rejected": 1, "pages": 1}
    assert (candidate(db, 2).state, candidate(db, 2).next_fetch_at) == ("rejected", None)


def test_what_a_pipeline_turned_down_gets_none(db):
    Crawl(db, 0).look(1)
    crawl = Crawl(db, 1000)
    crawl.look(1, 2, found=(2,))
    assert crawl.fail("invalid", 2) == {"rejected": 1, "pages": 1}


def test_a_page_that_is_missing_twice_was_never_there(db):
    crawl = Crawl(db, 0)
    crawl.look(1)
    crawl.fail("gone", later=1)
    assert candidate(db).state == "open"
    crawl.fail("gone", later=20)
    assert (candidate(db).state, candidate(db).reason) == ("rejected", "gone")


def test_a_failed_page_that_is_read_after_all_is_done(db):
    crawl = Crawl(db, 0)
    crawl.look(1)
    crawl.fail("timeout", later=1)
    crawl.story(1, later=20)
    assert (candidate(db).state, candidate(db).reason) == ("done", None)


def test_a_failed_look_backs_off_and_an_answer_ends_that(db):
    crawl = Crawl(db, 0, interval_s=900, longest_s=900)
    waits = []
    for minute in (0, 100, 200):
        failed = FeedResult(
            channel=FEED,
            fetch=fetch(FEED.url, minute, kind="feed", status=500, failure="server_error"),
        )
        assert crawl.apply(failed, minute) == {"failed": 1}
        (feed,) = store.list_feeds(db, "outlet")
        waits.append((schedule.moment(feed.next_fetch_at) - START).total_seconds() // 60 - minute)
    assert waits == [30, 60, 120]
    crawl.apply(look(1, minute=300), 300)
    (feed,) = store.list_feeds(db, "outlet")
    assert (feed.failures, feed.failure, feed.next_fetch_at) == (0, None, moment(315))
