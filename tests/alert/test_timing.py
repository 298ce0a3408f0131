"""Digests are due once a day whatever the clocks do; quiet hours end when they say."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert.timing import hour_of, is_within, last_due, next_due, send_at
from newswatch.model import Quiet, Rule, Schedule

DAILY = Schedule(at=time(8, 30))
MONDAYS = Schedule(at=time(8, 30), days=(0,))
NIGHT = Quiet(start=time(22), end=time(7))


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("schedule", "zone", "now", "last", "following"),
    [
        (DAILY, "UTC", "2026-11-25T08:30:00", "2026-11-25T08:30:00", "2026-11-26T08:30:00"),
        (DAILY, "UTC", "2026-11-25T08:29:59", "2026-11-24T08:30:00", "2026-11-25T08:30:00"),
        (
            DAILY,
            "Asia/Hong_Kong",
            "2026-11-25T00:30:00",
            "2026-11-25T00:30:00",
            "2026-11-26T00:30:00",
        ),
        (
            DAILY,
            "Pacific/Auckland",
            "2026-11-25T18:00:00",
            "2026-11-24T19:30:00",
            "2026-11-25T19:30:00",
        ),
        (MONDAYS, "UTC", "2026-11-25T12:00:00", "2026-11-23T08:30:00", "2026-11-30T08:30:00"),
        (MONDAYS, "UTC", "2026-11-23T08:00:00", "2026-11-16T08:30:00", "2026-11-23T08:30:00"),
    ],
)
def test_when_a_digest_is_due(schedule, zone, now, last, following):
    assert last_due(schedule, zone, utc(now)) == utc(last)
    assert next_due(schedule, zone, utc(now)) == utc(following)


def test_a_time_that_the_clock_skips_comes_once_an_hour_later():
    skipped = Schedule(at=time(2, 30))
    due = last_due(skipped, "America/New_York", utc("2026-03-08T12:00:00"))
    assert due.astimezone(ZoneInfo("America/New_York")).strftime("%H:%M") == "03:30"
    assert next_due(skipped, "America/New_York", due) == utc("2026-03-09T06:30:00")


def test_a_time_that_comes_twice_is_taken_the_first_time():
    twice = Schedule(at=time(1, 30))
    first = utc("2026-11-01T05:30:00")  # 01:30 by summer time; again an hour later
    assert last_due(twice, "America/New_York", utc("2026-11-01T06:45:00")) == first
    assert next_due(twice, "America/New_York", first) == utc("2026-11-02T06:30:00")


@given(
    st.integers(0, 4 * 366 * 86400).map(
        lambda s: utc("2024-01-01T00:00:00") + timedelta(seconds=s)
    ),
    st.sampled_from(
        ["UTC", "America/New_York", "Australia/Lord_Howe", "Europe/London", "Asia/Kolkata"]
    ),
    st.times(),
    st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
)
def test_each_due_instant_is_the_last_of_all_until_the_next(now, zone, at, days):
    schedule = Schedule(at=at.replace(microsecond=0), days=days)
    last, following = last_due(schedule, zone, now), next_due(schedule, zone, now)
    assert last <= now < following
    assert last_due(schedule, zone, following) == following
    assert last_due(schedule, zone, following - timedelta(seconds=1)) == last
    local = last.astimezone(ZoneInfo(zone))
    assert local.weekday() in days or local.time() < time(3)
    assert following - last <= timedelta(days=8)


@pytest.mark.parametrize(
    ("clock", "quiet"),
    [
        (time(21, 59), False),
        (time(22), True),
        (time(0), True),
        (time(6, 59), True),
        (time(7), False),
    ],
)
def test_quiet_hours_over_midnight(clock, quiet):
    assert is_within(NIGHT, clock) is quiet
    assert is_within(Quiet(start=time(12), end=time(13)), time(12, 30))
    assert not is_within(Quiet(start=time(12), end=time(13)), time(13))


@pytest.mark.parametrize(
    ("now", "sent"),
    [
        ("2026-11-25T12:00:00", "2026-11-25T12:00:00"),
        ("2026-11-25T14:30:00", "2026-11-25T23:00:00"),  # 22:30 in Hong Kong
        ("2026-11-25T22:59:59", "2026-11-25T23:00:00"),
        ("2026-11-25T23:00:00", "2026-11-25T23:00:00"),
    ],
)
def test_a_message_waits_until_the_quiet_hours_end(now, sent):
    rule = Rule(name="r", targets=("t",), quiet=NIGHT, time_zone="Asia/Hong_Kong")
    assert send_at(rule, utc(now)) == utc(sent)
    assert send_at(Rule(name="r", targets=("t",)), utc(now)) == utc(now)


def test_a_night_with_a_change_of_the_clock_ends_by_the_new_one():
    rule = Rule(name="r", targets=("t",), quiet=NIGHT, time_zone="Europe/Berlin")
    assert send_at(rule, utc("2026-03-28T22:30:00")) == utc("2026-03-29T05:00:00")
    assert send_at(rule, utc("2026-10-24T21:30:00")) == utc("2026-10-25T06:00:00")


def test_hours_of_a_budget_are_those_of_utc():
    kolkata = datetime(2026, 11, 25, 10, 45, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert hour_of(kolkata) == utc("2026-11-25T05:00:00")
