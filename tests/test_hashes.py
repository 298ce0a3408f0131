import hashlib
import re
import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newswatch.hashes import (
    CONTENT_VERSION,
    content_hash,
    in_form,
    likeness,
    paragraph_marks,
    raw_hash,
    settled,
    shingles,
    signal_hash,
    sketch_marks,
)
from newswatch.urls import url_hash

HEADLINE = "Alibaba unit pledges HK$5bn to HK's cultural scene"
BODY = "The group will spend HK$5bn over five years.\n\nIt named no recipients on Monday."
WORD = st.text(alphabet="abcdefghijklmnopqrstuvwxyzé", min_size=1, max_size=9)
WORDS = st.lists(WORD, min_size=3, max_size=25)
BLANK = st.text(alphabet=" \t\n\u00a0\u2009", min_size=1, max_size=4).filter(
    lambda blank: "\n\n" not in blank
)
NUMBER = st.integers(min_value=0, max_value=999)


@st.composite
def ticks(draw):
    """Return what a page says of itself that moves without an editor, apart from the text."""
    number = draw(NUMBER)
    return draw(
        st.sampled_from(
            [
                f"{number} hours ago",
                f"Updated {number} mins ago",
                f"posted {number}h ago",
                "an hour ago",
                "a few minutes ago",
                f"{number} views",
                f"{number},{number} views",
                f"{number}.2k shares",
                f"Views: {number}",
                f"Comments ({number})",
                f"{number} comments · {number} likes | {number} min read",
                f"{number} likes {number} shares",
                f"{number} people have read this.",
            ]
        )
    )


@given(ticks(), ticks())
def test_what_ticks_beside_the_text_is_no_change(one, other):
    assert content_hash(HEADLINE, f"{one}\n\n{BODY}") == content_hash(HEADLINE, BODY)
    assert content_hash(HEADLINE, f"{BODY}\n\n{one}\n\n{other}") == content_hash(HEADLINE, BODY)


@given(NUMBER, NUMBER)
def test_a_clock_within_a_line_is_no_change(one, other):
    def line(number):
        return f"By Ann Lee | Posted {number} minutes ago | {number} views | 4 min read"

    assert content_hash(HEADLINE, line(one)) == content_hash(HEADLINE, line(other))


@given(WORDS, st.data())
def test_blanks_are_no_change(words, data):
    spaced = words[0]
    for word in words[1:]:
        spaced += data.draw(BLANK) + word
    assert content_hash(spaced, f"  {spaced}\n\n\n\n {spaced} ") == content_hash(
        " ".join(words), f"{' '.join(words)}\n\n{' '.join(words)}"
    )


@given(WORDS, WORD, st.data())
def test_one_changed_word_is_a_change(words, word, data):
    place = data.draw(st.integers(min_value=0, max_value=len(words) - 1))
    assume(words[place] != word)
    edited = [*words[:place], word, *words[place + 1 :]]
    before, after = " ".join(words), " ".join(edited)
    # A text may happen to be a clock ("a week ago"): those are meant to be left out.
    assume("ago" not in words + edited)
    assert content_hash(HEADLINE, before) != content_hash(HEADLINE, after)
    assert content_hash(before, BODY) != content_hash(after, BODY)


@given(
    NUMBER,
    NUMBER,
    st.sampled_from(
        [
            "The fund put HK${}m into the agency.",
            "It bought {} million shares at S$2.",
            "The film drew {}m views.",
            "Why it sold for {} million shares",
            "The film drew {}m views in a week, its makers said.",
            "Ms Lee founded the agency {} years ago.",
            "Readers sent {} comments and {} likes within the hour.",
            "{} shares, it said, were sold.",
        ]
    ),
)
def test_an_amount_within_a_sentence_is_a_change(one, other, sentence):
    assume(one != other)
    before, after = sentence.format(one, one), sentence.format(other, other)
    assert content_hash(HEADLINE, before) != content_hash(HEADLINE, after)


