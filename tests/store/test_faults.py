"""What befalls a database: locks, kills, two writers, a full disk. Whole results or nothing."""

import contextlib
import importlib
import inspect
import multiprocessing
import os
import pkgutil
import re
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from paths import ROOT
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
from newswatch.store.transactions import rows, run, value

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

WRITE_FOR_EVER = """
import sys
from pathlib import Path
from store.build import article, at, look, page, alert
from newswatch import store
from newswatch.model import Change
db = store.open_database(Path(sys.argv[1]))
print("ready", flush=True)
number = int(sys.argv[2])
while True:
    number += 1
    with store.transaction(db):
        store.save_feed(db, "outlet", 1, look(number, minute=number), now=at(number),
                        next_fetch_at=at(number))
        store.save_page(db, "outlet", 1, page(article(number), minute=number),
                        Change(kind="new"), now=at(number))
        store.add_alert(db, alert(number), change_id=None, now=at(number))
    print(number, flush=True)
"""


def start(script, *args):
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, args)], stdout=subprocess.PIPE, env=environment
    )


def test_a_kill_at_any_moment_loses_whole_results_only(path, db, crawl_id):
    committed = 0
    for round_ in range(6):
        child = start(WRITE_FOR_EVER, path, committed)
        assert child.stdout.readline() == b"ready\n"
        for _ in range(3 + 7 * round_):  # some commits, then wherever it happens to be
            child.stdout.readline()
        child.send_signal(signal.SIGKILL)
        told, _ = child.communicate()
        said = int(told.split()[-1]) if told.split() else committed
        stored = {row["id"] for row in rows(db, "SELECT id FROM articles")}
        assert len(stored) >= said  # what was told as committed is there
        committed = value(db, "SELECT count(*) FROM articles")
        for table in (
            "article_versions", "changes", "alerts", "deliveries", "candidates", "links",
            "article_authors", "article_urls",
        ):  # fmt: skip
            assert value(db, f"SELECT count(*) FROM {table}") == committed, table
        assert value(db, "SELECT count(*) FROM fetches") == 2 * committed
        assert value(db, "SELECT count(*) FROM candidates WHERE state = 'open'") == 0
        assert store.verify(db) == []


# ── two writers ──────────────────────────────────────────────────────────────────────────────────


def count_up(path, name, times):
    db = store.open_database(path)
    for number in range(times):
        with store.transaction(db):  # reads first and writes later, as a deferred one could not
            before = value(db, "SELECT failures FROM sources")
            run(db, "UPDATE sources SET failures = ?", (before + 1,))
            save(db, 1, article(number, url=f"https://{name}/{number}"), kind=None,
                 minute=number)  # fmt: skip
    db.close()


def test_two_writers_take_turns_and_both_finish(path, db, crawl_id):
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=count_up, args=(path, name, 40)) for name in ("a", "b")]
    for writer in writers:
        writer.start()
    while any(writer.is_alive() for writer in writers):
        assert store.list_sources(db)[0].name == "outlet"  # a reader is never turned away
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert store.list_sources(db)[0].failures == 80
    assert store.verify(db) == []


# ── full disk ────────────────────────────────────────────────────────────────────────────────────


def fill(db, crawl_id, first):
    """Store stories in batches of two until the disk is full; return how many fitted."""
    stored = 0
    for number in range(first, first + 2000, 2):
        with store.transaction(db):
            save(db, crawl_id, article(number, body="word " * 3000), minute=number % 1000)
            save(db, crawl_id, article(number + 1, body="word " * 3000), minute=number % 1000)
        stored += 2
    return stored


def test_a_full_disk_keeps_what_was_committed_and_nothing_by_halves(db, crawl_id):
    save(db, crawl_id)
    before = value(db, "PRAGMA page_count")
    run(db, f"PRAGMA max_page_count = {before + 60}")
    with pytest.raises(StoreError, match="disk is full"):
        fill(db, crawl_id, 10)
    assert not db.conn.in_transaction
    stored = value(db, "SELECT count(*) FROM articles")
    assert stored % 2 == 1  # the first one, and whole batches
    assert value(db, "SELECT count(*) FROM article_versions") == stored
    assert value(db, "SELECT count(*) FROM changes") == stored
    assert store.verify(db) == []
    run(db, "PRAGMA max_page_count = 1000000")
    save(db, crawl_id, article(9999), minute=1000)  # with room again, work goes on
    assert store.verify(db) == []


def save_and_swallow(db, crawl_id):
    with store.transaction(db):
        for number in range(50):
            with contextlib.suppress(StoreError):
                save(db, crawl_id, article(number, body="word " * 3000), minute=number)
        run(db, "UPDATE no_such_table SET x = 1")


def test_a_caller_that_swallows_a_full_disk_is_told_at_the_end(db, crawl_id):
    run(db, f"PRAGMA max_page_count = {value(db, 'PRAGMA page_count') + 4}")
    with pytest.raises(StoreError):
        save_and_swallow(db, crawl_id)
    assert store.verify(db) == []


def older(path, *statements):
    """A file of ours from before the first migration, with something in the way."""
    file = sqlite3.connect(path, isolation_level=None)
    for sql in (f"PRAGMA application_id = {store.APPLICATION_ID}", *statements):
        file.execute(sql)
    file.close()


@pytest.mark.usefixtures("made_anew")
@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (["CREATE TABLE changes (id)"], "table changes already exists"),
        (["CREATE TABLE a (b REFERENCES c)", "INSERT INTO a VALUES (1)"], "c"),
        (
            ["CREATE TABLE c (d PRIMARY KEY)", "CREATE TABLE a (b REFERENCES c)",
             "INSERT INTO a VALUES (1)"],
            "would leave 1 broken references",
        ),
    ],
)  # fmt: skip
def test_a_failed_migration_leaves_nothing(path, statements, said):
    older(path, *statements)
    with pytest.raises(StoreError, match=said):
        store.migrate(path)
    left = sqlite3.connect(path)
    names = left.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE TABLE%'")
    assert {name for (name,) in names} <= {"a", "c", "changes"}
    assert left.execute("PRAGMA user_version").fetchone() == (0,)
    left.close()


def test_a_reader_of_the_old_kind_keeps_the_log_from_being_set_up(path, db):
    run(db, "PRAGMA journal_mode = DELETE")
    run(db, "BEGIN")
    store.list_sources(db)
    with pytest.raises(StoreError, match="locked by another program"):
        store.open_database(path, busy_timeout_s=0)
    db.rollback()
    store.open_database(path).close()
    store.list_sources(db)  # an old connection learns it with its next look
    assert value(db, "PRAGMA journal_mode") == "wal"


def test_the_schema_goes_with_the_package():
    found = importlib.import_module("newswatch.store.migrations").__file__
    names = sorted(file.name for file in (Path(found).parent / "schema").iterdir())
    assert [name[:5] for name in names] == [f"{n:04}_" for n in range(1, store.SCHEMA_VERSION + 1)]
    assert all(name.endswith(".sql") for name in names)
