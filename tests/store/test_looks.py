"""What a look at a channel leaves: stories found, what is news, channels of an index."""

from dataclasses import replace

import pytest
from store.build import (
    FEED,
    SITEMAP,
    article,
    at,
    begin,
    declare,
    failed_look,
    look,
    page,
    save,
    unchanged_look,
    url,
)
from store.crawling import job, learn

from newswatch import store
from newswatch.model import Change, Channel, Entry
from newswatch.store.transactions import rows
from newswatch.urls import url_hash


def candidate(db, number):
    return store.find_candidate(db, "outlet", url(number))


def test_what_a_look_leaves_is_what_the_next_job_holds(db, crawl_id):
    assert learn(db, crawl_id, look(1, 2)) == 2
    loaded = job(db, crawl_id)
    (state,) = loaded.feeds
    assert state.channel == FEED
    assert [entry.url for entry in state.entries] == [url(1), url(2)]
    assert state.entries[1] == Entry(url=url(2), title="Story 2", position=1, signal="s2")
    assert (state.http_etag, state.is_due) == ('"e1"', True)
    assert [found.url for found in loaded.candidates] == [url(1), url(2)]
    assert loaded.known == {url_hash(url(1)), url_hash(url(2))}


def test_a_channel_that_is_not_due_is_known_but_rests(db, crawl_id):
    learn(db, crawl_id, look(1))
    (state,) = job(db, crawl_id, minute=14).feeds
    assert (state.is_due, state.entries) == (False, ())
    (state,) = job(db, crawl_id, minute=14, force=True).feeds
    assert state.is_due


def test_the_first_look_is_backfill_whatever_the_order_of_channels(db):
    declare(db, FEED, SITEMAP)
    crawl_id = begin(db, 0)
    learn(db, crawl_id, look(1, minute=1))
    learn(db, crawl_id, look(2, minute=2, channel=SITEMAP))
    assert (candidate(db, 1).is_backfill, candidate(db, 2).is_backfill) == (True, True)


def test_later_looks_bring_news_and_remember_the_look_before(db, crawl_id):
    learn(db, crawl_id, look(1, minute=1))
    second = begin(db, 60)
    learn(db, second, look(2, 1, minute=61, found=(2,)), minute=61)
    assert not candidate(db, 2).is_backfill
    assert candidate(db, 2).previous_look_at == at(1)


def test_another_channel_of_the_same_crawl_does_not_move_the_look_before(db):
    declare(db, FEED, SITEMAP)
    first = begin(db, 0)
    learn(db, first, look(1, minute=1))
    learn(db, first, look(1, minute=2, channel=SITEMAP, found=()))
    second = begin(db, 60)
    learn(db, second, look(1, minute=61, found=()), minute=61)
    learn(db, second, look(2, minute=62, channel=SITEMAP), minute=62)
    # Published between minute 2 and 61, it would else be older than the look at minute 61.
    assert candidate(db, 2).previous_look_at == at(2)


def test_a_channel_that_failed_for_a_while_brings_news_of_all_that_while(db):
    declare(db, FEED, SITEMAP)
    for crawl, minute in enumerate((0, 60)):
        crawl_id = begin(db, minute)
        learn(db, crawl_id, look(minute=minute, channel=SITEMAP))
        learn(db, crawl_id, failed_look(minute) if crawl else look(minute=minute))
    third = begin(db, 120)
    learn(db, third, look(5, minute=120))
    assert candidate(db, 5).previous_look_at == at(0)


def test_a_new_channel_of_an_old_source_is_backfill(db, crawl_id):
    learn(db, crawl_id, look(1))
    declare(db, FEED, SITEMAP)
    second = begin(db, 60)
    learn(db, second, look(2, minute=60, channel=SITEMAP))
    assert candidate(db, 2).is_backfill
    learn(db, second, look(2, minute=61))  # an old channel shows it to be news after all
    assert not candidate(db, 2).is_backfill
    assert candidate(db, 2).previous_look_at == at(0)


def test_a_channel_nobody_declared_is_added(db, crawl_id):
    learn(db, crawl_id, look(1, channel=SITEMAP))
    assert {state.channel.url for state in job(db, crawl_id).feeds} == {FEED.url, SITEMAP.url}


def test_304_keeps_validators_and_entries(db, crawl_id):
    learn(db, crawl_id, look(1, 2))
    learn(db, crawl_id, unchanged_look(60), minute=60)
    (state,) = job(db, crawl_id, minute=999).feeds
    assert (state.http_etag, len(state.entries)) == ('"e1"', 2)
    (feed,) = store.list_feeds(db, "outlet")
    assert (feed.last_success_at, feed.first_success_at, feed.listed) == (at(60), at(0), 2)


def test_200_replaces_validators_even_by_none(db, crawl_id):
    learn(db, crawl_id, look(1))
    learn(db, crawl_id, look(1, minute=60, etag=None), minute=60)
    assert job(db, crawl_id, minute=999).feeds[0].http_etag is None


def test_entries_that_left_the_list_are_kept_but_not_listed(db, crawl_id):
    learn(db, crawl_id, look(1, 2))
    learn(db, crawl_id, look(3, 2, minute=60), minute=60)
    (state,) = job(db, crawl_id, minute=999).feeds
    assert [entry.url for entry in state.entries] == [url(3), url(2)]
    gone = rows(db, "SELECT url, last_seen_at FROM feed_entries WHERE is_listed = 0")
    assert gone == [{"url": url(1), "last_seen_at": at(0)}]


def test_an_entry_listed_twice_counts_once_where_it_stood_first(db, crawl_id):
    twice = look(1, 2)
    again = Entry(url=url(1), title="Again", position=2)
    learn(db, crawl_id, replace(twice, entries=(*twice.entries, again)))
    assert [entry.title for entry in job(db, crawl_id).feeds[0].entries] == ["Story 1", "Story 2"]


