from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert import next_attempt
from newswatch.alert.retry import MAX_ATTEMPTS

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def wait(attempts: int, retry_after: float | None = None, key: str = "k") -> timedelta:
    at = next_attempt(attempts, NOW, retry_after, key)
    assert at is not None
    return at - NOW


@given(st.integers(0, MAX_ATTEMPTS - 1), st.text())
def test_waits_double_up_to_six_hours_and_are_shortened_by_a_quarter_at_most(attempts, key):
    full = min(timedelta(minutes=1) * 2 ** min(max(attempts - 1, 0), 12), 6 * HOUR)
    assert full * 0.75 <= wait(attempts, key=key) <= full


def test_the_same_delivery_waits_the_same_and_others_do_not():
    assert wait(9, key="a") == wait(9, key="a")
    assert len({wait(9, key=str(n)) for n in range(50)}) > 40


def test_a_target_that_is_down_for_a_fortnight_loses_nothing():
    for key in ("a", "b", "c"):
        assert sum((wait(n, key=key) for n in range(1, MAX_ATTEMPTS)), timedelta()) > 14 * 24 * HOUR


def test_it_gives_up_in_the_end():
    assert next_attempt(MAX_ATTEMPTS, NOW, None, "k") is None
    assert next_attempt(MAX_ATTEMPTS + 5, NOW, 60, "k") is None


def test_the_target_may_ask_for_longer_but_not_for_shorter_and_not_for_a_year():
    assert wait(1, 3600) == HOUR
    assert wait(1, 1) == wait(1)
    assert wait(1, -5) == wait(1)
    assert wait(20, 365 * 86400) == 24 * HOUR
