"""Names of the same party, as one story writes them."""

import pytest

from newswatch.evaluate import is_same_name
from newswatch.evaluate.names import count_hits


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Alibaba Group Holding Ltd.", "ALIBABA"),
        ("Banyan Row", "Banyan Row Ventures"),
        ("The Company", "The Company"),
        ("O'Neil & Sons", "o neil sons"),
        ("中国电影", "中国电影"),
        ("!", "!"),
    ],
)
def test_the_same_party(one, other):
    assert is_same_name(one, other)
    assert is_same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Banyan Row", "Banyan Tree"), ("Ant", "Antler"), ("Meta", "!")]
)
def test_another_party(one, other):
    assert not is_same_name(one, other)


def test_each_name_counts_once_and_the_one_that_is_written_alike_first():
    assert count_hits(["Sequel", "Sequel Growth"], ["Sequel Growth", "Sequel"]) == (2, 2, 2)
    assert count_hits(["Sequel", "Sequel Growth"], ["Sequel Growth"]) == (1, 2, 1)
    assert count_hits(["Sequel Growth"], ["Sequel", "Sequel"]) == (1, 1, 2)
    assert count_hits([], []) == (0, 0, 0)
