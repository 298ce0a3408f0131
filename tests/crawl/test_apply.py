"""What a result comes to: backfill, removal, return, retries, second looks, and all of it once."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from crawl.applying import Crawl, moment, stored
from store.build import BODY, FEED, SITEMAP, article, look, page, url

from newswatch import store
from newswatch.model import Candidate
from newswatch.store.transactions import rows, value


def kinds(db):
    return [
        (row["kind"], row["fields"])
        for row in rows(db, "SELECT kind, fields FROM changes ORDER BY id")
    ]


# ── backfill is not news ─────────────────────────────────────────────────────────────────────────


def test_all_of_the_first_crawl_is_backfill(db):
    crawl = Crawl(db, 0)
    assert crawl.look(1, 2)["found"] == 2
    assert crawl.story(1, published=moment(0)) == {"new": 1, "pages": 1}
    assert stored(db).is_backfill


@pytest.mark.parametrize(
    ("published", "is_backfill"),
    [
        (moment(10_000), False),
        (None, False),  # a story that states no date is taken for new
        ("no date at all", False),
        (moment(10_000 - 60), False),  # before the previous look, within the hours of grace
        (moment(10_000 - 60 - 6 * 60), False),
        (moment(10_000 - 62 - 6 * 60), True),
        ("2020-01-01", True),
        ("2026-11-28", False),  # that whole day: the look before was at 21:40 of it
        ("2026-11-27", True),
        ("2026-11-29T06:40:00+08:00", False),  # an hour after the look before
    ],
)
def test_later_a_story_is_backfill_if_it_is_older_than_the_look_before(db, published, is_backfill):
    Crawl(db, 10_000 - 60).look(1)
    crawl = Crawl(db, 10_000)
    crawl.look(1, 2, found=(2,))
    crawl.story(2, published=published)
    assert stored(db, 2).is_backfill is is_backfill


def test_the_hours_of_grace_are_the_configurations(db):
    Crawl(db, 940).look(1)
    crawl = Crawl(db, 1000, backfill_grace_s=0)
    crawl.look(1, 2, 3, found=(2, 3))
    crawl.story(2, published=moment(939))
    crawl.story(3, published=moment(940))
    assert (stored(db, 2).is_backfill, stored(db, 3).is_backfill) == (True, False)


def test_a_date_without_a_zone_is_that_of_the_source(db):
    Crawl(db, 10_000).look(1)
    crawl = Crawl(db, 10_060, time_zone="Asia/Singapore", backfill_grace_s=0)
    crawl.look(1, 2, found=(2,))
    crawl.story(2, published="2026-11-29T06:41:00")  # 22:41 UTC, a minute after the look before
    assert stored(db, 2).published_at == "2026-11-28T22:41:00Z"
    assert not stored(db, 2).is_backfill


def test_a_date_without_a_zone_may_be_utc_and_is_not_taken_for_old(db):
    Crawl(db, 10_000).look(1)
    crawl = Crawl(db, 10_060, time_zone="Asia/Singapore", backfill_grace_s=0)
    crawl.look(1, 2, 3, found=(2, 3))
    crawl.story(2, published="2026-11-28T22:41:00")  # in UTC a minute after the look before
    crawl.story(3, published="2026-11-28T22:39:00")  # a minute before it, whatever the zone
    assert (stored(db, 2).is_backfill, stored(db, 3).is_backfill) == (False, True)


def test_a_new_channel_brings_backfill_only(db):
    Crawl(db, 0).look(1)
    crawl = Crawl(db, 60, channels=(FEED, SITEMAP))
    crawl.apply(look(2, 3, minute=60, channel=SITEMAP))
    crawl.look(1, 3, found=(3,))
    crawl.story(2, published=moment(60))
    crawl.story(3, published=moment(60))
    # What the old channel names as well is news.
    assert (stored(db, 2).is_backfill, stored(db, 3).is_backfill) == (True, False)


def test_a_story_stays_what_it_was_when_it_was_first_read(db):
    crawl = Crawl(db, 0)
    crawl.look(1)
    crawl.story(1)
    later = Crawl(db, 60)
    assert later.story(1, body=f"{BODY}\n\nMore.", published=moment(60))["modified"] == 1
    assert stored(db).is_backfill
    assert [bool(row["is_backfill"]) for row in rows(db, "SELECT is_backfill FROM changes")] == [
        True,
        True,
    ]


def test_of_a_foreign_spider_the_first_finished_crawl_is_backfill(db):
    first = Crawl(db, 0, channels=())
    first.story(1)
    store.finish_crawl(
        db, first.ground.crawl_id, now=moment(1), finish_reason="finished", counts={}, stats={}
    )
    Crawl(db, 60, channels=()).story(2)
    assert (stored(db, 1).is_backfill, stored(db, 2).is_backfill) == (True, False)


def test_the_channels_date_stands_in_where_the_page_states_none(db):
    Crawl(db, 0).look(1)
    crawl = Crawl(db, 10_000)
    dated = Candidate(url=url(2), title="Story 2", published="2026-11-22T09:00:00+08:00")
    crawl.apply(replace(look(2, minute=10_000), found=(dated,)))
    crawl.story(2)
    assert (stored(db, 2).published, stored(db, 2).published_at) == (
        "2026-11-22T09:00:00+08:00",
        "2026-11-22T01:00:00Z",
    )
    crawl.story(2, later=5, body="Edited.")
    assert stored(db, 2).published == "2026-11-22T09:00:00+08:00"
    crawl.story(2, later=6, body="Edited.", published="2026-11-22")
    assert stored(db, 2).published == "2026-11-22"


# ── stories that change, go and come back ────────────────────────────────────────────────────────


def test_a_story_is_removed_after_a_second_look_only(db):
    crawl = Crawl(db, 0)
    crawl.story(1)
    assert crawl.fail("gone", later=10) == {"pages": 1}
    assert (stored(db).removed_at, stored(db).missing_since_at) == (None, moment(10))
    assert stored(db).next_check_at == moment(20)
    assert crawl.fail("gone", later=15) == {"pages": 1}  # too soon after the first
    assert crawl.fail("gone", later=20) == {"removed": 1, "pages": 1}
    assert (stored(db).removed_at, stored(db).next_check_at) == (moment(20), None)
    assert kinds(db) == [("new", "[]"), ("removed", "[]")]


def test_what_is_gone_is_not_asked_for_again_and_again(db):
    crawl = Crawl(db, 0, confirm_removed_after_s=0)
    crawl.story(1)
    crawl.fail("gone", later=1)
    crawl.fail("gone", later=2)
    assert crawl.fail("gone", later=3) == {"pages": 1}
    assert stored(db).next_check_at is None


def test_a_failure_in_between_neither_removes_nor_forgets(db):
    crawl = Crawl(db, 0)
    crawl.story(1)
    crawl.fail("gone", later=10)
    assert crawl.fail("server_error", later=30) == {"failed": 1, "pages": 1}
    assert stored(db).missing_since_at == moment(10)
    assert crawl.fail("gone", later=31)["removed"] == 1


def test_a_story_that_is_served_again_was_never_gone(db):
    crawl = Crawl(db, 0)
    crawl.story(1)
    crawl.fail("gone", later=10)
    crawl.story(1, later=11)
    assert stored(db).missing_since_at is None
    crawl.fail("gone", later=30)
    assert stored(db).removed_at is None
    assert kinds(db) == [("new", "[]")]


def test_a_removed_story_that_is_back_is_restored_once(db):
    crawl = Crawl(db, 0, confirm_removed_after_s=0)
    crawl.story(1)
    crawl.fail("gone", later=1)
    crawl.fail("gone", later=2)
    assert crawl.story(1, later=3) == {"modified": 1, "pages": 1}
    assert crawl.story(1, later=4) == {"unmodified": 1, "pages": 1}
    assert kinds(db)[2:] == [("modified", '["restored"]')]
    assert stored(db).removed_at is None


def test_a_page_that_has_not_changed_is_seen_and_nothing_else(db):
    crawl = Crawl(db, 0)
    crawl.story(1)
    assert crawl.apply(page(number=1, minute=5, status=304), 5) == {"unmodified": 1, "pages": 1}
    assert (stored(db).last_seen_at, stored(db).version) == (moment(5), 1)


# ── when to look again ───────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("age_hours", "wait_hours"),
    [(0, 3.5), (3, 3.5), (30, 19.5), (100, 51.2), (300, 123), (800, None)],
)
def test_a_young_story_is_looked_at_soon_an_old_one_never(db, age_hours, wait_hours):
    crawl = Crawl(db, 60_000)
    crawl.story(1, published=moment(60_000 - age_hours * 60))
    planned = stored(db).next_check_at
    if wait_hours is None:
        assert planned is None
    else:
        wait = (
            datetime.fromisoformat(planned) - datetime.fromisoformat(moment(60_000))
        ) / timedelta(hours=1)
        assert wait == pytest.approx(wait_hours, rel=0.01)


def test_an_edit_makes_a_story_young(db):
    crawl = Crawl(db, 60_000)
    crawl.story(1, published="2020-01-01")
    assert stored(db).next_check_at is None
    crawl.story(1, published="2020-01-01", body="Edited.", later=60)
    assert stored(db).next_check_at == moment(60_060 + 210)


def test_a_page_that_flaps_between_two_texts_is_not_watched_for_ever(db):
    crawl = Crawl(db, 60_000)
    for turn in range(4):
        crawl.story(1, published="2020-01-01", body=f"Text {turn % 2}.", later=60 * turn)
    assert stored(db).next_check_at is None


def test_a_page_that_names_another_story_as_its_own_address_overwrites_nothing(db):
    crawl = Crawl(db, 0)
    crawl.look(1, 2, found=(1, 2))
    crawl.story(1)
    crawl.story(2, canonical_url=url(1), headline="Of something else", body="All else.", later=1)
    assert stored(db, 1).headline == "Story 1"
    assert stored(db, 2).headline == "Of something else"
    assert stored(db, 2).canonical_url == url(2)
    crawl.story(2, canonical_url=url(1), headline="Of something else", body="All else.", later=2)
    assert [kind for kind, _ in kinds(db)] == ["new", "new"]


def test_another_telling_under_another_address_is_the_same_story(db):
    crawl = Crawl(db, 0)
    crawl.story(1)
    crawl.story(2, canonical_url=url(1), headline="Story 1", later=1)
    assert value(db, "SELECT count(*) FROM articles") == 1


# ── candidates ───────────────────────────────────────────────────────────────────────────────────


def test_two_writings_of_one_address_are_one_story(db):
    crawl = Crawl(db, 0)
    other = url(1) + "/"
    crawl.look(1)
    crawl.apply(replace(look(minute=1), found=(Candidate(url=other),)))
    assert value(db, "SELECT count(*) FROM candidates") == 1
    crawl.story(1)
    crawl.story(1, url=other, canonical_url=other, later=1)
    assert value(db, "SELECT count(*) FROM articles") == 1


# ── once ─────────────────────────────────────────────────────────────────────────────────────────


def test_applying_all_of_a_crawl_again_changes_nothing(db):
    crawl = Crawl(db, 0, confirm_removed_after_s=60)
    results = [
        look(1, 2, 3, minute=0),
        page(article(1), minute=1),
        page(article(2), minute=1),
        page(number=3, minute=1, failure="timeout", status=None),
        page(article(2, body="Edited."), minute=2),
        page(number=1, minute=2, failure="gone", status=404),
        page(number=1, minute=4, failure="gone", status=404),
    ]
    first = [crawl.apply(result, index) for index, result in enumerate(results)]
    tables = ("fetches", "candidates", "articles", "article_versions", "changes", "links", "feeds")
    before = {table: rows(db, f"SELECT * FROM {table}") for table in tables}
    assert [set(counts) - {"pages"} for counts in first] == [
        {"found"}, {"new"}, {"new"}, {"failed"}, {"modified"}, set(), {"removed"},
    ]  # fmt: skip
    again = crawl.apply(results[0], 0)
    assert again.get("found", 0) == 0
    for result in (results[3], results[6]):
        crawl.apply(result, 6)
    after = {table: rows(db, f"SELECT * FROM {table}") for table in tables}
    for table in tables:
        assert after[table] == before[table], table
