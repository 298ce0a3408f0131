from dataclasses import replace

import pytest

from newswatch.alert.differences import differences
from newswatch.alert.predicates import asks_for_types
from newswatch.model import Condition


@pytest.mark.parametrize(
    ("told", "now", "said"),
    [
        ({}, {}, ()),
        ({"headline": "A"}, {"headline": "B"}, ()),
        ({}, {"sums": ("HK$5 billion (HKD 5,000,000,000)",)}, ()),
        (
            {},
            {"sums": ("HK$6bn (HKD 6,000,000,000)",)},
            ("The sum is HK$6bn (HKD 6,000,000,000), not HK$5bn (HKD 5,000,000,000).",),
        ),
        (
            {},
            {"sums": ()},
            ("The sum is not stated any more; it was HK$5bn (HKD 5,000,000,000).",),
        ),
        (
            {"sums": ()},
            {},
            ("The sum is HK$5bn (HKD 5,000,000,000); none was stated before.",),
        ),
        # The order of the others says nothing; that of the first does.
        ({"sums": ("a (USD 1)", "b (USD 2)", "c (USD 3)")},
         {"sums": ("a (USD 1)", "c (USD 3)", "b (USD 2)")}, ()),
        ({"sums": ("a (USD 1)", "b (USD 2)")}, {"sums": ("b (USD 2)", "a (USD 1)")},
         ("The sum is b (USD 2); a (USD 1), not a (USD 1); b (USD 2).",)),
        ({"funders": ("Alibaba",)}, {"funders": ("Alibaba Group",)}, ()),
        (
            {"funders": ("Alibaba", "Tencent")},
            {"funders": ("tencent", "Meta")},
            ("Named as giver now: Meta.", "No longer named as giver: Alibaba."),
        ),
        ({"recipients": ()}, {"recipients": ("films",)}, ("Named as receiver now: films.",)),
        ({"recipients": ("…",)}, {"recipients": ("films",)},
         ("Named as receiver now: films.", "No longer named as receiver: ….")),
        # A pledge is no grant; a round and a strategic stake are one thing under two names.
        ({"type": "grant"}, {}, ("The type is pledge, not grant.",)),
        ({"type": "round"}, {"type": "strategic"}, ()),
        ({"type": "debt"}, {"type": ""}, ()),
        ({"type": ""}, {}, ()),
        (
            {"type": "grant", "sums": ()},
            {"sums": ("x (USD 1)",)},
            ("The sum is x (USD 1); none was stated before.", "The type is pledge, not grant."),
        ),
        ({"kind": "withdrawn"}, {}, ("The announcement stands again.",)),
        # Of a plain story nothing was said that could be otherwise, but that it is there.
        ({"about": "story"}, {"sums": ()}, ()),
        ({"about": "story", "kind": "withdrawn"}, {}, ("The story is there again.",)),
    ],
)  # fmt: skip
def test_what_differs_is_said_a_sentence_a_fact(message, told, now, said):
    assert differences(replace(message, **told), replace(message, **now)) == said


def test_who_asked_for_types_hears_of_each_change_of_type(message):
    told, now = replace(message, type="round"), replace(message, type="strategic")
    said = ("The type is strategic, not round.",)
    assert differences(told, now, is_type_asked=True) == said


def test_a_rule_asks_for_types_at_any_depth(rule):
    typed = Condition(types=("round",))
    assert not asks_for_types(replace(rule, any_=(Condition(words=("x",)),)))
    assert asks_for_types(typed)
    for nested in ({"any_": (typed,)}, {"all_": (typed,)}, {"not_": Condition(any_=(typed,))}):
        assert asks_for_types(replace(rule, **nested))
