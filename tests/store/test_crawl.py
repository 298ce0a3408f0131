"""A crawl's job, and what it learns of channels and hosts."""

from dataclasses import replace

import pytest
from store.build import (
    FEED,
    SITEMAP,
    article,
    at,
    begin,
    declare,
    fetch,
    look,
    save,
    url,
)
from store.crawling import job, learn

from newswatch import store
from newswatch.errors import StoreError
from newswatch.model import COUNTS, Channel, HostResult
from newswatch.store import watches
from newswatch.store.transactions import rows, run, value
from newswatch.urls import url_hash

# ── sources ──────────────────────────────────────────────────────────────────────────────────────


def test_a_source_is_declared_once_and_again(db):
    first = declare(db)
    assert declare(db, FEED, SITEMAP, now=5) == first
    (source,) = store.list_sources(db)
    assert (source.name, source.title, source.country) == ("outlet", "The Outlet", "HK")
    assert source.channels == (FEED.url, SITEMAP.url)


def test_a_channel_that_is_no_longer_declared_rests_and_may_come_back(db, crawl_id):
    learn(db, crawl_id, look(1))
    declare(db, SITEMAP)
    assert [state.channel.url for state in job(db, crawl_id).feeds] == [SITEMAP.url]
    declare(db, FEED)
    (state,) = job(db, crawl_id).feeds
    assert (state.channel.url, state.http_etag) == (FEED.url, '"e1"')  # what it learnt was kept


def test_a_listing_keeps_its_selectors(db):
    listing = Channel(kind="listing", url="https://x/", links="a.t", next_page="a.n", pages=3)
    by_pattern = replace(listing, url="https://y/", next_page="?page={page}")
    declare(db, listing, by_pattern)
    assert [state.channel for state in job(db, begin(db, 0)).feeds] == [listing, by_pattern]


def test_an_unknown_source_is_named(db):
    with pytest.raises(StoreError, match="no source 'nobody'"):
        store.begin_crawl(db, "nobody", "r", at(0))


def test_failures_in_a_row_are_counted_until_a_success(db):
    declare(db)
    assert [store.note_failure(db, "outlet", "timeout", at(n)) for n in (1, 2)] == [1, 2]
    (source,) = store.list_sources(db)
    assert (source.failures, source.failure, source.failed_at) == (2, "timeout", at(1))
    assert store.list_health(db)[0]["health"] == "failing"
    store.note_success(db, "outlet")
    (source,) = store.list_sources(db)
    assert (source.failures, source.failure, source.failed_at) == (0, None, None)


def test_what_is_due(db, crawl_id):
    assert store.due_sources(db, at(0)) == ["outlet"]
    learn(db, crawl_id, look())
    assert store.due_sources(db, at(14)) == []
    assert store.due_sources(db, at(15)) == ["outlet"]


def test_open_candidates_and_rechecks_make_a_source_due(db, crawl_id):
    learn(db, crawl_id, look(1))
    assert store.due_sources(db, at(5)) == ["outlet"]
    save(db, crawl_id, minute=5)  # its next check is at minute 65
    store.save_feed(db, "outlet", begin(db, 6), look(1, minute=6, found=()), now=at(6),
                    next_fetch_at=at(999))  # fmt: skip
    assert store.due_sources(db, at(64)) == []
    assert store.due_sources(db, at(65)) == ["outlet"]


# ── crawls ───────────────────────────────────────────────────────────────────────────────────────


def test_a_crawl_from_beginning_to_end(db, crawl_id):
    store.heartbeat(db, crawl_id, at(3))
    (crawl,) = store.last_crawls(db)
    assert (crawl.heartbeat_at, crawl.finished_at, crawl.source) == (at(3), None, "outlet")
    store.finish_crawl(
        db, crawl_id, now=at(4), finish_reason="finished", counts={"pages": 7, "other": 1},
        stats={"a": 1, "when": object},
    )  # fmt: skip
    (crawl,) = store.last_crawls(db, source="outlet")
    assert (crawl.pages, crawl.found, crawl.finish_reason) == (7, 0, "finished")
    assert store.last_crawls(db, source="other") == []
    declare(db, name="other")
    other = begin(db, 9, source="other")
    assert [crawl.crawl_id for crawl in store.last_crawls(db, source="other")] == [other]
    assert [crawl.crawl_id for crawl in store.last_crawls(db)] == [other, crawl_id]


def test_a_crawl_that_never_ended_was_killed(db, crawl_id):
    store.heartbeat(db, crawl_id, at(3))
    begin(db, 60)
    newest, killed = store.last_crawls(db)
    assert (killed.finish_reason, killed.finished_at) == ("killed", at(3))
    assert newest.finished_at is None


def test_a_crawl_keeps_the_look_before_it(db, crawl_id):
    learn(db, crawl_id, look(1, minute=2))
    second = begin(db, 60)
    learn(db, second, look(1, minute=61, found=()))
    assert [crawl.previous_look_at for crawl in store.last_crawls(db)] == [at(2), None]


def test_all_that_is_counted_of_a_crawl_is_kept(db, crawl_id):
    counts = {name: number for number, name in enumerate(COUNTS, start=1)}
    store.finish_crawl(db, crawl_id, now=at(4), finish_reason="finished", counts=counts, stats={})
    (crawl,) = store.last_crawls(db)
    assert {name: getattr(crawl, name) for name in COUNTS} == counts
    assert rows(db, f"SELECT {', '.join(COUNTS)} FROM crawls") == [counts]


# ── the job's bounds ─────────────────────────────────────────────────────────────────────────────


