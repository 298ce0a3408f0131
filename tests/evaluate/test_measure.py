"""Figures and how sure they are."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.evaluate import wilson
from newswatch.evaluate.measure import f1, mean, share


@pytest.mark.parametrize(
    ("right", "of", "low", "high"),
    [  # Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_bounds_are_those_of_the_literature(right, of, low, high):
    assert wilson(right / of, of) == pytest.approx((low, high), abs=6e-5)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_share_lies_within_its_bounds_and_they_within_0_and_1(counts):
    right, of = counts
    found = share(right, of)
    assert 0 <= found.low <= found.value <= found.high <= 1 or math.isclose(found.value, found.high)
    more = share(right * 4, of * 4)
    assert more.high - more.low <= found.high - found.low


def test_of_nothing_nothing_is_said():
    assert share(0, 0).value is share(0, 0).low is f1([]).value is mean([None]).value is None


def test_an_f1_counts_over_all_cases_together():
    found = f1([(1, 1, 2), (0, 1, 0)])
    assert (found.value, found.right, found.of) == (0.5, 2, 4)


def test_a_mean_leaves_out_what_there_is_none_of():
    assert (mean([1.0, None, 0.0]).value, mean([1.0, None, 0.0]).of) == (0.5, 2)
