"""When channels and stories are looked at next, and how much a host is asked."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from store.build import FEED, HOME, announce, article, at, begin, declare, look, page, save, url

from newswatch import schedule, store
from newswatch.crawl import budget
from newswatch.crawl.apply import apply
from newswatch.crawl.pacing import fresh_for
from newswatch.crawl.timing import Ground
from newswatch.model import Candidate, Job, Recheck
from newswatch.store import pace
from newswatch.store.transactions import rows, run, value

START = datetime(2026, 11, 22, tzinfo=UTC)  # a Sunday; in Hong Kong it is eight in the morning
HOUR = timedelta(hours=1)


@pytest.fixture
def db(db):
    declare(db)
    return db


def looked(db, minute, *numbers, **more):
    """Apply a look at the feed, and return how many minutes later the next one is planned."""
    ground = Ground(source="outlet", crawl_id=begin(db, minute), time_zone="Asia/Hong_Kong",
                    **more.pop("ground", {}))  # fmt: skip
    result = look(*numbers, minute=minute, **more)
    apply(db, ground, result, START + timedelta(minutes=minute))
    planned = value(db, "SELECT next_fetch_at FROM feeds")
    return (schedule.moment(planned) - START).total_seconds() / 60 - minute


def test_a_channel_is_asked_as_its_pace_and_the_configuration_want(db):
    quiet = looked(db, 0, 1)
    for minute in range(60, 2000, 60):
        busy = looked(db, minute, *range(minute // 10), found=())
    assert busy < quiet
    assert looked(db, 2100, *range(200), found=(), ground={"longest_s": 300}) == 5
    assert looked(db, 2200, *range(200), found=(), ground={"interval_s": 7200}) == 120
    assert looked(db, 2300, *range(200), found=(), ground={"interval_s": 0}) == 0


def test_hours_are_learnt_by_the_outlets_clock_and_shown(db):
    looked(db, 0, 1)
    looked(db, 30, 1, 2, 3)
    assert rows(db, "SELECT * FROM source_rhythm") == [
        {"source": "outlet", "time_zone": "Asia/Hong_Kong", "weekday": 6, "hour": 8, "stories": 2.0}
    ]
    learnt = pace.load_pace(db, "outlet", FEED.url)
    assert sum(learnt.pace.hours) == pytest.approx(sum(learnt.pace.slots), rel=1e-3) == 2
    assert learnt.pace.found_at == START + timedelta(minutes=30)


def test_an_answer_without_a_body_takes_no_wish_back(db):
    assert looked(db, 0, 1, min_interval_s=7200, skip_hours=(2, 3)) >= 120
    nothing = replace(look(minute=120), entries=None, found=())
    ground = Ground(source="outlet", crawl_id=begin(db, 120))
    apply(db, ground, nothing, START + 2 * HOUR)
    planned = schedule.moment(value(db, "SELECT next_fetch_at FROM feeds"))
    assert planned == START + 4 * HOUR
    assert looked(db, 240, 1, ground={"longest_s": 600}) == 10


def test_of_a_channel_that_asks_for_a_year_a_day_is_believed(db):
    assert looked(db, 0, 1, min_interval_s=365 * 86400) == 24 * 60


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("public, max-age=600", 600),
        ('max-age="600"', 600),
        ("Max-Age=86400, stale-if-error=5", 3600),
        ("s-maxage=600", None),
        ("max-age=0", None),
        ("no-store, max-age=600", None),
        ("max-age=" + "9" * 400, 3600),
        ("x" * 100_000 + ",max-age=600", None),
    ],
)
def test_how_long_an_answer_is_fresh(header, seconds):
    assert fresh_for(header) == seconds


def test_a_story_that_announces_or_is_edited_is_looked_at_sooner(db):
    crawl = begin(db, 0)
    for number in (1, 2, 3):
        save(db, crawl, article(number), minute=0)
    announce(db, 2)
    ground = Ground(source="outlet", crawl_id=crawl)
    now = START + 10 * HOUR
    waits = []
    for number, body in ((1, None), (2, None), (3, "Other words.\n\nAnd more of them.")):
        said = {"body": body} if body else {}
        apply(db, ground, page(article(number, published=at(0), **said), minute=600), now)
        due = store.find_article(db, url(number)) and value(
            db, "SELECT next_check_at FROM articles WHERE canonical_url = ?", (url(number),)
        )
        waits.append((schedule.moment(due) - now) / HOUR)
    plain, announced, edited = waits
    assert announced < plain
    assert edited < plain


def test_a_story_that_was_flagged_is_brought_forward_and_never_put_off(db):
    save(db, begin(db, 0), article(1), minute=0)
    run(db, "UPDATE articles SET next_check_at = ?", (at(180),))
    pace.bring_forward(db, 1, at(60))
    pace.bring_forward(db, 1, at(120))
    assert value(db, "SELECT next_check_at FROM articles") == at(60)


def asked(db, number, minute, source="outlet"):
    run(
        db,
        "INSERT INTO fetches (crawl_id, source_id, url, kind, fetched_at) SELECT 1, id, ?,"
        " 'article', ? FROM sources WHERE name = ?",
        (f"{HOME}/{number}", at(minute), source),
    )


def test_sources_of_one_host_share_what_it_may_be_asked(db):
    declare(db, name="sister")
    begin(db, 0)
    for number in range(6):
        asked(db, number, 10 * number, "sister" if number % 2 else "outlet")
    now = START + timedelta(minutes=65)
    assert budget.left(db, HOME, 8, now) == 3  # the one of minute 0 is past
    assert budget.left(db, HOME, 4, now) == 0
    assert budget.left(db, HOME, 0, now) is None
    assert budget.left(db, "https://elsewhere.example", 8, now) == 8


def test_a_source_of_which_only_stories_are_due_waits_for_its_host(db):
    looked(db, 0, 1, 2, ground={"interval_s": 7200})
    now = START + timedelta(minutes=1)
    assert budget.due_sources(db, 1, now) == set()
    assert budget.due_sources(db, 2, now) == budget.due_sources(db, 0, now) == {"outlet"}
    # Its channel is asked all the same.
    assert budget.due_sources(db, 1, START + 3 * HOUR) == {"outlet"}
    run(db, "UPDATE feeds SET next_fetch_at = ?", (at(1),))
    assert budget.due_sources(db, 1, now) == {"outlet"}


def test_what_was_never_read_goes_before_second_looks():
    job = Job(
        source="outlet",
        crawl_id=1,
        candidates=tuple(Candidate(url=url(n)) for n in range(4)),
        rechecks=tuple(Recheck(url=url(n)) for n in range(10, 20)),
    )
    for pages, new, old in ((0, 0, 0), (3, 3, 0), (6, 4, 1), (10, 4, 3), (100, 4, 10)):
        kept = budget.within(job, pages)
        assert (len(kept.candidates), len(kept.rechecks)) == (new, old)
