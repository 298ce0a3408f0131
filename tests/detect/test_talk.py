"""What the whole story tells of its sort of money, beyond its top."""

import pytest

from newswatch.detect import sorts
from newswatch.detect.linear import Linear, Rivals
from newswatch.detect.main_sum import announced
from newswatch.detect.names import Name
from newswatch.detect.parties import Party, poll
from newswatch.detect.reading import read
from newswatch.detect.talk import talk_of
from newswatch.detect.weighing import hits_for
from newswatch.model import Story

CALM = (
    "The company sells screens in lifts. It has 40 people.\n\nIt works in three cities.\n\n"
    "It began in spring."
)


def told(headline, body=""):
    reading = read(Story(headline=headline, body=body))
    return talk_of(reading, poll(reading), announced(reading, hits_for(reading)))


def test_money_that_only_the_end_names_is_talked_of_most():
    body = f"{CALM}\n\nThe loan runs for four years. The lender has a charge over the screens."
    found = told("Podnest has US$5m for the winter", body)
    assert "most talk: debt" in found
    assert "rest tells of lending" in found
    assert found["talk of: debt"] == 0.5
    assert "no talk of: offering" in found
    assert "no talk of: debt" in told("Podnest has US$5m for the winter", CALM)


def test_of_two_sorts_talked_of_the_more_frequent_and_the_first_are_told_apart():
    found = told("Podnest takes a loan", f"{CALM}\n\nA fund of that name is no fund.")
    assert {"first talk: debt", "most talk: fund", "most talk: fund then debt"} <= found.keys()


def test_what_stands_beside_the_announced_sum_and_not_beside_others():
    body = "Podnest has raised US$5 million in seed money. Revenue was US$9 million last year."
    found = told("Podnest raises US$5m. It is glad", body)
    assert {"just before main sum: raises", "main sum in: headline"} <= found.keys()
    assert "before main sum: revenue" not in found
    # The words of the next sentence are not the sum's.
    assert "after main sum: glad" not in found


def test_a_story_that_tells_no_sum_says_so():
    assert "no main sum" in told("Podnest raises a seed round", CALM)


def test_a_scheme_with_a_name_of_its_own_is_crossed_with_who_pays():
    found = told("Screen Penang launches the RM5m Harbour Stories Fund", CALM)
    assert "near name ends: fund, first in the headline: public body" in found
    late = told("Podnest raises US$5m", f"{CALM}\n\nIt was once in the Harbour Stories Fund.")
    assert "rest name ends: fund" in late
    assert "near name ends: fund" not in late


def test_who_gives_to_whom_by_their_names():
    body = "Podnest has raised US$5 million in a round led by Cinnabar Ventures.\n\n" + CALM
    found = told("Podnest raises US$5m from Cinnabar Ventures", body)
    assert {"from one investor to one company", "gives last word: ventures"} <= found.keys()
    empty = told("A US$5m loan")
    assert {"from nobody", "first in the headline: nobody", "no talk of: fund"} <= empty.keys()
    assert "first in the text: nobody" in empty


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Ministry of Culture", "public body"),
        ("Harbour Foundation", "foundation"),
        ("Bank of Penang", "lender"),
        ("World Bank", "public body"),
        ("Cinnabar Ventures", "investor"),
        ("Podnest", "company"),
    ],
)
def test_sorts_of_giver_by_name(name, sort):
    sentence = read(Story(headline=name, body="")).sentences[0]
    assert sorts.closer_sort_of(Party(Name(name, 0, len(name), "org"), sentence)) == sort


def test_rivals_weigh_as_each_does_alone():
    models = {
        "debt": Linear(-0.5, {"a": 2.0, "b": -1.0}),
        "ipo": Linear(0.25, {"b": 3.0}),
        "round": Linear(1.0, {}),
    }
    features = {"a": 0.5, "b": 1.0, "c": 1.0}
    assert Rivals(models).balances(features) == {
        name: model.balance(features) for name, model in models.items()
    }
