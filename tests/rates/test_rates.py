import tomllib
from datetime import date, timedelta
from fractions import Fraction
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.rates import to_usd

# What the trade press of our sources writes in, and the ECB does not publish.
NOT_ECB = ("TWD", "VND", "PKR", "BDT", "LKR", "AED", "SAR", "QAR", "KWD", "EGP", "NGN", "KES")
ECB = ("HKD", "SGD", "MYR", "IDR", "THB", "PHP", "INR", "KRW", "JPY", "CNY", "AUD", "GBP", "EUR")


def test_the_seed_story_is_worth_some_640_million_dollars():
    found = to_usd(5_000_000_000, "HKD", date(2024, 3, 1))
    assert found is not None
    assert (found.usd, found.rate_on, found.source) == (638_688_718, date(2024, 3, 1), "ECB")
    assert not found.is_stale


def test_a_weekend_takes_the_rate_of_friday():
    saturday, friday = to_usd(100, "EUR", date(2024, 3, 2)), to_usd(100, "EUR", date(2024, 3, 1))
    assert saturday == friday
    assert saturday is not None
    assert saturday.rate_on == date(2024, 3, 1)


def test_dollars_are_themselves():
    found = to_usd(7, "USD", date(2026, 3, 2))
    assert found is not None
    assert (found.usd, found.rate_on, found.is_stale) == (7, date(2026, 3, 2), False)


@pytest.mark.parametrize("currency", ["XXX", "", "Date", "usd", "$", "HKD ", "EUR,"])
def test_an_unknown_currency_is_none(currency):
    assert to_usd(1, currency, date(2024, 3, 1)) is None


@pytest.mark.parametrize("currency", [*ECB, *NOT_ECB])
def test_the_currencies_of_our_sources_are_known(currency):
    found = to_usd(10**9, currency, date(2025, 2, 3))
    assert found is not None
    assert found.source == ("ECB" if currency in ECB else "table")
    assert not found.is_stale
    assert 0 < found.usd <= 4 * 10**9


def test_a_day_after_the_last_rate_takes_the_last_and_says_so():
    found = to_usd(10**6, "GBP", date(2099, 1, 1))
    assert found is not None
    assert found.is_stale
    assert found.rate_on < date(2099, 1, 1)


def test_a_day_before_the_first_rate_takes_the_first_and_says_so():
    for currency in ("GBP", "TWD"):
        found = to_usd(10**6, currency, date(1990, 1, 1))
        assert found is not None
        assert found.is_stale
        assert found.rate_on > date(1990, 1, 1)


def test_the_rouble_left_the_ecb_list_and_goes_on_in_the_table():
    before, after = to_usd(10**9, "RUB", date(2021, 6, 1)), to_usd(10**9, "RUB", date(2024, 6, 1))
    assert before is not None
    assert after is not None
    assert (before.source, after.source) == ("ECB", "table")
    assert not after.is_stale


def test_between_two_old_rates_the_nearer_one_is_taken():
    found = to_usd(10**9, "RUB", date(2022, 6, 20))
    assert found is not None
    assert (found.source, found.rate_on, found.is_stale) == ("table", date(2022, 7, 1), True)


def test_a_currency_that_ended_is_a_hint():
    found = to_usd(10**9, "SKK", date(2024, 6, 1))
    assert found is not None
    assert (found.is_stale, found.rate_on) == (True, date(2008, 12, 31))


def test_a_peg_holds_on_any_day():
    found = to_usd(36_725, "AED", date(2031, 5, 5))
    assert found is not None
    assert (found.usd, found.rate_on, found.is_stale) == (10_000, date(2031, 5, 5), False)


@given(
    st.integers(0, 10**30),
    st.sampled_from([*ECB, *NOT_ECB]),
    st.dates(date(1995, 1, 1), date(2030, 1, 1)),
)
def test_sums_of_any_size_stay_whole_and_exact(value, currency, on):
    one, million = to_usd(value, currency, on), to_usd(value * 10**6, currency, on)
    assert one is not None
    assert million is not None
    assert type(one.usd) is int
    # Rounding is at most half a dollar, whatever the size: no float has been near the sum.
    assert abs(Fraction(million.usd, 10**6) - one.usd) <= Fraction(1, 2) + Fraction(1, 10**6)


def test_the_table_is_dated_text_that_rises():
    text = resources.files("newswatch.rates").joinpath("table.toml").read_text("utf-8")
    table = tomllib.loads(text)
    assert not set(table["pegged"]) & set(table["per_usd"])
    for rows in table["per_usd"].values():
        days = [date.fromisoformat(day) for day in rows]
        assert days == sorted(days)
        assert all(isinstance(rate, str) and Fraction(rate) > 0 for rate in rows.values())
        # No row is wrong by a factor of ten: currencies fall, but not that fast in a row.
        rates = [Fraction(rate) for rate in rows.values()]
        steps = pairwise(rates)
        assert all(Fraction(1, 4) < after / before < 4 for before, after in steps)
        assert all(after - before <= timedelta(days=760) for before, after in pairwise(days))
