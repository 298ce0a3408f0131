"""What is owed goes out once, whatever dies or breaks on the way."""

import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest
from flag.owing import ALLOW, DESK, desk_of, lines, owe, state
from flag.stories import ALL, clock, config, outlet
from misbehaviour import refused_port
from store.build import at

from newswatch import store
from newswatch.alert import chat
from newswatch.errors import StoreError
from newswatch.flag import send
from newswatch.model import Rule, Target
from newswatch.newsroom.loopback import LoopbackServer, QuietHandler
from newswatch.store.transactions import run, value


@pytest.fixture(autouse=True)
def source(db):
    return outlet(db)


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


def test_whoever_is_alone_goes_on_at_once_after_a_kill(db, tmp_path):
    owe(db, tmp_path)
    store.lease_delivery(db, now=at(60), lease_until=at(71))
    assert send(db, config(tmp_path), clock=clock(61)).sent == 0
    assert send(db, config(tmp_path), clock=clock(61), is_alone=True).sent == 1
    assert state(db).doubted_at == at(60)


def test_what_a_dead_sender_was_sending_goes_out_at_once_and_a_living_one_s_does_not(db, tmp_path):
    owe(db, tmp_path)
    program = "from newswatch.holder import own; print(own(), flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as sender:
        name = sender.stdout.readline().strip()
        store.lease_delivery(db, now=at(60), lease_until=at(71), holder=name)
        assert send(db, config(tmp_path), clock=clock(61)).sent == 0
        sender.kill()
        sender.wait()
        assert send(db, config(tmp_path), clock=clock(61)).sent == 1
    assert state(db).doubted_at == at(60)


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


def test_what_may_have_arrived_is_repeated_where_the_receiver_drops_copies(db, tmp_path):
    owe(db, tmp_path, *DESK)
    is_deaf = True
    with desk_of(lambda number: None if is_deaf else 200, drops_copies=True) as (target, got):
        report = send(db, config(tmp_path, *DESK, desk=target), clock=clock())
        assert (report.unknown, report.waiting, state(db).state) == (0, 1, "failed")
        # It may have been read, so it is not worded anew.
        assert state(db).may_have_arrived
        is_deaf = False
        assert send(db, config(tmp_path, *DESK, desk=target), clock=clock(70)).sent == 1
    assert got == [(1, 200)]
    assert state(db).attempts == 2


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


def test_where_one_outcome_cannot_be_noted_the_others_are(db, tmp_path):
    rules = (Rule(name="all", targets=("desk", "log")),)
    owe(db, tmp_path, *rules)
    run(db, "CREATE TRIGGER no_marks BEFORE UPDATE OF sent_at ON deliveries WHEN NEW.target = 'log'"
            " BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")  # fmt: skip

    def late(_number):
        while not (tmp_path / "alerts.jsonl").exists():
            pass
        return 200

    with desk_of(late) as (target, got), pytest.raises(StoreError):
        send(db, config(tmp_path, *rules, desk=target), clock=clock())
    assert got == [(1, 200)]
    assert {row.target: row.state for row in store.list_deliveries(db)} == {
        "desk": "sent", "log": "sending",
    }  # fmt: skip


def test_two_senders_at_once_send_each_message_once(db, path, tmp_path):
    owe(db, tmp_path, *DESK, numbers=tuple(range(1, 13)))
    with desk_of(lambda number: 200) as (target, got):
        both = [
            threading.Thread(
                target=_send_by_itself, args=(path, config(tmp_path, *DESK, desk=target))
            )
            for _ in range(2)
        ]
        for thread in both:
            thread.start()
        for thread in both:
            thread.join()
    assert got == [(number, 200) for number in range(1, 13)]


def _send_by_itself(path, told):
    own = store.open_database(path)
    send(own, told, clock=clock())
    own.close()


def test_secrets_stand_in_no_row_no_log_and_no_report(db, path, tmp_path, monkeypatch, caplog):
    secrets = {"HOOK": "whsec_aHVudGVyMg==", "CHAT": "json://eve:hunter2@127.0.0.1:1/t0ken/"}
    for name, value_ in secrets.items():
        monkeypatch.setenv(name, value_)
    with refused_port() as nobody:
        url = f"{nobody}/in-the-address"
        monkeypatch.setenv("ADDRESS", url)
        hook = {"url_env": "ADDRESS", "secret_env": "HOOK", **ALLOW}
        targets = {
            "desk": Target(name="desk", kind="webhook", options=hook),
            "chat": Target(name="chat", kind="apprise", options={"url_env": "CHAT", **ALLOW}),
        }
        rules = (Rule(name="all", targets=("desk", "chat")),)
        owe(db, tmp_path, *rules)
        assert send(db, config(tmp_path, *rules, **targets), clock=clock()).waiting == 2
    chat.end_carriers()
    store.checkpoint(db)
    kept = path.read_bytes() + caplog.text.encode()
    for secret in (b"hunter2", b"t0ken", b"aHVudGVyMg", b"in-the-address"):
        assert secret not in kept
