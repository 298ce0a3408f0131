from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert import next_attempt
from newswatch.alert.retry import GIVE_UP_AFTER

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def wait(attempts: int, retry_after: float | None = None, key: str = "k") -> timedelta:
    at = next_attempt(attempts, NOW, retry_after, key)
    assert at is not None
    return at - NOW


@given(st.integers(0, 10_000), st.text())
def test_waits_double_up_to_six_hours_and_are_shortened_by_a_quarter_at_most(attempts, key):
    full = min(timedelta(minutes=1) * 2 ** min(max(attempts - 1, 0), 12), 6 * HOUR)
    assert full * 0.75 <= wait(attempts, key=key) <= full


def test_the_same_delivery_waits_the_same_and_others_do_not():
    assert wait(9, key="a") == wait(9, key="a")
    assert len({wait(9, key=str(n)) for n in range(50)}) > 40


def test_a_target_that_is_down_for_a_fortnight_loses_nothing():
    for key in ("a", "b", "c"):
        now, failures = NOW, 0
        while at := next_attempt(failures + 1, now, None, key, since=NOW):
            now, failures = at, failures + 1
        assert now - NOW >= GIVE_UP_AFTER == timedelta(days=15)
        assert now - NOW < timedelta(days=16)


def test_it_gives_up_in_the_end_but_not_after_a_few_attempts():
    late = NOW + GIVE_UP_AFTER
    assert next_attempt(60, late, 60, "k", since=NOW) is None
    assert next_attempt(60, late - HOUR, None, "k", since=NOW) is not None
    # newswatch was switched off meanwhile
    assert next_attempt(2, late + GIVE_UP_AFTER, None, "k", since=NOW) is not None


def test_the_target_may_ask_for_longer_but_not_for_shorter_and_not_for_a_year():
    assert wait(1, 3600) == HOUR
    assert wait(1, 1) == wait(1)
    assert wait(1, -5) == wait(1)
    assert wait(20, 365 * 86400) == 24 * HOUR
