"""Whoever sleeps is woken for what is to be told, at its hour."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from flag.stories import ALL, START, clock, config, outlet, put
from misbehaviour import refused_port

from newswatch import store
from newswatch.config import Config, load
from newswatch.flag import flag, send
from newswatch.model import Quiet, Rule, Schedule, Target
from newswatch.store import watches
from newswatch.timetable import Timetable
from newswatch.watch import Watch

MORNING = Rule(
    name="morning", targets=("log",), digest=Schedule(at=time(8, 30)), time_zone="Asia/Hong_Kong"
)


@pytest.fixture(autouse=True)
def source(db):
    return outlet(db)


def next_after(db, tmp_path, minute, *rules):
    return Timetable(config(tmp_path, *rules))(db, clock(minute)())


def test_a_digest_has_its_hour_by_the_clock_of_its_zone(db, tmp_path):
    flag(db, config(tmp_path, MORNING), clock=clock(0))
    assert next_after(db, tmp_path, 0, MORNING) == START.replace(hour=0, minute=30)
    # One that was missed is due since; the next is tomorrow's once it has been made.
    assert next_after(db, tmp_path, 31, MORNING) == START.replace(day=23, minute=30)
    weekly = replace(MORNING, digest=Schedule(at=time(8, 30), days=(2,)))
    assert next_after(db, tmp_path, 31, weekly) == START.replace(day=25, minute=30)


def test_the_hour_moves_with_summer_time(db, tmp_path):
    rule = replace(MORNING, time_zone="Europe/Berlin")
    begin = datetime(2027, 3, 27, 12, tzinfo=UTC)
    flag(db, config(tmp_path, rule), clock=lambda: begin)
    assert Timetable(config(tmp_path, rule))(db, begin) == datetime(2027, 3, 28, 6, 30, tzinfo=UTC)


def test_a_rule_that_nothing_has_seen_asks_for_one_run(db, tmp_path):
    table = Timetable(config(tmp_path, MORNING))
    assert table(db, START) == table(db, START) == START + timedelta(seconds=1)
    assert table(db, START + timedelta(minutes=1)) is None


def test_the_end_of_quiet_hours_and_of_a_flood_s_hour(db, tmp_path):
    quiet = replace(ALL, quiet=Quiet(start=time(0), end=time(7)))
    put(db, 1, minute=1)
    flag(db, config(tmp_path, quiet), clock=clock(1))
    assert next_after(db, tmp_path, 1, quiet) == START.replace(hour=7)
    few = Rule(name="few", targets=("log",), budget=1)
    for number in (2, 3):
        put(db, number, minute=61)
    flag(db, config(tmp_path, few), clock=clock(61))
    assert next_after(db, tmp_path, 61, few) == START.replace(hour=2)
    assert next_after(db, tmp_path, 121, few) == START.replace(hour=7)


def test_what_waits_for_a_target_that_rests_is_due_when_its_rest_is_over(db, tmp_path):
    desk = Rule(name="all", targets=("desk",))
    for number in (1, 2):
        put(db, number, minute=number)
    flag(db, config(tmp_path, desk), clock=clock(2))
    with refused_port() as nobody:
        options = {"url": f"{nobody}/hook", "allow": ["127.0.0.0/8"]}
        sick = Target(name="desk", kind="webhook", options=options)
        send(db, config(tmp_path, desk, desk=sick), clock=clock(60))
    (row,) = store.list_deliveries(db, state="failed")
    assert next_after(db, tmp_path, 60, desk).isoformat() == row.next_attempt_at.replace(
        "Z", "+00:00"
    )
    assert watches.next_due(db, passed_over=["outlet"]) == row.next_attempt_at
    # What is held waits for its rule, not for a time.
    send(db, config(tmp_path, MORNING), clock=clock(61))
    assert watches.next_due(db, passed_over=["outlet"]) is None


def test_rules_that_are_edited_meanwhile_count(db, tmp_path):
    file = tmp_path / "newswatch.toml"
    given = "[targets.log]\nkind = 'log'\nfile = 'x'\n[[rules]]\nname = 'a'\ntargets = ['log']\n"
    file.write_text(given)
    table = Timetable(load(file))
    assert table(db, START) is None
    file.write_text(f"{given}digest = 'daily 08:30'\n")
    assert table(db, START) == START + timedelta(seconds=1)
    file.write_text("[[rules]")  # half written: what stood before holds
    assert table(db, START) == START + timedelta(seconds=1)
    file.unlink()
    assert table(db, START) == START + timedelta(seconds=1)
    assert Timetable(Config())(db, START) is None


def test_a_round_starts_on_time_for_it_however_seldom_rounds_have_become(db, path):
    promised = START + timedelta(minutes=4)
    watch = Watch(path, [], promised=lambda _db, after: promised if promised > after else None)
    watch._idle = 9
    assert watch._due(db, START) == promised
    # No closer than the pause; and what has had its round waits as long as any other.
    assert watch._due(db, promised - timedelta(seconds=5)) == promised + timedelta(seconds=55)
    assert watch._due(db, promised) == promised + timedelta(minutes=30)
