"""Kills, full disks and migrations that fail: what is committed stays, the rest never was."""

import contextlib
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys

import pytest
from paths import ROOT
from store.build import article, save

from newswatch import store
from newswatch.errors import StoreError
from newswatch.store.transactions import rows, run, value

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
