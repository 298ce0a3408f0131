"""Sums are compared and corrected by the rates that the file holds, where it holds any."""

from datetime import date

import pytest
from flag.stories import SIX, START, edit, first, lines, outlet, tell
from store.build import at

from newswatch import store
from newswatch.flag.explaining import explain_stored
from newswatch.model import Rule, Threshold
from newswatch.rates import Rate
from newswatch.store import rates


@pytest.fixture(autouse=True)
def source(db):
    return outlet(db)


def test_dollars_of_a_correction_are_by_the_file_s_own_rates(db, tmp_path):
    first(db, tmp_path)
    tell(db, tmp_path, 2)
    day = date.fromisoformat(at(1)[:10])
    rates.add_rates(db, [Rate("HKD", day, 1, 2, "file", day)])
    edit(db, tmp_path, 10, SIX)
    tell(db, tmp_path, 11)
    assert lines(tmp_path)[1]["sum_usd"] == 3_000_000_000


def test_both_sides_of_a_bound_are_compared_by_the_file_s_own_rates(db, tmp_path):
    day = date.fromisoformat(at(1)[:10])
    # HKD 5bn is EUR 0.6bn by newswatch's own rates, and a dozen by these.
    own = [Rate("HKD", day, 1, 2, "file", day), Rate("EUR", day, 1, 5, "file", day)]
    rates.add_rates(db, own)
    dear = Rule(
        name="dear", targets=("log",), min_sum=Threshold(currency="EUR", value=12_000_000_000)
    )
    first(db, tmp_path, dear)
    assert [row.rule for row in store.list_deliveries(db)] == ["dear"]
    (word,) = explain_stored(db, store.get_article(db, 1), [dear], START).rules
    assert [one.why for one in word.predicates if one.predicate == "min_sum"] == [
        f"the sum is at least EUR 12bn (US$2.4bn): US$2.5bn at the rate of {day}"
    ]
