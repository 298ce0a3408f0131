"""Floors: what is below one is named, and none is held by a wrong name."""

from newswatch.evaluate import Group, Shortfall, below
from newswatch.evaluate.measure import Measure

SETS = {
    "own": {
        "all": Group(
            cases=2,
            measures={
                "recall": Measure(value=0.9, right=9, of=10),
                "round": Measure(value=None, right=0, of=0),
            },
        )
    }
}


def shortfall(measure, value, floor, place="own"):
    return [Shortfall(place=place, measure=measure, value=value, floor=floor)]


def test_at_the_floor_is_not_below_it():
    assert below(SETS, {"own": {"recall": 0.9}}) == []
    assert below(SETS, {"own/all": {"recall": 0.91}}) == shortfall("recall", 0.9, 0.91, "own/all")


def test_what_was_not_measured_is_below_any_floor():
    assert below(SETS, {"own": {"round": 0}}) == shortfall("round", None, 0)
    assert below(SETS, {"own": {"recal": 0.1}}) == shortfall("recal", None, 0.1)
    assert below(SETS, {"own/lang=zh": {"recall": 0.1}}) == shortfall(
        "recall", None, 0.1, "own/lang=zh"
    )


def test_another_set_has_its_own_run():
    assert below(SETS, {"pages": {"title": 1}}) == []
