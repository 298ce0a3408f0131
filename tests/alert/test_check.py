from dataclasses import replace
from datetime import time

import pytest

from newswatch.alert import check_rule
from newswatch.alert.check import WithinError
from newswatch.errors import ConfigError
from newswatch.model import Condition, Quiet, Rule, Schedule, Threshold

GOOD = Rule(
    name="big money",
    targets=("desk",),
    types=("round", "pledge"),
    min_usd=0,
    funders=("Temasek",),
    recipients=("香港",),
    sources=("mumbrella",),
    languages=("en", "zh-Hant-HK"),
    words=("esports", "C++ studio"),
    min_probability=1,
    max_age_days=1,
)


def test_a_good_rule_passes():
    check_rule(GOOD, {"desk"}, {"mumbrella"})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"name": ""}, "must be one line of 1 to 100 visible characters"),
        ({"name": "two\nlines"}, "must be one line"),
        ({"name": "x" * 101}, "must be one line"),
        ({"targets": ()}, "targets is empty; allowed: desk"),
        ({"targets": ("desk", "dsek")}, "targets holds 'dsek', which is not known; allowed: desk"),
        (
            {"types": ("series-a",)},
            "'series-a', which is not known; allowed: debt, fund, grant, ipo, pledge, round, str",
        ),
        ({"sources": ("mumbrela",)}, "allowed: mumbrella"),
        ({"min_usd": -1}, "min_usd is -1; give 0 or more"),
        ({"min_probability": 1.1}, "give 0 to 1"),
        ({"min_probability": -0.1}, "give 0 to 1"),
        ({"min_probability": float("nan")}, "give 0 to 1"),
        ({"max_age_days": 0}, "give 1 to 36500 days"),
        ({"max_age_days": 10**9}, "give 1 to 36500 days"),
        ({"languages": ("English!",)}, "language 'English!' is no tag"),
        ({"words": ("$$$",)}, "words holds '$$$', which can match nothing"),
        ({"funders": ("",)}, "funders holds ''"),
        ({"recipients": ("x" * 201,)}, "200 characters at most"),
        ({"parties": ("…",)}, "parties holds '…'"),
        ({"min_usd": 5, "max_usd": 4}, "no sum is in between"),
        (
            {
                "min_sum": Threshold(currency="EUR", value=5),
                "max_sum": Threshold(currency="EUR", value=4),
            },
            "max_sum is less than min_sum",
        ),
        (
            {"min_sum": Threshold(currency="USD", value=5), "max_usd": 4},
            "max_usd is less than min_sum",
        ),
        *(
            ({field: (term,)}, "looks like a pattern")
            for field in ("words", "funders", "tags")
            for term in ("(i?)omnicom", "advert*", "omnicom|wpp", "omni.*", "^omnicom$")
        ),
        ({"send_empty": True}, "send_empty needs a digest"),
        (
            {"digest": Schedule(at=time(6)), "quiet": Quiet(start=time(22), end=time(7))},
            "the digest of 06:00 falls into the quiet hours",
        ),
        (
            {"any_": (Condition(), Condition(not_=Condition(sources=("mum",))))},
            "allowed: mumbrella",
        ),
        ({"all_": (Condition(min_probability=2.0),)}, "give 0 to 1"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_with_what_is_allowed(wrong, said):
    with pytest.raises(ConfigError, match="rule") as caught:
        check_rule(replace(GOOD, **wrong), {"desk"}, {"mumbrella"})
    assert said in str(caught.value)


def test_no_targets_at_all():
    with pytest.raises(ConfigError, match="allowed: none is configured"):
        check_rule(GOOD, set(), {"mumbrella"})


def test_the_way_to_a_key_within_tables_is_told():
    wrong = replace(GOOD, any_=(Condition(), Condition(not_=Condition(sources=("mum",)))))
    with pytest.raises(WithinError) as caught:
        check_rule(wrong, {"desk"}, {"mumbrella"})
    assert caught.value.within == ("any", 1, "not", "sources")


def test_signs_within_names_are_no_patterns():
    names = ("E*TRADE", "Yahoo!", "AT&T", "will.i.am", "Who? Weekly", "C++", "$5m", "(RED)")
    check_rule(replace(GOOD, words=names, funders=names), {"desk"}, {"mumbrella"})
