"""A target that is sick stops no other; what it is owed keeps its order, and ends some day."""

import threading

import pytest
from flag.owing import ALLOW, DESK, desk_of, lines, owe, state
from flag.stories import clock, config, outlet
from misbehaviour import refused_port
from store.build import at

from newswatch import store
from newswatch.flag import send
from newswatch.flag.sending import PATIENCE
from newswatch.model import Rule, Target


@pytest.fixture(autouse=True)
def source(db):
    return outlet(db)


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


def test_what_a_target_that_is_configured_no_more_is_owed_waits_for_it(db, tmp_path):
    rules = (Rule(name="all", targets=("gone", "log")),)
    owe(db, tmp_path, *rules)
    report = send(db, config(tmp_path, *rules), clock=clock())
    assert (report.sent, report.failed, report.held) == (1, 0, 1)
    assert (state(db).state, state(db).held_at) == ("pending", at(60))
    back = Target(name="gone", kind="log", options={"file": str(tmp_path / "back.jsonl")})
    report = send(db, config(tmp_path, *rules, gone=back), clock=clock(15 * 1440))
    assert (report.sent, report.held) == (1, 0)
    assert (tmp_path / "back.jsonl").exists()


def test_what_a_rule_that_is_gone_asked_for_is_given_up_after_a_fortnight(db, tmp_path):
    owe(db, tmp_path)
    other = Rule(name="other", targets=("log",))
    assert send(db, config(tmp_path, other), clock=clock()).held == 1
    assert send(db, config(tmp_path, other), clock=clock(60 + 15 * 1440 - 1)).held == 1
    assert send(db, config(tmp_path, other), clock=clock(60 + 15 * 1440)).held == 0
    assert (state(db).state, state(db).attempts) == ("cancelled", 0)
    assert "missing from newswatch.toml" in state(db).last_error


def test_a_message_that_waits_for_its_retry_holds_back_the_later_ones_of_its_target(db, tmp_path):
    owe(db, tmp_path, *DESK, numbers=(1, 2, 3))
    is_up = False
    with desk_of(lambda number: 200 if is_up else 503) as (target, got):
        report = send(db, config(tmp_path, *DESK, desk=target), clock=clock())
        assert (got, report.waiting) == ([(1, 503)], 3)
        is_up = True
        assert send(db, config(tmp_path, *DESK, desk=target), clock=clock(60)).sent == 0
        assert send(db, config(tmp_path, *DESK, desk=target), clock=clock(70)).sent == 3
        assert got[1:] == [(1, 200), (2, 200), (3, 200)]


def test_what_is_refused_for_what_it_is_does_not_hold_back_the_others(db, tmp_path):
    owe(db, tmp_path, *DESK, numbers=(1, 2))
    with desk_of(lambda number: 422 if number == 1 else 200) as (target, got):
        report = send(db, config(tmp_path, *DESK, desk=target), clock=clock())
    assert (report.failed, report.sent, report.waiting) == (1, 1, 0)
    assert got == [(1, 422), (2, 200)]


def test_a_message_that_its_target_never_takes_steps_aside_in_the_end(db, tmp_path):
    owe(db, tmp_path, *DESK, numbers=(1, 2, 3))
    with desk_of(lambda number: 500 if number == 1 else 200) as (target, got):
        minute, tries = 60, 0
        while not [number for number, _status in got if number == 2]:
            tries += 1
            minute += 360
            send(db, config(tmp_path, *DESK, desk=target), clock=clock(minute))
        assert tries == PATIENCE
        assert got[-2:] == [(2, 200), (3, 200)]
        assert (state(db).state, state(db).is_aside) == ("failed", True)
        assert state(db).next_attempt_at > at(minute)
        send(db, config(tmp_path, *DESK, desk=target), clock=clock(minute + 400))
        assert got[-1] == (1, 500)


def test_a_target_that_is_down_for_a_week_loses_nothing_and_keeps_the_order(db, tmp_path):
    owe(db, tmp_path, *DESK, numbers=tuple(range(1, 9)))
    is_up = False
    with desk_of(lambda number: 200 if is_up else 503) as (target, got):
        for hour in range(1, 9 * 24):
            is_up = hour > 8 * 24
            send(db, config(tmp_path, *DESK, desk=target), clock=clock(60 * hour))
    taken = [number for number, status in got if status == 200]
    assert taken == list(range(1, 9))
    assert len(got) - len(taken) < 100  # it was not hammered meanwhile


def test_a_clock_that_was_years_ahead_for_a_while_holds_nothing_up(db, tmp_path):
    owe(db, tmp_path, *DESK, numbers=(1, 2))
    is_up = False
    with desk_of(lambda number: 200 if is_up else 503) as (target, got):
        send(db, config(tmp_path, *DESK, desk=target), clock=clock(2_000_000))
        is_up = True
        assert send(db, config(tmp_path, *DESK, desk=target), clock=clock(60)).sent == 2
    assert [number for number, status in got if status == 200] == [1, 2]


def test_a_target_that_fails_for_a_fortnight_is_given_up_with_what_it_was_owed(db, tmp_path):
    owe(db, tmp_path, *DESK, numbers=(1, 2, 3))
    with refused_port() as nobody:
        sick = Target(name="desk", kind="webhook", options={"url": f"{nobody}/hook", **ALLOW})
        for hour in range(1, 15 * 24):
            send(db, config(tmp_path, *DESK, desk=sick), clock=clock(60 * hour))
        assert {row.state for row in store.list_deliveries(db)} <= {"pending", "failed"}
        assert all(row.next_attempt_at for row in store.list_deliveries(db))
        reports = [
            send(db, config(tmp_path, *DESK, desk=sick), clock=clock(60 * hour))
            for hour in range(15 * 24, 16 * 24)
        ]
    assert sum(report.failed for report in reports) == 3
    assert all(row.next_attempt_at is None for row in store.list_deliveries(db, state="failed"))
    assert "given up after 15 days" in state(db, 3).last_error


def test_a_hanging_target_delays_no_other_and_is_left_alone_for_a_while(db, tmp_path):
    rules = (Rule(name="all", targets=("desk", "log")),)
    owe(db, tmp_path, *rules, numbers=(1, 2, 3))
    over, seen = threading.Event(), []

    def hang(number):
        # It answers when all others have been served, and not before.
        seen.append(number)
        while len(lines(tmp_path)) < 3 and not over.wait(0.02):
            pass
        over.wait(3)

    with desk_of(hang, timeout=2) as (target, _got):
        report = send(db, config(tmp_path, *rules, desk=target), clock=clock())
        over.set()
    assert (report.sent, report.unknown, seen) == (3, 1, [1])
    assert "no answer came" in state(db).last_error
    # The others of the target are not thrown after it.
    assert [row.state for row in store.list_deliveries(db, target="desk")] == [
        "pending", "pending", "unknown",
    ]  # fmt: skip
