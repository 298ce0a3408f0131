from dataclasses import replace

import pytest

from newswatch.alert.differences import differences


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
        ({"type": "grant"}, {}, ()),
        (
            {"type": "grant", "sums": ()},
            {"sums": ("x (USD 1)",)},
            ("The sum is x (USD 1); none was stated before.", "The type is pledge, not grant."),
        ),
        ({"kind": "withdrawn"}, {}, ("The announcement stands again.",)),
    ],
)  # fmt: skip
def test_what_differs_is_said_a_sentence_a_fact(message, told, now, said):
    assert differences(replace(message, **told), replace(message, **now)) == said
