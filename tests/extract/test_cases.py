"""Pages of every build that we know of, read as a reader would: floors that only go up.

``case_floors.json`` holds what was measured when it was written: each measure over the first pages
(``all``) and over those ``later`` ones that are built harder (``later_all``), and by page how many
foreign texts still stand in its body; pages that are not named there have none.
"""

import json
from pathlib import Path

import pytest
from extract.cases import NAMES, body_f1, expected, leaked_outside, leaked_related, summary

FLOORS = json.loads(Path(__file__).with_name("case_floors.json").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_no_title_of_another_story_stands_in_a_body(name):
    found = leaked_related(name)
    assert len(found) <= FLOORS["leaked_related"].get(name, 0), found


@pytest.mark.parametrize("name", NAMES)
def test_what_stands_around_a_story_stays_out_of_its_body(name):
    found = leaked_outside(name)
    assert len(found) <= FLOORS["leaked_outside"].get(name, 0), found


@pytest.mark.parametrize("name", NAMES)
def test_the_body_of_each_page_is_found(name):
    assert body_f1(name) >= FLOORS["worst_body_f1"].get(name, FLOORS["each_body_f1"])


@pytest.mark.parametrize("part", ["all", "later_all"])
def test_all_pages_together_are_read_no_worse_than_before(part):
    is_later = part == "later_all"
    measured = summary([name for name in NAMES if (name in FLOORS["later"]) == is_later])
    worse = {
        measure: (round(measured[measure], 4), floor)
        for measure, floor in FLOORS[part].items()
        if measured[measure] < floor
    }
    assert not worse, f"measured, floor: {worse}"


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_labelled_without_contradiction(name):
    told = expected(name)
    rows = told["links"]
    assert {row["role"] for row in rows} <= {"in_body", "related", "tag", "author"}
    for row in rows:
        if row["role"] == "in_body":
            assert row["text"] in told["body"][row["paragraph"]]
    assert [(row["url"], row["text"]) for row in rows if row["role"] == "related"] == [
        (row["url"], row["text"]) for row in told["related"]
    ]
    addresses = {row["url"] for row in told["related"]}
    assert addresses.isdisjoint(row["url"] for row in told["optional"])