def test_a_failed_look_is_counted_named_and_forgets_nothing(db, crawl_id):
    learn(db, crawl_id, look(1))
    for minute in (60, 120):
        assert learn(db, crawl_id, failed_look(minute), minute=minute) == 0
    (feed,) = store.list_feeds(db, "outlet")
    assert (feed.failures, feed.failure, feed.last_fetched_at) == (2, "timeout", at(120))
    assert (feed.last_success_at, feed.next_fetch_at) == (at(0), at(135))
    assert store.feed_failures(db, "outlet", FEED.url) == 2
    assert store.feed_failures(db, "outlet", "https://nowhere/") == 0
    assert store.list_health(db)[0]["health"] == "degraded"
    (state,) = job(db, crawl_id, minute=999).feeds
    assert (state.http_etag, len(state.entries)) == ('"e1"', 1)
    learn(db, crawl_id, look(1, minute=180), minute=180)
    assert store.feed_failures(db, "outlet", FEED.url) == 0
    assert store.list_health(db)[0]["health"] == "well"


def snapshot(db):
    return list(db.conn.iterdump())


@pytest.mark.parametrize("result", [look(1, 2), failed_look(), unchanged_look()])
def test_a_look_applied_twice_changes_nothing_the_second_time(db, crawl_id, result):
    learn(db, crawl_id, result)
    before = snapshot(db)
    assert learn(db, crawl_id, result) == 0
    assert snapshot(db) == before


def test_what_is_stored_or_forgotten_is_no_candidate(db, crawl_id):
    save(db, crawl_id, article(1))
    forgotten = save(db, crawl_id, article(2))
    store.forget_article(db, forgotten, reason="asked", now=at(1))
    assert learn(db, crawl_id, look(1, 2, 3, minute=5)) == 1
    assert (candidate(db, 1), candidate(db, 2)) == (None, None)
    assert candidate(db, 3).state == "open"
    loaded = job(db, crawl_id)
    assert url_hash(url(2)) in loaded.known
    assert url(2) not in [entry.url for entry in loaded.feeds[0].entries]


def test_doubt_brings_a_story_up_even_if_it_was_removed(db, crawl_id):
    article_id = save(db, crawl_id)
    store.save_page(db, "outlet", crawl_id, page(failure="gone", status=404, minute=9),
                    Change(kind="removed"), now=at(9))  # fmt: skip
    assert job(db, crawl_id, minute=99).rechecks == ()
    learn(db, crawl_id, look(1, minute=10, found=(), doubted=(url(1), url(77))), minute=10)
    (recheck,) = job(db, crawl_id, minute=11).rechecks
    assert (recheck.url, recheck.http_etag, recheck.missing_since_at) == (url(1), '"p1"', at(9))
    assert store.get_article(db, article_id).removed_at == at(9)


MAY, JUNE = (Channel(kind="sitemap", url=f"https://x/{month}.xml") for month in ("may", "june"))


def urls_of(db, crawl_id):
    return [state.channel.url for state in job(db, crawl_id).feeds]


def test_children_of_an_index_join_the_channels_while_they_are_named(db):
    declare(db, SITEMAP)
    crawl_id = begin(db, 0)
    learn(db, crawl_id, look(channel=SITEMAP, children=(MAY, SITEMAP)))
    assert urls_of(db, crawl_id) == [SITEMAP.url, MAY.url]
    learn(db, crawl_id, look(minute=60, channel=SITEMAP, children=(JUNE,)), minute=60)
    assert urls_of(db, crawl_id) == [SITEMAP.url, JUNE.url]
    learn(db, crawl_id, look(minute=90, channel=SITEMAP, children=(MAY, JUNE)), minute=90)
    assert urls_of(db, crawl_id) == [SITEMAP.url, MAY.url, JUNE.url]
    declare(db, FEED)
    assert urls_of(db, crawl_id) == [FEED.url]


def test_a_child_of_an_index_already_read_brings_news(db):
    declare(db, SITEMAP)
    first = begin(db, 0)
    learn(db, first, look(channel=SITEMAP, children=(MAY,)))
    learn(db, first, look(1, channel=MAY))
    second = begin(db, 60)
    learn(db, second, look(minute=60, channel=SITEMAP, children=(MAY, JUNE)))
    learn(db, second, look(2, minute=60, channel=JUNE))
    assert candidate(db, 1).is_backfill
    assert not candidate(db, 2).is_backfill
    assert candidate(db, 2).previous_look_at == at(0)


def test_indexes_that_name_each_other_do_no_harm(db):
    declare(db, SITEMAP)
    crawl_id = begin(db, 0)
    learn(db, crawl_id, look(channel=SITEMAP, children=(MAY,)))
    learn(db, crawl_id, look(channel=MAY, children=(JUNE, SITEMAP)))
    learn(db, crawl_id, look(channel=JUNE, children=(MAY,)))
    assert urls_of(db, crawl_id) == [SITEMAP.url, MAY.url, JUNE.url]
    learn(db, crawl_id, look(minute=60, channel=SITEMAP), minute=60)
    assert urls_of(db, crawl_id) == [SITEMAP.url]


def test_a_spider_may_take_over_an_indexs_child(db):
    declare(db, SITEMAP)
    crawl_id = begin(db, 0)
    learn(db, crawl_id, look(channel=SITEMAP, children=(MAY,)))
    declare(db, SITEMAP, MAY)
    learn(db, crawl_id, look(minute=60, channel=SITEMAP), minute=60)
    assert urls_of(db, crawl_id) == [SITEMAP.url, MAY.url]