def test_a_job_is_bounded_and_newest_first(db, crawl_id):
    learn(db, crawl_id, look(*range(10, 20)))
    for number in range(10, 20):
        save(db, crawl_id, article(number), minute=number)
    loaded = job(db, crawl_id, minute=74, known_limit=3, recheck_limit=2)
    assert loaded.known == {url_hash(url(n)) for n in (17, 18, 19)}
    assert [recheck.url for recheck in loaded.rechecks] == [url(10), url(11)]
    assert [recheck.url for recheck in loaded.doubtable] == [url(n) for n in range(12, 20)]
    assert loaded.candidates == ()


def test_what_only_a_list_needs_is_left_out_until_it_is_recalled(db, crawl_id):
    learn(db, crawl_id, look(1, 2, 3))
    save(db, crawl_id, article(1))
    run(db, "UPDATE candidates SET state = 'rejected' WHERE url = ?", (url(2),))
    whole, lean = job(db, crawl_id), job(db, crawl_id, is_lean=True)
    assert (lean.known, lean.gone, lean.doubtable) == (frozenset(), frozenset(), ())
    assert whole.known
    assert whole.gone
    assert store.recall(db, lean) == whole


def test_doubtable_is_what_channels_list_but_for_what_is_checked_anyway_or_gone(db, crawl_id):
    learn(db, crawl_id, look(1, 2, 3))
    for number in (1, 2, 3, 4):
        save(db, crawl_id, article(number), minute=15 * number)
    run(db, "UPDATE articles SET removed_at = ?, next_check_at = NULL WHERE id = 3", (at(46),))
    loaded = job(db, crawl_id, minute=76)
    assert [recheck.url for recheck in loaded.rechecks] == [url(1)]
    assert [recheck.url for recheck in loaded.doubtable] == [url(2)]
    assert loaded.gone == {url_hash(url(3))}


def test_what_was_given_up_or_turned_down_counts_as_gone(db, crawl_id):
    learn(db, crawl_id, look(1, 2, 3))
    run(db, "UPDATE candidates SET state = 'rejected' WHERE url = ?", (url(1),))
    run(db, "UPDATE candidates SET state = 'failed' WHERE url = ?", (url(2),))
    assert job(db, crawl_id).gone == {url_hash(url(1)), url_hash(url(2))}


def test_hosts_come_back_as_they_were_learnt(db, crawl_id):
    robots = HostResult(
        host="outlet.example", robots_txt="User-agent: *", robots_status=200,
        robots_fetched_at=at(0), crawl_delay_s=2.5, fetch=fetch("x", kind="robots"),
    )  # fmt: skip
    for _ in range(2):  # told twice, kept once
        store.save_host(db, "outlet", crawl_id, robots)
    for minute in (9, 5):
        wish = HostResult(host="outlet.example", not_before_at=at(minute))
        store.save_host(db, "outlet", crawl_id, wish)
    (host,) = job(db, crawl_id, hosts=("outlet.example", "outlet.example", "other")).hosts
    assert (host.robots_txt, host.not_before_at) == ("User-agent: *", at(9))  # never shortened
    assert value(db, "SELECT crawl_delay_s FROM hosts") == 2.5
    kept = rows(db, "SELECT crawl_id, url, kind, status FROM fetches")
    assert kept == [{"crawl_id": crawl_id, "url": "x", "kind": "robots", "status": 200}]


def test_a_clock_that_was_wrong_for_once_does_not_silence_a_source(db, crawl_id):
    ahead = 5 * 1440
    store.save_feed(
        db, "outlet", crawl_id, look(FEED, 1, minute=ahead), now=at(ahead),
        next_fetch_at=at(ahead + 15),
    )  # fmt: skip
    assert store.due_sources(db, at(60)) == ["outlet"]
    crawl = begin(db, 60)
    (feed,) = store.load_job(db, "outlet", crawl, now=at(60)).feeds
    assert feed.is_due
    assert value(db, "SELECT previous_look_at FROM crawls WHERE id = ?", (crawl,)) == at(60)
    store.save_feed(db, "outlet", crawl, look(FEED, 2, minute=60), now=at(60), next_fetch_at=at(75))
    assert store.list_sources(db)[0].last_success_at == at(60)
    assert not store.find_candidate(db, "outlet", url(2)).is_backfill


# ── second looks that wait for one another ───────────────────────────────────────────────────────


def test_second_looks_are_made_together_within_a_sixth_of_their_wait(db, crawl_id):
    learn(db, crawl_id, look(1, 2, 3, 4))
    run(db, "UPDATE feeds SET next_fetch_at = ?", (at(5000),))
    run(db, "UPDATE candidates SET state = 'done'")
    for number, minute in ((1, 0), (2, 8), (3, 20), (4, 0)):
        save(db, crawl_id, article(number), minute=minute)  # due an hour later, or a day
    run(db, "UPDATE articles SET next_check_at = ? WHERE id = 4", (at(1465),))
    # The first is due at 60 and may be ten minutes late: then the second is looked at as well.
    assert watches.next_due(db) == at(70)
    assert [one.url for one in job(db, crawl_id, minute=70).rechecks] == [url(1), url(2), url(3)]
    assert [one.url for one in job(db, crawl_id, minute=69).rechecks] == [url(1), url(2)]
    assert job(db, crawl_id, minute=49).rechecks == ()
    # Nothing is half an hour early or late, however long it has waited.
    run(db, "UPDATE articles SET next_check_at = NULL WHERE id < 4")
    assert watches.next_due(db) == at(1495)
    assert job(db, crawl_id, minute=1434).rechecks == ()
    assert [one.url for one in job(db, crawl_id, minute=1435).rechecks] == [url(4)]
    # That a story is gone is not kept waiting, nor asked for early.
    run(db, "UPDATE articles SET missing_since_at = ? WHERE id = 4", (at(1455),))
    assert watches.next_due(db) == at(1465)
    assert job(db, crawl_id, minute=1464).rechecks == ()
