"""Answers on labelled stories, counted by hand and against the harness beside the shared cases."""

import json
import subprocess
import sys

import pytest
from paths import SHARED, needs_shared

from newswatch.detect.contract import answer
from newswatch.evaluate import measure_funding


def case(name, kind=None, *, lang="en", **more):
    sums = more.pop("sums", [("USD", 5)] if kind else [])
    return {
        "id": name,
        "headline": f"Story {name}",
        "lang": lang,
        "is_funding": kind is not None,
        "type": kind,
        "amounts": [{"text": "x", "currency": code, "value": value} for code, value in sums],
        "funders": ["Banyan Row"],
        "recipients": ["Kite Labs"],
        "round": None,
        "period_years": None,
    } | more


RIGHT = case("a", "round")
MISSED = case("b", "pledge", lang="zh")
PLAIN = case("c")
ALARM = case("d")
CASES = [RIGHT, MISSED, PLAIN, ALARM]
ANSWERS = [RIGHT, {"id": "b", "error": "it broke"}, PLAIN, case("d", "grant")]


def measures(cases, answers, group="all"):
    return measure_funding(cases, answers)[group].measures


def test_missed_stories_and_false_alarms():
    found = measures(CASES, ANSWERS)
    assert (found["precision"].right, found["precision"].of) == (1, 2)
    assert (found["recall"].right, found["recall"].of) == (1, 2)
    errors = measure_funding(CASES, ANSWERS)["all"].errors
    assert errors == ("missed b: Story b", "false alarm d: Story d")


def test_groups_are_by_type_and_language():
    groups = measure_funding(CASES, ANSWERS)
    assert {name: group.cases for name, group in groups.items()} == {
        "all": 4,
        "lang=en": 3,
        "lang=zh": 1,
        "type=grant": 1,  # a false alarm belongs to the type it was given
        "type=pledge": 1,
        "type=round": 1,
    }
    assert groups["type=grant"].measures["precision"].value == 0
    assert groups["type=pledge"].measures["recall"].value == 0
    assert groups["lang=zh"].measures["precision"].value is None
    assert next(iter(groups)) == "all"


def test_a_case_without_answer_was_not_flagged():
    assert measures([RIGHT], [])["recall"].value == 0
    assert "lang=unknown" in measure_funding([RIGHT | {"lang": None}], [])


@pytest.mark.parametrize(
    ("wanted", "found", "is_right"),
    [
        ([("USD", 1000), ("HKD", 7800)], [("HKD", 7800)], True),
        ([("USD", 1000)], [("USD", 1005), ("USD", 9)], True),
        ([("USD", 1000)], [("USD", 1006)], False),
        ([("USD", 1000)], [("SGD", 1000)], False),
        ([("USD", 1000)], [("USD", 9), ("USD", 1000)], False),
        ([("USD", 1000)], [], False),
        ([], [("USD", 1000)], False),
        ([], [], True),
    ],
)
def test_the_main_sum_is_the_first_and_any_of_the_announced_ones(wanted, found, is_right):
    pair = [case("a", "round", sums=wanted)], [case("a", "round", sums=found)]
    assert measures(*pair)["headline_sum"].right == is_right
    assert ("headline_sum a" in str(measure_funding(*pair)["all"].errors)) == (not is_right)


def test_facts_are_counted_where_both_say_funding():
    wanted = case("a", "round", round="seed", period_years=None, funders=["Banyan Row", "Kin"])
    found = case("a", "strategic", round="series-a", funders=["Banyan Row Ventures"], recipients=[])
    told = measures([wanted], [found])
    assert (told["type"].value, told["company_or_programme"].value) == (0, 1)
    assert (told["funders"].right, told["funders"].of) == (2, 3)
    assert (told["recipients"].right, told["recipients"].of) == (0, 1)
    assert (told["round"].right, told["round"].of) == (0, 1)
    assert told["period_years"].value is None
    assert len(measure_funding([wanted], [found])["all"].errors) == 3


def test_recipients_of_programme_money_do_not_count():
    wanted = case("a", "pledge", recipients=["the city's film makers"])
    found = case("a", "pledge", recipients=["films"])
    assert measures([wanted], [found])["recipients"].of == 0
    assert measure_funding([wanted], [found])["all"].errors == ()


@needs_shared
def test_the_harness_beside_the_shared_cases_counts_the_same(tmp_path):
    """Two programs written apart from one description."""
    path = SHARED / "funding" / "dev.jsonl"
    lines = path.read_text("utf-8").splitlines()
    answers = [answer(line) for line in lines]
    (tmp_path / "answers.jsonl").write_text("\n".join(map(json.dumps, answers)), "utf-8")
    counted = subprocess.run(
        [sys.executable, SHARED / "funding/score_funding.py", path, tmp_path / "answers.jsonl"],
        capture_output=True,
        check=True,
    )
    theirs = json.loads(counted.stdout)
    ours = measures(map(json.loads, lines), answers)
    for name, measure in ours.items():
        key = f"{name}_f1" if name in {"amounts", "funders", "recipients"} else name
        assert measure.value == pytest.approx(theirs[key], abs=5e-5), name
    bounds = [round(ours["precision"].low, 3), round(ours["precision"].high, 3)]
    assert bounds == theirs["precision_95"]
