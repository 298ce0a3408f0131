"""Which round a story tells of, and over how many years."""

import pytest
from detect.judged import judge

from newswatch.detect.period import find_period, of_the_sum
from newswatch.detect.reading import read
from newswatch.detect.rounds import find_round
from newswatch.model import Story


def told(body, headline="Lumora lets Cinnabar in", **more):
    return read(Story(headline=headline, body=body, **more))


def value(found):
    return found and found.value


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


FILL = "It sells rice.\n\nIt is old.\n\nIt is kind.\n\n"


@pytest.mark.parametrize(
    ("body", "label"),
    [
        # An extension is of the round that it extends, whenever that began.
        ("It calls the deal an extension of the Series A that was announced in 2018.", "series-a"),
        ("It has extended its Series A by £5 million.\n\nIt calls this a Series A+.", "series-a+"),
        ("Cinnabar pays the second tranche of its B.", "series-b"),
        ("It closes a Series B-1.", "series-b1"),
        # What an aside tells of the past is not the label's.
        ("Tide, there since the seed round two years ago, takes part in the Series B.", "series-b"),
        ("Two firms had already invested; this is the Series B.", "series-b"),
        ("It is richer by £5 million after a Series A that Cinnabar led.", "series-a"),
        ("It has opened in Rome after closing its Series A.", None),
        ("There was to have been a Series A. Instead there is a bridge, and no more.", "bridge"),
        ("The note turns into shares when Lumora raises its Series B.", None),
        ("Cinnabar puts in £5 million as growth capital.", "growth"),
        ("Cinnabar lends it £5 million in a £5m bridge while it waits.", "bridge"),
        ("Cinnabar and Tide have subscribed to the seed offering.", "seed"),
        # An announced sum beside a label ties them, whatever the sentence says of the past.
        ("It said on the last day of the fair that both firms had put in £5 million, its Series A.",
         "series-a"),
        ("It put in £5 million, up from £1 million at the Series A.", None),
        # Further down.
        (FILL + "Cinnabar is putting £5 million into Lumora as the only buyer in its Series A.",
         "series-a"),
        (FILL + "Being seed money, it is to do for a while.", "seed"),
        (FILL + "Rival Mekar closed its Series C.", None),
        ("A Series A's worth of money.", None),
    ],
)  # fmt: skip
def test_which_round_the_words_around_a_label_mean(body, label):
    assert value(find_round(told(body), {5_000_000})) == label


@pytest.mark.parametrize(
    ("body", "years"),
    [
        ("Lumora gives £5 million over three summers.", 3),
        ("Lumora spends £5 million in each of the next three years.", 3),
        ("Three years, seven towns, £5 million.", 3),
        ("The scheme runs for a year from July.", 1),
        ("Lumora gives £5 million in the coming half-decade.", 5),
        # What is not the spending.
        ("Of the £5 million, works must be free of charge for two years.", None),
        ("Lumora gives £5 million, in a five-year growth strategy.", None),
        (
            "Lumora gives £5 million.\n\nIt is new.\n\nOperators pay £90 million over ten years.",
            None,
        ),
        # Told late, of all of it.
        ("Lumora gives £5 million.\n\n" + FILL + "The pool will be invested in three years.", 3),
        ("Lumora gives £5 million.\n\n" + FILL + "The pool will be invested in two parts.", None),
        # From publication to a year.
        ("Lumora gives £5 million a year until 2028.", 3),
        ("Lumora gives £5 million a year until 2027-28.", 3),
        ("Lumora gives £5 million through 2028.", 4),
        ("Lumora gives £5 million between now and the end of 2027.", 3),
        ("Lumora gives £5 million between 2025 and 2028.", 4),
        ("Lumora gives £5 million until 2026.", None),
        ("Lumora gives £5 million. Its owner holds on until 2028.", None),
        ("Lumora gives £5 million by 2030.", None),
    ],
)
def test_over_how_many_years(body, years):
    assert value(find_period(told(body, published="2025-02-11"), {5_000_000})) == years


def test_no_year_can_be_counted_from_an_unknown_day():
    assert find_period(told("Lumora gives £5 million until 2028."), {5_000_000}) is None


@pytest.mark.parametrize(
    ("body", "years"),
    [
        ("Lumora gives £5 million over three years, mostly in airtime, for shares.", 3),
        (
            "Lumora gives £5 million for shares. Sales of £9 million over three years are likely.",
            None,
        ),
        ("Lumora gives £5 million over 99 years.", None),
        ("Lumora gives £5 million over some years.", None),
    ],
)
def test_years_beside_the_sum_of_a_stake(body, years):
    assert value(of_the_sum(told(body), {5_000_000})) == years
