"""Judging stored stories again: facts change, nobody is told, nothing else moves."""

import importlib
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from flag.stories import config
from paths import ROOT

from newswatch import store
from newswatch.flag import detect_again, flag
from newswatch.model import Article, Change, Fetch, PageResult
from newswatch.store.transactions import run

detection = importlib.import_module("newswatch.flag.again")

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


def again(db, **more):
    """Judge again what a crawl has stored and `flag` has judged."""
    for change in store.pending_changes(db):
        store.finish_change(db, change.change_id, AT)
    return detect_again(db, **{"is_applied": True} | more, clock=lambda: NOW)


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


def test_what_is_withdrawn_is_not_sent_any_more(db, tmp_path):
    number = add(db, "a", FUNDING)
    add(db, "b", FUNDING)
    flag(db, config(tmp_path), clock=lambda: NOW)
    add(db, "a", PLAIN)
    assert again(db).withdrawn == 1
    event = store.find_announcement(db, number).event_id
    states = {one.subject_id: one.state for one in store.list_deliveries(db)}
    assert states.pop(event) == "cancelled"
    assert [*states.values()] == ["pending"]


# ── what would change ────────────────────────────────────────────────────────────────────────────


def dumped(db):
    return list(db.conn.iterdump())


def moved_of(db, **more):
    heard = []
    report = again(db, on_moved=heard.append, **more)
    return report, {one.article_id: one for one in heard}


@pytest.fixture
def three(db):
    """Stories which an older detector judged otherwise: missed, taken for funding, other facts."""
    missed, plain, other = add(db, "a", FUNDING), add(db, "b", PLAIN), add(db, "c", FUNDING)
    same = add(db, "d", FUNDING)
    again(db)
    old = store.find_announcement(db, other).facts
    with store.transaction(db):
        run(db, "DELETE FROM announcements WHERE article_id = ?", (missed,))
        for number, facts in (
            (plain, replace(old, evidence=(), amounts=())),
            (other, replace(old, type="strategic", funders=("Banyan Row",), lead_funders=())),
        ):
            event = store.create_event(db, type="round", first_article_id=number, first_seen_at=AT)
            version = store.get_article(db, number).version_id
            store.save_announcement(
                db, number, version, facts,
                event_id=event, now=AT, is_backfill=False, detector="older",
            )  # fmt: skip
    return missed, plain, other, same


def test_a_look_tells_what_would_change_and_changes_nothing(db, three):
    missed, plain, other, _ = three
    before = dumped(db)
    report, moved = moved_of(db, is_applied=False)
    assert dumped(db) == before
    assert (report.found, report.withdrawn, report.changed, report.kept) == (1, 1, 1, 1)
    assert {number: one.kind for number, one in moved.items()} == {
        missed: "found",
        plain: "withdrawn",
        other: "changed",
    }
    assert (moved[missed].old, moved[missed].new.funders) == (None, ("Banyan Row Ventures",))
    assert (moved[plain].old.type, moved[plain].new) == ("round", None)
    assert (moved[other].old.type, moved[other].new.type) == ("strategic", "round")


def test_what_was_told_is_what_is_applied_and_nothing_is_left_after(db, three):
    told = moved_of(db, is_applied=False)[1]
    report, done = moved_of(db)
    assert done == told
    assert (report.found, report.withdrawn, report.changed) == (1, 1, 1)
    report, left = moved_of(db, is_applied=False)
    assert (left, report.kept) == ({}, 3)
    assert store.list_deliveries(db) == []
    assert store.verify(db) == []
    # What was news stays news; what is found now is none.
    missed, _, other, _ = three
    assert store.find_announcement(db, missed).is_backfill
    assert not store.find_announcement(db, other).is_backfill


def test_a_story_that_waits_to_be_judged_as_news_is_left_to_flag(db):
    number = add(db, "a", FUNDING)
    report = detect_again(db, is_applied=True, clock=lambda: NOW)
    assert (report.judged, report.waiting) == (0, 1)
    assert store.find_announcement(db, number) is None


def test_every_story_gets_its_judgement_flagged_or_not(db):
    numbers = [add(db, "a", FUNDING), add(db, "b", PLAIN)]
    again(db, is_applied=False)
    assert store.find_judgement(db, numbers[0]) is None
    again(db)
    flagged, rejected = (store.find_judgement(db, number) for number in numbers)
    assert (flagged.stratum, flagged.found) == (
        "flagged",
        store.find_announcement(db, numbers[0]).facts,
    )
    assert (rejected.stratum, rejected.found.is_funding) == ("rejected", False)
    assert rejected.found.reasons
    assert (rejected.judged_at, rejected.version) == (AT, 1)


def test_it_goes_on_after_a_story(db):
    numbers = [add(db, slug, FUNDING) for slug in "abc"]
    report = again(db, after=numbers[1])
    assert (report.judged, report.found, report.last) == (1, 1, numbers[2])


def test_a_story_that_cannot_be_stored_costs_itself_alone(db, monkeypatch):
    first, second = add(db, "a", FUNDING), add(db, "b", FUNDING)
    real = detection.detect

    def odd(story, calls=[]):  # noqa: B006 - counts its calls
        calls.append(story)
        return real(story) if len(calls) > 1 else replace(real(story), probability=7.0)

    monkeypatch.setattr(detection, "detect", odd)
    report, moved = moved_of(db)
    assert (report.failed, report.judged, report.found, [*moved]) == (1, 1, 1, [second])
    assert store.find_announcement(db, first) is None
    monkeypatch.setattr(detection, "detect", lambda story: 1 / 0)
    assert again(db).failed == 2


# ── a kill in between ────────────────────────────────────────────────────────────────────────────

KILLED = """
import os, signal, sys
from pathlib import Path
from newswatch import store
from newswatch.flag import again
again.BATCH = 4
real, calls = again.judge, []
def judge(*args):
    calls.append(args)
    if len(calls) == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args)
again.judge = judge
again.detect_again(store.open_database(Path(sys.argv[1])), is_applied=True)
"""


def test_a_kill_leaves_whole_stories_and_the_next_call_does_the_rest(db, tmp_path):
    numbers = [add(db, f"s{n}", FUNDING) for n in range(10)]
    for change in store.pending_changes(db):
        store.finish_change(db, change.change_id, AT)
    ended = subprocess.run(
        [sys.executable, "-c", KILLED, tmp_path / "news.db"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    found = store.announcements_of(db, numbers)
    assert [*found] == numbers[:4]  # the batch that was committed, and nothing of the next
    assert all(one.facts.evidence for one in found.values())
    assert store.verify(db) == []
    report = again(db)
    assert (report.kept, report.found) == (4, 6)
    assert store.verify(db) == []
