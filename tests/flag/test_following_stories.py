"""Who was told of a story as a story hears that it is gone and that it is back."""

from dataclasses import replace
from datetime import time

import pytest
from flag.stories import NOTHING, SIX, edit, judge, lines, outlet, put, remove, tell

from newswatch import store
from newswatch.model import Quiet, Rule


@pytest.fixture(autouse=True)
def source(db):
    return outlet(db)


STORIES = Rule(name="stories", targets=("log",), about="stories", search="agency OR cultural")


def plain(db, tmp_path, minute, rule, kind="modified", **words):
    """Store a version of a story that announces nothing, and judge it."""
    put(db, 1, minute=minute, kind=kind, **{**NOTHING, **words})
    return judge(db, tmp_path, minute, rule)


def told_of_story(db):
    return [(row.kind, row.state) for row in store.deliveries_about(db, "article", 1)]


def test_a_plain_story_that_is_gone_before_it_was_told_is_not_told(db, tmp_path):
    quiet = replace(STORIES, quiet=Quiet(start=time(0), end=time(7)))
    plain(db, tmp_path, 1, quiet, kind="new")
    remove(db, 1, minute=5)
    judge(db, tmp_path, 5, quiet)
    assert tell(db, tmp_path, 500, quiet).sent == 0
    assert told_of_story(db) == [("first", "cancelled")]
    # There again, still by night: it waits for the morning once more.
    plain(db, tmp_path, 20, quiet)
    assert tell(db, tmp_path, 21, quiet).sent == 0
    assert tell(db, tmp_path, 421, quiet).sent == 1
    assert [line["kind"] for line in lines(tmp_path)] == ["first"]


def test_a_plain_story_is_told_as_it_stands_or_not_if_the_rule_wants_it_no_more(db, tmp_path):
    plain(db, tmp_path, 1, STORIES, kind="new")
    plain(db, tmp_path, 2, STORIES, headline="Bank appoints two new agency partners")
    (row,) = store.deliveries_about(db, "article", 1)
    assert row.message.headline == "Bank appoints two new agency partners"
    plain(db, tmp_path, 3, STORIES, headline="Bank appoints nobody", body="It thinks it over.")
    assert told_of_story(db) == [("first", "cancelled")]


def test_who_was_told_of_a_plain_story_hears_that_it_is_gone_and_that_it_is_back(db, tmp_path):
    plain(db, tmp_path, 1, STORIES, kind="new")
    tell(db, tmp_path, 2, STORIES)
    assert plain(db, tmp_path, 3, STORIES, headline="Bank: an agency").alerts == 0
    remove(db, 1, minute=10)
    assert judge(db, tmp_path, 10, STORIES).alerts == 1
    tell(db, tmp_path, 11, STORIES)
    plain(db, tmp_path, 20, STORIES)
    tell(db, tmp_path, 21, STORIES)
    one, two, three = lines(tmp_path)
    assert (two["kind"], two["about"]) == ("withdrawn", "story")
    assert two["changes"] == ["The outlet has taken the story down."]
    assert (three["kind"], three["changes"]) == ("correction", ["The story is there again."])
    assert two["earlier"] == [one["key"]]


def test_a_story_rule_that_told_of_money_tells_of_its_correction(db, tmp_path):
    put(db, 1, minute=1)
    judge(db, tmp_path, 1, STORIES)
    tell(db, tmp_path, 2, STORIES)
    edit(db, tmp_path, 10, SIX, STORIES)
    tell(db, tmp_path, 11, STORIES)
    edit(db, tmp_path, 20, NOTHING, STORIES)
    tell(db, tmp_path, 21, STORIES)
    one, two, three = lines(tmp_path)
    assert (one["about"], two["kind"], three["kind"]) == ("funding", "correction", "withdrawn")
    assert "announces no funding any more" in three["changes"][0]
    assert two["follows"] == three["follows"] == one["key"]
