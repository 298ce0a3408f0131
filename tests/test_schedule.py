from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newswatch.schedule import ATTEMPTS, due_by, moment, next_attempt, next_check, next_look, stamp

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST, LAST = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001 - bounds take no zone
MOMENTS = st.datetimes(min_value=FIRST, max_value=LAST, timezones=st.timezones())
INTERVALS = st.integers(min_value=0, max_value=999_999 * 86400)
ASKED = st.none() | st.integers(min_value=0, max_value=10**9)


@given(MOMENTS)
def test_a_stamp_is_utc_to_the_second_and_reads_back(at):
    text = stamp(at)
    assert len(text) == len("2026-11-22T08:00:00Z")
    assert moment(text) == at.astimezone(UTC).replace(microsecond=0)
    assert moment(text).tzinfo is not None


def test_a_stamp_of_another_zone():
    assert stamp(NOW.astimezone(timezone(timedelta(hours=8)))) == "2026-11-22T08:00:00Z"


def look(interval_s=900, asked_s=None, failures=0):
    return next_look(NOW, interval_s=interval_s, asked_s=asked_s, failures=failures) - NOW


def test_a_channel_is_due_after_the_longer_of_ours_and_its_own_wish():
    assert look() == timedelta(minutes=15)
    assert look(asked_s=3600) == timedelta(hours=1)
    assert look(asked_s=60) == timedelta(minutes=15)
    assert look(asked_s=10**9) == DAY
    assert look(interval_s=7 * 86400, asked_s=60) == 7 * DAY


def test_each_failure_in_a_row_doubles_the_wait_up_to_a_day():
    waits = [look(failures=failures) for failures in range(4)]
    assert waits == [timedelta(minutes=15 * 2**n) for n in range(4)]
    assert look(failures=50) == DAY
    assert look(interval_s=10, failures=1) == timedelta(minutes=2)
    assert look(interval_s=7 * 86400, failures=3) == 7 * DAY


def test_without_an_interval_a_channel_is_always_due():
    assert look(interval_s=0) == look(interval_s=0, asked_s=3600) == timedelta(0)
    assert look(interval_s=0, failures=3) == timedelta(0)


@example(999_999 * 86400, None, 12)
@given(INTERVALS, ASKED, st.integers(min_value=0, max_value=10**6))
def test_the_next_look_is_never_past_and_bounded(interval_s, asked_s, failures):
    wait = look(interval_s, asked_s, failures)
    assert timedelta(seconds=interval_s) <= wait <= max(DAY, timedelta(seconds=interval_s))
    assert wait <= look(interval_s, asked_s, failures + 1)
    assert wait <= look(interval_s + 1, asked_s, failures)
    if interval_s:
        assert wait <= look(interval_s, (asked_s or 0) + 1, failures)


def check(told=None, edited=None):
    told_at = NOW - told if told is not None else None
    edited_at = NOW - edited if edited is not None else None
    at = next_check(NOW, told_at=told_at, edited_at=edited_at)
    return at and at - NOW


def test_a_young_story_is_looked_at_often_and_an_old_one_no_more():
    ages = [timedelta(0), timedelta(hours=3), timedelta(hours=7), 2 * DAY, 10 * DAY, 20 * DAY]
    hours = [check(told=age) / timedelta(hours=1) for age in ages]
    assert hours == pytest.approx([3.5, 3.5, 6.1, 28.4, 103, 179], rel=0.01)
    assert check(told=29.9 * DAY) == 10 * DAY
    assert check(told=30 * DAY) is None
    assert check(told=3000 * DAY) is None


def test_an_edit_makes_a_story_young_again():
    young = timedelta(hours=3.5)
    assert check(told=3000 * DAY, edited=timedelta(hours=1)) == young
    assert check(told=timedelta(hours=1), edited=3000 * DAY) == young
    assert check() == young
    assert check(edited=2 * DAY) == check(told=2 * DAY)


AGES = st.timedeltas(min_value=-400 * DAY, max_value=4000 * DAY)


@given(AGES, AGES, AGES)
def test_the_older_the_story_the_longer_the_wait(one, other, edited):
    young, old = sorted((one, other))
    for waits in ((check(young), check(old)), (check(young, edited), check(old, edited))):
        first, second = (wait or timedelta.max for wait in waits)
        assert timedelta(0) < first <= second
    assert (check(old) or DAY) <= 10 * DAY


def attempt(attempts):
    at = next_attempt(NOW, attempts=attempts)
    return at and at - NOW


def test_attempts_wait_twice_as_long_each_time_and_end():
    waits = [attempt(attempts) for attempts in range(1, ATTEMPTS)]
    assert waits == [timedelta(minutes=10 * 2**n) for n in range(ATTEMPTS - 1)]
    assert attempt(0) == timedelta(minutes=10)
    assert attempt(ATTEMPTS) is None
    assert attempt(ATTEMPTS + 5) is None


@given(st.integers(min_value=-3, max_value=50))
def test_the_next_attempt_is_never_past_and_bounded(attempts):
    wait, next_wait = attempt(attempts), attempt(attempts + 1)
    assert wait is None or timedelta(0) < wait <= DAY
    assert next_wait is None or wait <= next_wait


def test_a_job_that_starts_every_quarter_of_an_hour_finds_a_quarter_hourly_channel_due():
    looked_at = NOW + timedelta(seconds=3)
    planned = next_look(looked_at, interval_s=900, asked_s=None, failures=0)
    assert stamp(planned) <= due_by(NOW + timedelta(minutes=15))
    assert stamp(planned) > due_by(NOW + timedelta(minutes=10))