def test_who_signed_counts_and_the_order_of_names_does_not():
    assert content_hash(HEADLINE, BODY, ("A", "B")) == content_hash(HEADLINE, BODY, ("B", "A"))
    assert content_hash(HEADLINE, BODY, ("A",)) != content_hash(HEADLINE, BODY)
    assert content_hash(HEADLINE, "") != content_hash("", HEADLINE)
    assert content_hash(HEADLINE, BODY, ("A",)) != content_hash(HEADLINE, f"{BODY}\n\nA")


def test_the_version_stands_in_front():
    assert re.fullmatch(rf"{CONTENT_VERSION}:[0-9a-f]{{32}}", content_hash("", ""))


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Raised  £5m – 3 hours ago", "Raised £5m –"),
        ("\ufb01nance", "finance"),
        ("cafe\u0301", "café"),
        ("said, views differ", "said, views differ"),
        ("12            views", ""),
        ("Long ago", "Long ago"),
        ("12345 hours ago", "12345 hours ago"),
        ("5 comments on the deal", "5 comments on the deal"),
        ("", ""),
    ],
)
def test_settled_text(text, left):
    assert settled(text) == left


@given(st.text(max_size=60))
def test_settled_text_is_of_one_line_and_any_text_settles(text):
    left = settled(text)
    assert left == " ".join(left.split())
    assert content_hash(text, text, (text,)) == content_hash(text, text, (text,))


@given(st.text(alphabet="abé\u0301\u0316\u00a0 €\ufb01", max_size=80))
def test_a_normal_form_is_the_one_of_the_standard_library(text):
    for form in ("NFC", "NFKC", "NFKD"):
        assert in_form(form, text) == unicodedata.normalize(form, text)


def test_a_page_of_combining_marks_settles():
    # Without a bound a quarter of a megabyte of these takes minutes.
    assert settled("a" + "\u0316\u0301" * 125_000)


def test_texts_that_are_much_the_same_share_marks_and_words():
    words = [f"w{n}" for n in range(400)]
    whole = " ".join(words)
    edited = " ".join(f"{w}x" if n % 40 == 0 else w for n, w in enumerate(words))
    other = " ".join(f"o{n}" for n in range(400))
    one, near, far = shingles(whole), shingles(edited), shingles(other)
    assert likeness(one, one) == 1.0
    assert 0.8 < likeness(one, near) < 0.95
    assert likeness(one, far) == 0.0
    assert len(sketch_marks(one)) == 12
    assert {*sketch_marks(one)} & {*sketch_marks(near)}
    assert not {*sketch_marks(one)} & {*sketch_marks(far)}
    # A few words prove nothing, however alike; characters count as words where there are no blanks.
    brief = shingles(" ".join(words[:40]))
    assert sketch_marks(brief) == ()
    assert likeness(one, brief) == 0.0
    assert len(shingles("\u65b0\u95fb\u8d44\u91d1\u5df2\u5230")) == 2


def test_a_bin_without_a_shingle_makes_no_mark():
    # Multiples of 24 all fall into one bin, as those of a text of few words mostly would.
    assert sketch_marks(frozenset(24 * n for n in range(60))) == ()


def test_addresses_and_signals():
    assert url_hash("example.org/a") == url_hash("example.org/a")
    assert len({url_hash("a"), url_hash("b"), url_hash("\ud800")}) == 3
    assert re.fullmatch("[0-9a-f]{16}", url_hash("example.org/a"))
    assert signal_hash("a", None) == signal_hash("a", "")
    assert signal_hash("ab", "c") != signal_hash("a", "bc")
    assert re.fullmatch("[0-9a-f]{16}", signal_hash())
    assert raw_hash(b"page") == hashlib.sha256(b"page").hexdigest()


def test_the_longest_paragraphs_mark_a_text_whatever_stands_around_them():
    long = [f"{word} " * 40 for word in ("alpha", "beta", "gamma", "delta and so on")]
    marks = paragraph_marks("\n\n".join(long))
    assert len(marks) == len(set(marks)) == 3
    assert paragraph_marks("\n\n".join(["By our desk.", *reversed(long), "Short."])) == marks
    assert paragraph_marks("Short.\n\nShorter.") == ()
