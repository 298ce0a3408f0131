"""Text in one form: what is taken out, what is made a blank, and what must stay."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.clean.text import folded, tidy


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("re\u00adtail\u200b me\u2060dia\ufeff", "retail media"),
        ("\u202aleft\u202c \u2067right\u2069 \u061cmark\u200e", "left right mark"),
        ("a\u00a0b\u2009c\u3000d\u2028e\u2029f\u0085g\u202fh", "a b c d e f g h"),
        ("\ue001 Share \uf09a\U000f0001 now", "Share now"),
        ("hidden\u3164blank\u2800here", "hidden blank here"),
        ("ob\ufffcject\ufff9", "object"),
        ("Insta\u200dgram\u200c", "Instagram"),
        ("e\u0301tude", "étude"),
        ("bell\x07 and \x9cstring", "bell and string"),
    ],
)
def test_what_nobody_sees_leaves_and_blanks_are_blanks(said, kept):
    assert tidy(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "क्\u200dष और 👩\u200d💻",
        "می\u200cخواهم",
        "１５分間、同じ絵を",
        "S$5m — “so what?” … ½",
        "ﬁne print™ ①",
        "🏴\U000e0067\U000e0062\U000e007f",
        "👍🏽 ❤\ufe0f",
    ],
)
def test_how_words_are_spelt_stays(said):
    assert tidy(said) == said


dirt = st.sampled_from([
    *"\u00ad\u200b\u200c\u200d\u200e\u2028\u202e\u2066\ufeff\ue000\uf8ff\u3164\x07\u0301\u0327",
    *"aeй한 ",
])  # fmt: skip


@given(st.text(dirt | st.characters(), max_size=60))
def test_tidying_twice_changes_nothing(text):
    once = tidy(text)
    assert tidy(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert once == " ".join(once.split())
    assert folded(once) == folded(tidy(once))


@given(st.text(max_size=80))
def test_letters_and_digits_are_all_that_is_compared(text):
    said = unicodedata.normalize("NFKC", text).casefold()
    assert folded(text) == "".join(sign for sign in said if sign.isalnum())
