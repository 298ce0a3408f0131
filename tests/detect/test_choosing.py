"""Who of those that a story names is picked, by balances that are given here and not learnt."""

from newswatch.detect.candidates import candidates
from newswatch.detect.choosing import choose
from newswatch.detect.reading import read
from newswatch.model import Story

STORY = Story(headline="Money", body="Points pay. Rob Lee runs Lumora. Cinnabar Ventures came.")


def picked(gets, kind):
    named = candidates(read(STORY))
    gives = [3.0 if one.key == "cinnabar ventures" else -3.0 for one in named]
    balances = [gets.get(one.longest.name.text, -5.0) for one in named]
    return [
        [one.longest.name.text for one in side] for side in choose(named, gives, balances, kind)
    ]


def test_company_money_goes_to_the_firm_and_not_to_who_speaks_of_it():
    told = picked({"Rob Lee": 2.0, "Points": 1.0, "Lumora": 0.0}, "round")
    assert told == [["Cinnabar Ventures"], ["Lumora"]]


def test_where_no_firm_is_likely_the_likeliest_name_counts():
    assert picked({"Rob Lee": 2.0}, "round") == [["Cinnabar Ventures"], ["Rob Lee"]]


def test_people_may_get_grants():
    assert picked({"Rob Lee": 2.0, "Lumora": 1.0}, "grant")[1] == ["Rob Lee", "Lumora"]
