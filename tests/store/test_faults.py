"""What befalls a database: locks, kills, two writers, a full disk. Whole results or nothing."""

import importlib
import inspect
import pkgutil
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from store.build import alert, announcement, article, at, declare, fetch, look, save

from newswatch import store
from newswatch.errors import StoreError
from newswatch.model import HostResult
from newswatch.rhythm import begin as begin_pace
from newswatch.store import (
    addresses,
    archive,
    copies,
    expiry,
    fetches,
    forgetting,
    health,
    manners,
    matches,
    pace,
    passed,
    rates,
    rereading,
    sending,
    sources,
    targets,
    texts,
    told,
    watches,
    watching,
)
from newswatch.store.transactions import run

MODULES = [
    importlib.import_module(f"newswatch.store.{found.name}")
    for found in pkgutil.iter_modules(importlib.import_module("newswatch.store").__path__)
]
FUNCTIONS = {
    name: function
    for module in MODULES
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and not name.startswith("_")
}
WRITERS = {name for name, function in FUNCTIONS.items() if hasattr(function, "is_writer")}

START = datetime(2026, 11, 22, tzinfo=UTC)
# How each public writer is called. A new one is listed here, or the test below fails.
CALLS = {
    "add_alert": lambda db: store.add_alert(db, alert(), change_id=None, now=at(1)),
    "add_alias": lambda db: store.add_alias(db, "a", "b"),
    "add_mention": lambda db: store.add_mention(db, 1, 1, 1, is_first=True),
    "add_digest": lambda db: matches.add_digest(db, "r", due_at=at(1), now=at(1), since_at=at(0)),
    "add_match": lambda db: matches.add_match(
        db,
        rule="r",
        subject_kind="article",
        subject_id=1,
        article_id=1,
        source="outlet",
        way="digest",
        now=at(1),
    ),
    "add_rates": lambda db: rates.add_rates(db, []),
    "beat": lambda db: watches.beat(db, 1, at(1), next_round_at=None),
    "begin_watch": lambda db: watches.begin_watch(db, 1, at(1)),
    "begin_crawl": lambda db: store.begin_crawl(db, "outlet", "r", at(1)),
    "bring_forward": lambda db: pace.bring_forward(db, 1, at(1)),
    "bring_rates": lambda db: rates.bring_rates(db, "HKD"),
    "cancel": lambda db: store.cancel(db, 1),
    "close_matches": lambda db: matches.close_matches(db, 1, [1]),
    "begin_erasure": lambda db: forgetting.begin_erasure(db, 1, at(1)),
    "bury_addresses": lambda db: forgetting.bury_addresses(db, ["u"], reason="r", now=at(1)),
    "bury_author": lambda db: forgetting.bury_author(db, "Ann", now=at(1)),
    "create_event": lambda db: store.create_event(
        db, type=None, first_article_id=None, first_seen_at=at(1)
    ),
    "declare_terms": lambda db: manners.declare_terms(
        db, "outlet", terms_url="https://t.example", terms_checked_on="2026-11-22"
    ),
    "drop_pages": lambda db: expiry.drop_pages(db, [1]),
    "end_erasures": lambda db: forgetting.end_erasures(db, at(1)),
    "erase_told": lambda db: told.erase_told(db, 1, ["u"]),
    "erase_texts": lambda db: texts.erase_texts(db, [1]),
    "declare_source": lambda db: declare(db, name="other"),
    "drop_match": lambda db: matches.drop_match(db, 1, "why"),
    "drop_own_rates": rates.drop_own_rates,
    "drop_event": lambda db: store.drop_event(db, 1),
    "end_watch": lambda db: watches.end_watch(db, 1, at(1), "stopped"),
    "end_spells": lambda db: health.end_spells(db, set(), at(1)),
    "fail_change": lambda db: store.fail_change(db, 1, "e"),
    "finish_change": lambda db: store.finish_change(db, 1, at(1)),
    "finish_crawl": lambda db: store.finish_crawl(
        db, 1, now=at(1), finish_reason="finished", counts={}, stats={}
    ),
    "forget_article": lambda db: store.forget_article(db, 1, reason="r", now=at(1)),
    "give_back": lambda db: addresses.give_back(db, 1, "https://outlet.example/story-1"),
    "give_up": lambda db: targets.give_up(db, "log", owed_until=at(1), now=at(1), error="e"),
    "heartbeat": lambda db: store.heartbeat(db, 1, at(1)),
    "hold": lambda db: targets.hold(db, [], [], now=at(1), missing_since=at(0)),
    "set_right": lambda db: targets.set_right(db, now=at(1), latest=at(2)),
    "lease_delivery": lambda db: store.lease_delivery(db, now=at(1), lease_until=at(2)),
    "mark_failed": lambda db: store.mark_failed(db, 1, at(1), "e", None),
    "mark_sent": lambda db: store.mark_sent(db, 1, at(1)),
    "mark_unknown": lambda db: store.mark_unknown(db, 1, "e"),
    "note_asked": lambda db: fetches.note_asked(db, fetch("https://outlet.example/a")),
    "note_deleted": lambda db: archive.note_deleted(db, ["ab"]),
    "note_copy": lambda db: copies.note_copy(db, 1, "A body of its own.", None),
    "note_failure": lambda db: store.note_failure(db, "outlet", "timeout", at(1)),
    "note_proof": lambda db: sources.note_proof(db, "outlet", is_lie=False, now=at(1)),
    "note_success": lambda db: store.note_success(db, "outlet"),
    "plan": lambda db: pace.plan(db, 1, at(1)),
    "quarantine": lambda db: store.quarantine(
        db, subject_kind="page", subject="u", step="s", error="e", now=at(1)
    ),
    "rebuild_index": store.rebuild_index,
    "reclaim": lambda db: sending.reclaim(db, at(1)),
    "release": lambda db: store.release(db, 1, at(1)),
    "renew_rates": rates.renew_rates,
    "retry": lambda db: store.retry(db, 1, at(1)),
    "reword": lambda db: store.reword(db, alert(), due_at=at(1)),
    "save_announcement": lambda db: store.save_announcement(
        db, 1, 1, announcement(), event_id=None, now=at(1), is_backfill=False, detector="1"
    ),
    "save_feed": lambda db: store.save_feed(
        db, "outlet", 1, look(1, minute=1), now=at(1), next_fetch_at=at(2)
    ),
    "save_host": lambda db: store.save_host(db, "outlet", 1, HostResult(host="h")),
    "save_judgement": lambda db: store.save_judgement(
        db, 1, 1, announcement(), stratum="flagged", detector="1", now=at(1)
    ),
    "save_pace": lambda db: pace.save_pace(
        db, 1, None, begin_pace(START, [], UTC), pace.Asked(), a_day=1.0
    ),
    "save_page": lambda db: save(db, 1, article(2), minute=1),
    "save_state": lambda db: health.save_state(
        db, 1, state="well", reason=None, detail=None, began_at=at(1), now=at(1)
    ),
    "save_reread": lambda db: rereading.save_reread(
        db,
        1,
        article(1, body="Else."),
        content_hash="1:0",
        fetched_at=at(1),
        published_at=None,
        modified_at=None,
    ),
    "save_passed": lambda db: passed.save_passed(db, 1, 1, (), at(1)),
    "save_verdict": lambda db: store.save_verdict(
        db, 1, is_funding=True, note=None, decided_by="eve", now=at(1)
    ),
    "set_aside": lambda db: sending.set_aside(db, 1),
    "tell_again": lambda db: matches.tell_again(db, 1, [1]),
    "undo_verdict": lambda db: store.undo_verdict(db, 1, at(1)),
    "unwatch_name": lambda db: watching.unwatch_name(db, "a"),
    "watch_name": lambda db: watching.watch_name(db, "a", '"a"', note=None, now=at(1)),
    "wake": lambda db: targets.wake(db, "log", at(1)),
    "withdraw_announcement": lambda db: store.withdraw_announcement(db, 1, at(1)),
    "withhold": lambda db: store.withhold(db, "event", 1),
}


