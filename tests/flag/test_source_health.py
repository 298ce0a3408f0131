"""From rows to messages: a source that goes blind is told once, and once that it sees again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from store.build import FEED, SITEMAP, article, begin, declare, failed_look, look, page

from newswatch import store
from newswatch.alert.wording import plain_text, subject_line
from newswatch.config import Config, HealthConfig
from newswatch.crawl.apply import apply
from newswatch.crawl.timing import Ground
from newswatch.flag.health import check_health
from newswatch.model import Target
from newswatch.schedule import stamp
from newswatch.store import health, measures
from newswatch.store.transactions import rows, run

START = datetime(2026, 11, 22, tzinfo=UTC)
DESK = Config(
    targets={"desk": Target(name="desk", kind="log", options={"file": "x"})},
    health=HealthConfig(targets=("desk",)),
)


@pytest.fixture
def db(tmp_path):
    opened = store.open_database(tmp_path / "news.db", create=True)
    declare(opened, FEED)
    yield opened
    opened.close()


def moment(minute):
    return START + timedelta(minutes=minute)


def at(minute):
    return stamp(moment(minute))


def crawl(db, minute, *results):
    crawl_id = store.begin_crawl(db, "outlet", f"run-{minute}", at(minute))
    ground = Ground(source="outlet", crawl_id=crawl_id)
    for result in results:
        asked = replace(result.fetch, fetched_at=at(minute))
        apply(db, ground, replace(result, fetch=asked), moment(minute))
    reason = "finished"
    if any(result.fetch.failure for result in results):
        store.note_failure(db, "outlet", "no_channel", at(minute))
        reason = "no_channel"
    else:
        store.note_success(db, "outlet")
    store.finish_crawl(db, crawl_id, now=at(minute), finish_reason=reason, counts={}, stats={})


def check(db, minute, config=DESK, watched=("outlet",)):
    return check_health(db, config, watched, moment(minute))["outlet"]


def told(db):
    """Return the messages that are owed, oldest first."""
    return [row.message for row in reversed(store.list_deliveries(db))]


def test_blind_is_told_once_and_once_that_it_sees_again(db):
    crawl(db, 0, look(1, minute=0))
    assert check(db, 0).state == "well"
    assert told(db) == []  # that a new source is well is no news
    for minute in (10, 20, 30, 40):
        crawl(db, minute, failed_look(minute))
        check(db, minute)
    [blind] = told(db)
    assert subject_line(blind).startswith(
        "The Outlet is blind since 2026-11-22 00:00 UTC: failed 3"
    )
    assert (blind.about, blind.source, blind.kind) == ("source", "outlet", "first")
    assert health.blind_sources(db, at(40)).sentence() == "1 of 1 source was blind since 00:00"
    for minute in (50, 60):
        crawl(db, minute, look(1, minute=minute))
        check(db, minute)
    [_, again] = told(db)
    assert again.headline == "The Outlet is well again; it was blind since 2026-11-22 00:00 UTC"
    assert (again.kind, again.follows) == ("recovered", blind.key)
    assert again.key != blind.key
    text = plain_text(again)
    assert "Sum:" not in text
    assert "its channels are read" in text


def test_a_second_spell_is_told_anew(db):
    crawl(db, 0, look(1, minute=0))
    for minute in (10, 20, 30):
        crawl(db, minute, failed_look(minute))
    check(db, 30)
    crawl(db, 40, look(1, minute=40))
    check(db, 40)
    for minute in (50, 60, 70):
        crawl(db, minute, failed_look(minute))
    check(db, 70)
    assert [message.kind for message in told(db)] == ["first", "recovered", "first"]
    assert len({message.key for message in told(db)}) == 3


def test_nobody_is_told_where_no_target_is_named_and_the_state_is_kept(db):
    for minute in (10, 20, 30):
        crawl(db, minute, failed_look(minute))
    assert check(db, 30, Config()).state == "blind"
    assert told(db) == []
    assert health.present_spells(db)["outlet"].reason == "timeout"


def test_a_source_that_was_never_crawled_is_not_judged_and_one_that_is_not_watched_neither(db):
    assert check_health(db, DESK, ("outlet",), START) == {}
    crawl(db, 0, look(1, minute=0))
    check(db, 0)
    assert check_health(db, DESK, (), moment(5)) == {}
    assert health.present_spells(db) == {}


def test_what_is_measured_of_stories_and_pages(db):
    declare(db, FEED, SITEMAP)
    crawl(db, 0, look(*range(1, 9), minute=0))
    ground = Ground(source="outlet", crawl_id=begin(db, 1))
    for number in range(1, 5):
        said = {"published": "2026-11-22", "section": "News"}
        apply(db, ground, page(article(number, **said), minute=1), moment(1))
    for number in range(5, 9):
        apply(db, ground, page(number=number, failure="no_article", minute=1), moment(1))
    known = measures.measure(db, "outlet", moment(5))
    assert (known.pages, known.no_story, known.stories) == (8, 4, 4)
    assert known.same_day == 4  # all of a first look, and of that very day
    assert {name: now for name, now, _ in known.fields} == {
        "authors": 1.0,
        "date": 1.0,
        "section": 1.0,
        "image": 0.0,
    }
    assert known.body > 0
    assert measures.measure(db, "nobody", START).stories == 0


def test_the_view_shows_state_pace_and_what_stories_have(db):
    crawl(db, 0, look(1, 2, minute=0))
    apply(db, Ground(source="outlet", crawl_id=begin(db, 1)), page(article(1), minute=1), moment(1))
    check(db, 2)
    [row] = store.list_health(db)
    assert (row["state"], row["reason"], row["health"]) == ("well", None, "well")
    assert row["stories_a_day"] > 0
    assert (row["with_authors"], row["with_date"], row["body_length_before"]) == (1.0, 0.0, None)


def test_a_source_that_lists_nothing_new_is_silent_by_its_own_pace(db):
    # Eight stories a day for three weeks, then none; the list is answered all the while.
    crawl(db, 0, look(1, minute=0))
    number, minute = 1, 0
    while minute < 21 * 1440:
        minute, number = minute + 180, number + 1
        crawl(db, minute, look(number))
        run(db, "UPDATE candidates SET state = 'done'")
    assert check(db, minute).state == "well"
    for later in range(180, 3 * 1440, 180):
        crawl(db, minute + later, look(number))
    verdict = check(db, minute + 3 * 1440)
    assert (verdict.state, verdict.reason) == ("blind", "known_only")
    assert verdict.since == moment(minute)
    assert len(rows(db, "SELECT 1 FROM source_states WHERE state = 'blind'")) == 1
