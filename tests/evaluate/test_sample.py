"""The draw: reproducible, fair, and fair again in each of its beginnings."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from newswatch.evaluate.sample import STRATA, draw, stratum_of


def test_each_story_is_of_one_stratum():
    assert stratum_of(is_funding=True, probability=0.51) == "flagged"
    assert stratum_of(is_funding=False, probability=0.5) == "narrow"
    assert stratum_of(is_funding=False, probability=0.2) == "narrow"
    assert stratum_of(is_funding=False, probability=0.19) == "rejected"
    assert {"flagged", "narrow", "rejected"} == set(STRATA)


@given(st.sets(st.integers(1, 10**6)), st.integers(), st.integers(0, 20))
def test_a_draw_is_the_beginning_of_every_longer_one(numbers, seed, count):
    short, whole = draw(numbers, seed, count), draw(sorted(numbers), seed, len(numbers))
    assert short == whole[:count]
    assert set(whole) == numbers


def test_another_seed_draws_others():
    assert draw(range(1000), 1, 20) != draw(range(1000), 2, 20)


def test_every_story_is_drawn_about_as_often():
    drawn = Counter(number for seed in range(2000) for number in draw(range(20), seed, 5))
    # 500 each, give or take four standard deviations of a binomial
    assert all(420 < drawn[number] < 580 for number in range(20))


def test_what_a_sample_holds_times_its_weight_is_what_there_is():
    """Six stories of sixty, twenty drawn: each counts for three."""
    counted = [3 * len({*draw(range(60), seed, 20)} & {*range(6)}) for seed in range(3000)]
    assert abs(sum(counted) / len(counted) - 6) < 0.2  # 3.3 standard errors
