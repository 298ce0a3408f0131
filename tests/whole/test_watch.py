"""The long-running watch as people run it: real processes, signals, kills, and one lock."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from newsroom import Reply, Site
from project import FEED, Project
from store.build import declare

from newswatch import store, watch

BODY = "A paragraph that tells of nothing in particular, at some length.\n\nAnd another one."


@pytest.fixture
def site():
    with Site() as opened:
        opened.publish("first-story", "The first story of all", BODY)
        yield opened


@pytest.fixture
def project(tmp_path, site):
    made = Project(tmp_path, crawl='pause = "0s"')
    made.spider("post", site.home, FEED)
    return made


def start(project, *more, words=("watch",)):
    return subprocess.Popen(
        project.command(*words, *more),
        cwd=project.root,
        env=project.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def until(holds, seconds=90):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


def end(process):
    """Kill what is left of a watch."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def count(project, sql):
    try:
        return project.column(sql)[0] if project.database.exists() else 0
    except sqlite3.OperationalError:  # the tables are still to be made
        return 0


def test_rounds_follow_one_another_and_find_what_is_new(project, site):
    process = start(project, "--rounds", "3")
    try:
        until(lambda: len(site.asked("/feed")) >= 1)
        site.publish("second-story", "The second story is here", BODY)
        out, err = process.communicate(timeout=120)
    finally:
        end(process)
    assert process.returncode == 0, err
    assert out.count("post: ") >= 3
    assert out.endswith("watched for 3 rounds\n")
    assert set(project.column("SELECT headline FROM articles")) >= {"The second story is here"}
    [row] = project.rows("SELECT * FROM watches")
    assert (row["rounds"], row["last_exit"], row["end_reason"]) == (3, 0, "stopped")
    assert row["ended_at"] >= row["heartbeat_at"] >= row["started_at"]


def test_it_sleeps_until_something_is_due(project, site):
    # Looked at in an hour at the soonest; the page of the first story sooner than that.
    project.configure(crawl='pause = "0s"')
    text = (project.root / "newswatch.toml").read_text().replace('interval = "0s"', "")
    project.file("newswatch.toml", text + '\n[sources.post]\ninterval = "1h"\n')
    process = start(project)
    try:
        until(lambda: count(project, "SELECT count(*) FROM watches WHERE next_round_at NOTNULL"))
        [planned] = project.column("SELECT next_round_at FROM watches")
        assert datetime.fromisoformat(planned) > datetime.now(UTC) + timedelta(minutes=20)
        assert len(site.asked("/feed")) == 1
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=15)
    finally:
        end(process)
    assert process.returncode == 0


def test_a_second_watch_is_turned_away(project):
    process = start(project)
    try:
        until(lambda: count(project, "SELECT count(*) FROM watches WHERE rounds > 0"))
        ended = project.newswatch("watch", "--rounds", "1")
    finally:
        end(process)
    assert ended.code == 75
    assert str(process.pid) in ended.err


def test_a_killed_watch_leaves_no_lock_and_the_next_goes_on(project, site):
    process = start(project)
    try:
        until(lambda: count(project, "SELECT count(*) FROM articles"))
    finally:
        end(process)
    assert process.returncode == -signal.SIGKILL
    site.publish("after-the-kill", "A story from after the kill", BODY)
    # The round of the killed watch may still be at work: 75 is waited for, and no failure.
    ended = project.newswatch("watch", "--rounds", "4")
    assert ended.code == 0, ended.err
    assert "A story from after the kill" in project.column("SELECT headline FROM articles")
    reasons = project.column("SELECT end_reason FROM watches ORDER BY id")
    assert reasons == ["killed", "stopped"]


def test_sigterm_finishes_the_page_in_hand(project, site):
    process = start(project)
    slow = Reply(site.page(site.stories["first-story"]))

    def late(exchange):
        process.send_signal(signal.SIGTERM)
        time.sleep(2)
        slow(exchange)

    site.pages["/first-story"] = late
    try:
        began = time.monotonic()
        until(lambda: site.asked("/first-story"))
        process.communicate(timeout=30)
    finally:
        end(process)
    assert process.returncode == 0
    assert time.monotonic() - began < 90
    assert project.column("SELECT headline FROM articles") == ["The first story of all"]
    assert project.column("SELECT finish_reason FROM crawls") == ["interrupted"]
    assert project.column("SELECT end_reason FROM watches") == ["stopped"]


@pytest.mark.parametrize("words", [("watch",), ("run",)], ids=["watch", "run"])
def test_sigterm_ends_a_round_that_hangs_within_ten_seconds(project, site, words):
    told = []

    def hang(exchange):
        told.append(time.monotonic())
        exchange.closing.wait(60)

    site.pages["/first-story"] = hang
    process = start(project, words=words)
    try:
        until(lambda: told)
        process.send_signal(signal.SIGTERM)
        began = time.monotonic()
        process.communicate(timeout=30)
        took = time.monotonic() - began
    finally:
        end(process)
    assert process.returncode == (1 if words == ("run",) else 0)
    assert took < 15  # ten, and what a busy machine adds
    # The page is still owed, and read by the next round.
    del site.pages["/first-story"]
    assert project.newswatch("run").code == 0
    assert project.column("SELECT headline FROM articles") == ["The first story of all"]


ROUND = """
import sqlite3, sys
from datetime import datetime, timedelta
database, clock, told = sys.argv[1:]
now = datetime.fromisoformat(open(clock).read())
with open(told, "a") as log:
    log.write(now.isoformat() + "\\n")
later = (now + timedelta(minutes=5)).isoformat().replace("+00:00", "Z")
with sqlite3.connect(database) as db:
    db.execute("UPDATE feeds SET next_fetch_at = ?", (later,))
    db.execute("INSERT INTO crawls (run_id, source_id, started_at, heartbeat_at)"
               " VALUES (hex(randomblob(8)), 1, ?, ?)", (later, later))
"""


def test_rounds_missed_while_the_machine_slept_are_caught_up_by_one(tmp_path, monkeypatch):
    """The clock jumps eight hours after the second round; one is due every five minutes."""
    monkeypatch.setattr(watch, "_BEAT_S", 0.001)
    database, clock, told = tmp_path / "news.db", tmp_path / "clock", tmp_path / "told"
    db = store.open_database(database, create=True)
    declare(db)
    db.close()
    now, has_slept = [datetime(2026, 11, 2, 9, tzinfo=UTC)], []

    def tell():
        now[0] += timedelta(seconds=10)
        if not has_slept and told.exists() and len(told.read_text().split()) == 2:
            has_slept.append(now[0])
            now[0] += timedelta(hours=8)
        clock.write_text(now[0].isoformat())
        return now[0]

    command = [sys.executable, "-c", ROUND, str(database), str(clock), str(told)]
    assert watch.Watch(database, command, most=5, clock=tell).run() == 5
    began = [datetime.fromisoformat(line) for line in told.read_text().split()]
    gaps = [after - before for before, after in pairwise(began)]
    assert gaps.pop(1) > timedelta(hours=8)
    assert all(timedelta(minutes=5) <= gap < timedelta(minutes=8) for gap in gaps), gaps
