"""What is owed goes out once, in order; a sick target stops no other."""

import json
from contextlib import contextmanager

import pytest
from flag.stories import ALL, clock, config, outlet, put
from misbehaviour import refused_port
from store.build import at

from newswatch import store
from newswatch.errors import StoreError
from newswatch.flag import flag, send
from newswatch.model import Rule, Target
from newswatch.newsroom.loopback import LoopbackServer, QuietHandler
from newswatch.store.transactions import run, value

ALLOW = {"allow": ["127.0.0.0/8"]}


@pytest.fixture(autouse=True)
def source(db):
    return outlet(db)


def owe(db, tmp_path, *rules, numbers=(1,)):
    for number in numbers:
        put(db, number, minute=number)
        flag(db, config(tmp_path, *rules), clock=clock(number))


def lines(tmp_path):
    return [json.loads(line) for line in (tmp_path / "alerts.jsonl").read_text().splitlines()]


def state(db, number=1):
    return next(row for row in store.list_deliveries(db) if row.delivery_id == number)


@contextmanager
def deaf_desk():
    """A webhook's receiver that takes what is sent and ends the connection without a word."""

    class Deaf(QuietHandler):
        def do_POST(self):  # noqa: N802 - the name that http.server looks for
            self.rfile.read(int(self.headers["Content-Length"]))
            self.close_connection = True

    with LoopbackServer(Deaf) as server:
        yield Target(name="desk", kind="webhook", options={"url": f"{server.origin}/hook", **ALLOW})


def test_messages_go_out_once_and_in_the_order_in_which_they_were_owed(db, tmp_path):
    owe(db, tmp_path, numbers=(1, 2, 3))
    report = send(db, config(tmp_path), clock=clock())
    assert (report.sent, report.waiting, report.failed, report.unknown) == (3, 0, 0, 0)
    assert [line["url"].rpartition("-")[2] for line in lines(tmp_path)] == ["1", "2", "3"]
    assert (state(db).state, state(db).sent_at) == ("sent", at(60))
    assert send(db, config(tmp_path), clock=clock(9000)).sent == 0
    assert len(lines(tmp_path)) == 3


def test_a_mark_outlives_a_power_cut(db, tmp_path):
    owe(db, tmp_path)
    seen = []
    db.conn.set_trace_callback(seen.append)
    send(db, config(tmp_path), clock=clock())
    db.conn.set_trace_callback(None)
    mark = next(i for i, sql in enumerate(seen) if "sent_at" in sql and "UPDATE" in sql)
    pragmas = [sql for sql in seen[:mark] if "synchronous =" in sql]
    assert pragmas[-1].endswith("FULL")
    # The lease was committed before anything was sent.
    lease = next(i for i, sql in enumerate(seen) if "lease_until_at" in sql and "UPDATE" in sql)
    assert "COMMIT" in seen[lease:mark]


def test_a_kill_after_the_lease_repeats_the_message_under_its_key(db, tmp_path):
    owe(db, tmp_path)
    leased = store.lease_delivery(db, now=at(60), lease_until=at(70))
    assert send(db, config(tmp_path), clock=clock(65)).sent == 0  # somebody is at it
    assert send(db, config(tmp_path), clock=clock(71)).sent == 1
    (line,) = lines(tmp_path)
    assert line["key"] == leased.key
    assert state(db).attempts == 2


def test_a_sick_target_stops_no_other_and_is_tried_again_later(db, tmp_path):
    with refused_port() as nobody:
        sick = Target(name="desk", kind="webhook", options={"url": f"{nobody}/hook", **ALLOW})
        rules = (Rule(name="all", targets=("desk", "log")),)
        owe(db, tmp_path, *rules, numbers=(1, 2))
        report = send(db, config(tmp_path, *rules, desk=sick), clock=clock())
        assert (report.sent, report.waiting) == (2, 2)
        assert (state(db).state, state(db).attempts) == ("failed", 1)
        assert state(db).next_attempt_at > at(60)
        assert state(db).last_error
        report = send(db, config(tmp_path, *rules, desk=sick), clock=clock(60))
        assert (report.sent, report.waiting) == (0, 0)  # not due yet


def test_a_target_that_is_configured_no_more_is_given_up(db, tmp_path):
    owe(db, tmp_path, Rule(name="all", targets=("gone", "log")))
    report = send(db, config(tmp_path), clock=clock())
    assert (report.sent, report.failed) == (1, 1)
    assert "not in newswatch.toml any more" in state(db).last_error
    assert state(db).next_attempt_at is None


def test_what_may_have_arrived_is_not_repeated(db, tmp_path):
    with deaf_desk() as target:
        rules = (Rule(name="all", targets=("desk",)),)
        owe(db, tmp_path, *rules)
        report = send(db, config(tmp_path, *rules, desk=target), clock=clock())
        before = state(db)
        again = send(db, config(tmp_path, *rules, desk=target), clock=clock(90_000))
    assert (report.sent, report.unknown, report.failed) == (0, 1, 0)
    assert (before.state, before.next_attempt_at) == ("unknown", None)
    assert (again.sent, again.unknown, state(db).attempts) == (0, 0, 1)
    # A person decides.
    assert store.retry(db, 1, at(60))


def test_a_mistake_of_ours_with_one_message_stops_no_other(db, tmp_path):
    class Broken(dict):
        def get(self, *_):
            raise RuntimeError("a bug of ours")

    broken = Target(name="desk", kind="log", options=Broken(file="x"))
    rules = (Rule(name="all", targets=("desk", "log")),)
    owe(db, tmp_path, *rules)
    report = send(db, config(tmp_path, *rules, desk=broken), clock=clock())
    assert (report.sent, report.unknown) == (1, 1)
    assert "a bug of ours" in state(db).last_error


def test_a_database_that_fails_is_said_and_the_message_stays_owed(db, tmp_path):
    owe(db, tmp_path)
    run(db, "CREATE TRIGGER no_marks BEFORE UPDATE OF sent_at ON deliveries"
            " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")  # fmt: skip
    with pytest.raises(StoreError):
        send(db, config(tmp_path, ALL), clock=clock())
    run(db, "DROP TRIGGER no_marks")
    assert value(db, "SELECT state FROM deliveries") == "sending"
    assert send(db, config(tmp_path, ALL), clock=clock(80)).sent == 1
    assert len(lines(tmp_path)) == 1  # the log knows the key
