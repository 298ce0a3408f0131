"""Sentences keep their place in headline and body."""

from hypothesis import given
from hypothesis import strategies as st

from newswatch.detect.sentences import split


def texts(body):
    return [span.text for span in split("Headline", body)[1:]]


def test_abbreviations_do_not_end_a_sentence():
    assert texts("Acme Co. Ltd paid Rs. 5 crore. Mr. Lim agreed.") == [
        "Acme Co. Ltd paid Rs. 5 crore.",
        "Mr. Lim agreed.",
    ]
    assert texts("It closed a Series E. Tencent led.") == ["It closed a Series E.", "Tencent led."]
    assert texts("他說。她也說。") == ["他說。", "她也說。"]


def test_zones_go_from_the_top():
    body = "One. Two. Three. Four.\n\nFive. Six.\n\nSeven.\n\nEight."
    assert [span.zone for span in split("H", body)] == [
        "headline", "lead", "lead", "lead", "early", "lead", "early", "early", "rest",
    ]  # fmt: skip


def test_a_very_long_story_is_read_to_a_limit():
    spans = split("H", "Word here. " * 2000)
    assert len(spans) < 300


@given(st.text(max_size=300), st.text(alphabet='Ab. \n"?!1“”\u3000', max_size=200))
def test_offsets_are_those_of_the_text_given(headline, body):
    for span in split(headline, body):
        given_text = headline if span.place == "headline" else body
        assert len(given_text[span.start : span.end]) == span.end - span.start
        assert len(span.text) <= span.end - span.start or span.place == "headline"
