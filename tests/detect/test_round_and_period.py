"""Which round a story tells of, and over how many years."""

import pytest
from detect.judged import judge


def test_a_label_further_down_counts_where_it_is_of_this_round():
    body = (
        "Lumora has raised US$14 million from Cinnabar Ventures and Tidewater Capital.\n\nIt sells"
        " software.\n\nIt has ten offices.\n\n{}"
    )
    headline = "Lumora raises US$14m from Cinnabar Ventures"
    assert judge(headline, body.format("The Series B round is its largest.")).round == "series-b"
    assert judge(headline, body.format("The Series A round was two years ago.")).round is None
    assert judge(headline, body.format("Nothing more was said.")).round is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("over the next 12 months", 1),
        ("over 18 months", None),
        ("over two to three years", 3),
        ("over the next decade", 10),
        ("over the coming year", 1),
        ("in a five-year programme", 5),
        ("over the past three years", None),
        ("in a three-year contract", None),
        ("in a three-year plan", 3),
        ("over a decade", 10),
        ("for a scheme that will last four years", 4),
        ("after 31 years without a penny, for 31 years", None),
        ("by the end of next year", None),
    ],
)
def test_period(text, period):
    found = judge(
        "Streamflix pledges US$500m to Thai film", f"Streamflix has pledged US$500 million {text}."
    )
    assert found.is_funding
    assert found.period_years == period


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Series A+ round", "series-a+"),
        ("pre-Series B round", "pre-series-b"),
        ("pre-A round", "pre-series-a"),
        ("pre-seed round", "pre-seed"),
        ("angel round", "angel"),
        ("bridge round", "bridge"),
        ("growth round", "growth"),
        ("growth financing", "growth"),
        ("B+ round", "series-b+"),
        ("seed deal", "seed"),
        ("funding round", None),
    ],
)
def test_round_label(text, label):
    found = judge(
        "Podnest raises US$5m", f"Podnest has raised US$5 million in a {text} from two investors."
    )
    assert (found.type, found.round) == ("round", label)


def test_the_label_of_an_earlier_round_is_left_alone():
    found = judge(
        "Podnest raises US$5m", "Podnest has raised US$5 million. It closed its seed round in 2019."
    )
    assert found.round is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("said on Tuesday that it had raised US$5 million in a Series C from two investors.",
         "series-c"),
        ("has raised US$5 million. The sum counts until it raises its Series B.", None),
        ("has raised US$5 million, up from US$1 million at the Series A.", None),
    ],
)  # fmt: skip
def test_a_label_is_this_rounds_unless_words_tell_of_another_time(text, label):
    assert judge("Podnest raises US$5m", f"Podnest {text}").round == label
