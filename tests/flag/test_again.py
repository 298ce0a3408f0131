"""Judging stored stories again: facts change, nobody is told, nothing else moves."""

from datetime import UTC, datetime

import pytest

from newswatch import store
from newswatch.flag import detect_again
from newswatch.model import Article, Change, Fetch, PageResult

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
AT = "2026-11-22T08:00:00Z"
FUNDING = (
    "Kite Labs raises US$5m Series A",
    (
        "Kite Labs has raised US$5 million in a Series A round led by Banyan Row Ventures, the"
        " company said on Monday.\n\nThe money will be used to hire engineers."
    ),
)
PLAIN = (
    "Kite Labs opens an office",
    "Kite Labs has opened an office in Hanoi.\n\nIt is its third.",
)


@pytest.fixture
def db(tmp_path):
    database = store.open_database(tmp_path / "news.db", create=True)
    store.declare_source(
        database,
        name="post",
        title="The Post",
        home="https://post.example",
        country="SG",
        language="en",
        time_zone="UTC",
        channels=(),
        now=AT,
    )
    yield database
    database.close()


def add(db, slug, told):
    url = f"https://post.example/{slug}"
    article = Article(url=url, canonical_url=url, headline=told[0], body=told[1], language="en")
    fetch = Fetch(url=url, kind="article", fetched_at=AT, status=200)
    crawl = store.begin_crawl(db, "post", "run", AT)
    result = PageResult(url=url, fetch=fetch, article=article)
    return store.save_page(db, "post", crawl, result, Change(kind="new"), now=AT)


def again(db):
    return detect_again(db, clock=lambda: NOW)


def test_what_is_found_now_is_backfill_and_tells_nobody(db):
    number = add(db, "a", FUNDING)
    add(db, "b", PLAIN)
    report = again(db)
    assert (report.judged, report.found, report.kept, report.withdrawn) == (2, 1, 0, 0)
    found = store.find_announcement(db, number)
    assert found.is_backfill
    assert [amount.value for amount in found.facts.amounts] == [5_000_000]
    assert store.find_event(db, found.event_id).first_seen_at == AT
    assert store.list_deliveries(db) == []


def test_a_second_time_keeps_the_event(db):
    number = add(db, "a", FUNDING)
    again(db)
    event = store.find_announcement(db, number).event_id
    report = again(db)
    assert (report.found, report.kept) == (0, 1)
    assert store.find_announcement(db, number).event_id == event
    assert len(store.recent_events(db, "2000-01-01T00:00:00Z")) == 1


def test_what_announces_nothing_any_more_is_withdrawn(db):
    number = add(db, "a", FUNDING)
    again(db)
    add(db, "a", PLAIN)
    assert again(db).withdrawn == 1
    assert store.find_announcement(db, number).state == "withdrawn"