def test_every_writer_is_listed_here():
    assert set(CALLS) == WRITERS


def test_what_writes_is_marked_a_writer():
    """Public functions of the package that change rows say so; the others are for writers."""
    for name in set(store.__all__) & set(FUNCTIONS):
        source = inspect.getsource(FUNCTIONS[name])
        if re.search(r'"(INSERT|UPDATE|DELETE)', source):
            assert name in WRITERS, name


@pytest.fixture
def locked(path, db, crawl_id):
    """A second connection to a database that the first is writing to."""
    save(db, crawl_id)
    other = store.open_database(path, busy_timeout_s=0)
    with store.transaction(db):
        run(db, "UPDATE sources SET title = 'Being written'")
        yield other
    other.close()


@pytest.mark.parametrize("writer", sorted(CALLS))
def test_every_writer_says_that_the_database_is_locked(locked, writer):
    with pytest.raises(StoreError, match=r"newswatch\.db: locked by another program"):
        CALLS[writer](locked)
    assert not locked.conn.in_transaction


def test_a_reader_is_not_held_up_and_sees_one_moment(locked, db):
    assert store.list_sources(locked)[0].title == "The Outlet"
    assert store.get_article(locked, 1).headline == "Story 1"
    assert store.list_sources(db)[0].title == "Being written"
    assert not locked.conn.in_transaction


@pytest.mark.parametrize("writer", sorted(CALLS))
def test_every_writer_works_by_itself_and_within_a_transaction(db, crawl_id, writer):
    save(db, crawl_id)
    event_id = store.create_event(db, type=None, first_article_id=1, first_seen_at=at(1))
    if writer in {"add_mention", "drop_event"}:
        store.save_announcement(
            db, 1, 1, announcement(), event_id=event_id, now=at(1), is_backfill=False, detector="1"
        )
    CALLS[writer](db)
    assert not db.conn.in_transaction
    with store.transaction(db, durable=True):
        CALLS[writer](db)
        assert db.conn.in_transaction


# ── kill -9 ──────────────────────────────────────────────────────────────────────────────────────


# ── two writers ──────────────────────────────────────────────────────────────────────────────────


# ── full disk ────────────────────────────────────────────────────────────────────────────────────


def test_the_schema_goes_with_the_package():
    found = importlib.import_module("newswatch.store.migrations").__file__
    names = sorted(file.name for file in (Path(found).parent / "schema").iterdir())
    assert [name[:5] for name in names] == [f"{n:04}_" for n in range(1, store.SCHEMA_VERSION + 1)]
    assert all(name.endswith(".sql") for name in names)
