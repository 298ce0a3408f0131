"""Whatever the text: an answer, and facts that are proved."""

import pytest
from detect.judged import assert_proved, judge
from hypothesis import given, settings
from hypothesis import strategies as st

from newswatch.detect import detect
from newswatch.model import Story
from newswatch.model.announcement import EVENT_TYPES

HOSTILE = (
    "$" * 1_000_000,
    "$1 " * 10_000,
    '"' * 200_000,
    "(" * 200_000,
    "\x00\x1f\ud800" * 10_000,
    "A, " * 50_000,
    "raises led by " * 20_000,
    "□ raises ¤ from ● and ■ in ◇. " * 50,
    "Acme raises US$5m led by " + "Bigword" * 20 + ".",
    "Acme raises $5m from Beta Capital, Gamma and Delta. " * 2_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_gets_an_answer(text):
    found = judge(text[:5000], text)
    assert 0 <= found.probability <= 1


PHRASES = """Acme|Beta Capital's|raises|US$5m|S$2 million|(€3m)|led by|from|,|and|Series A
round|fund|grant|government of|Singapore's|has|in|into|stake|20%|the|a|which|.|;
:|Ministry|over three years|invests|pledges|Hong Kong|its|loan|IPO|files to|buy
□|¤|◇|●|■|that|joint venture|each"""


WORDS = st.sampled_from(PHRASES.replace("\n", "|").split("|"))


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=25).map(" ".join), st.lists(WORDS, max_size=60).map(" ".join))
def test_any_words_give_facts_that_are_proved(headline, body):
    story = Story(headline=headline, body=body)
    found = detect(story)
    assert_proved(story, found)
    assert found.is_funding == (found.type in EVENT_TYPES)
    assert all(one.role != "announced" for one in found.other_amounts)
