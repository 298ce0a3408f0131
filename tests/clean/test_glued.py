"""Paragraphs that an old system glued together, and stops that are no ends."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newswatch.clean.glued import unglued

FIRST = "The brand has released a film of seven minutes in which its bottle leaves home for good."
SECOND = "It was made in Penang by a small house for RM380,000 and will run on the Web alone."
THIRD = "Its maker plans a version for the stage, as it has learnt from people in the theatre."


def test_sentences_without_a_blank_between_them_are_paragraphs():
    assert unglued(FIRST + SECOND + THIRD) == [FIRST, SECOND, THIRD]


def test_an_address_between_them_stands_alone():
    address = "https://video.example.org/watch?v=1"
    quote = f'"{SECOND[:-1]}," she said.'
    assert unglued(f"{FIRST}Take a look:{address}{quote}{THIRD}") == [
        FIRST, "Take a look:", address, quote, THIRD,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "parts",
    [
        [f'{FIRST} "{SECOND}"', THIRD],
        [FIRST, f'"{SECOND}"', THIRD],
        [f"“{FIRST}”", f"“{SECOND}”", THIRD],
        [FIRST.replace("good.", "good?"), SECOND],
        [f"{FIRST[:-1]} by 40%.", THIRD],
        [f"{FIRST} {SECOND}", "PETRONAS", THIRD],
    ],
)
def test_quotations_figures_and_heads_are_borders(parts):
    assert unglued("".join(parts)) == parts


@pytest.mark.parametrize(
    "name",
    [
        "the site Booking.Com was", "the U.S.Navy was", "Acme Holdings Sdn.Bhd and Prof.Tan were",
        "a Ph.D was", "the band Will.I.Am was", "its Node.JS was", "version 2.0.Beta was",
    ],
)  # fmt: skip
def test_stops_within_names_are_no_ends(name):
    text = f"{FIRST} Then {name} there, as {SECOND[0].lower()}{SECOND[1:]}"
    assert unglued(text) == [text]


def test_short_lines_and_short_parts_stay_whole():
    assert unglued("We have it.Take it.") == ["We have it.Take it."]
    text = f"{FIRST} {SECOND} It ended.So he left."
    assert unglued(text) == [text]


pieces = st.sampled_from(
    [
        FIRST,
        SECOND,
        THIRD,
        '"',
        "“",
        "”",
        " ",
        "ACME",
        "Take a look:",
        "https://a.example/b",
        ".",
        "Z",
    ]
)


@given(st.lists(pieces | st.text(max_size=12), max_size=14).map("".join))
@example(f'{FIRST}"{SECOND}{THIRD}"{FIRST}')
def test_nothing_but_borders_is_made_and_none_the_second_time(text):
    text = " ".join(text.split())
    parts = unglued(text)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert [again for part in parts for again in unglued(part)] == parts
