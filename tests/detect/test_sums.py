"""Which of a story's sums is announced, by the words beside each; asks no learned weights."""

import pytest

from newswatch.detect.currency import currency_of
from newswatch.detect.main_sum import announced
from newswatch.detect.reading import read
from newswatch.detect.roles import placed
from newswatch.detect.weighing import hits_for
from newswatch.model import Story


def story(body, headline="Lumora lets Cinnabar in"):
    return read(Story(headline=headline, body=body))


def sums(reading):
    return [one.money.value for one in announced(reading, hits_for(reading))]


@pytest.mark.parametrize(
    ("body", "value"),
    [
        # Words that only look like those of revenue, markets, rounds of old and valuations.
        ("Lumora has sold 20% of itself for £6 million, giving its sales team a desk.", 6_000_000),
        ("Cinnabar has launched a film-sector programme with capital of £9 million.", 9_000_000),
        ("Lumora, which sells deals once enough people sign up, raised £5 million.", 5_000_000),
        ("Lumora gets airtime with a stated value of £3 million for shares.", 3_000_000),
        ("The service that he began in 2018 will invest £40 million in crews.", 40_000_000),
        # Values of the whole firm are not what it took.
        ("It took £2 million.\n\nThe shares went at a price that puts £40 million on the group.",
         2_000_000),
        ("It took £2 million. Reports put it at £40 million.", 2_000_000),
        # What a fund has goes before what it may have.
        ("Cinnabar has reached a first close of £30 million on what will be a £55 million fund.",
         30_000_000),
        # Told late and plainly.
        ("Cinnabar led its Series A.\n\nIt sells rice cookers.\n\nThree firms put up £4 million.",
         4_000_000),
    ],
)  # fmt: skip
def test_the_announced_sum(body, value):
    assert sums(story(body))[:1] == [value]


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("Lumora had sales of £7 million.", "revenue"),
        ("The film sector will reach £9 million.", "market_size"),
        ("It once raised £5 million.", "earlier_round"),
        ("The business was valued at £3 million.", "valuation"),
        ("Reports put it at £4 million.", "valuation"),
        ("In 2018 it began with £4 million.", "earlier_round"),
    ],
)
def test_what_other_sums_are(body, role):
    assert [one.role for one in placed(story(body))] == [role]


@pytest.mark.parametrize(
    ("body", "currency"),
    [
        # The nearer home of two whose dollars are written bare.
        ("Sydney's Lumora has raised $6 million. It has an office in Auckland.", "AUD"),
        # Start-ups of other countries mean US dollars, whatever else the story writes out.
        ("Singapore's Lumora has raised $6 million. It took US$2 million before.", "USD"),
    ],
)
def test_whose_dollars_a_bare_sign_means(body, currency):
    reading = story(body)
    first = announced(reading, hits_for(reading))[0]
    assert currency_of(first.money, reading, "round") == currency
