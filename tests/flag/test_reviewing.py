"""The sample, the answers, and the record that follows them."""

from dataclasses import replace

import pytest
from flag.answering import drawn, found_out, live, right, say, states, the, wrong
from flag.stories import ALL, PLAIN, PLEDGE, PLEDGE_BODY, clock, config, put

from newswatch import store
from newswatch.flag import flag, send
from newswatch.flag.reviewing import (
    Answer,
    MovedError,
    judge_unjudged,
)
from newswatch.model import Rule
from newswatch.store.transactions import run

YOUNG = Rule(name="young", targets=("log",), max_age_days=3650)


# ── the sample ───────────────────────────────────────────────────────────────────────────────────


def test_the_same_seed_draws_the_same_stories(stories):
    numbers = [one.told.article_id for one in drawn(stories)]
    assert numbers == [one.told.article_id for one in drawn(stories)]
    assert len(numbers) == len(set(numbers)) == 4  # none was narrowly rejected
    others = {tuple(one.told.article_id for one in drawn(stories, seed=n)) for n in range(9)}
    assert len(others) > 1


def test_each_story_knows_for_how_many_it_stands(stories):
    by_stratum = {one.judged.stratum: one.drawn for one in drawn(stories)}
    assert (by_stratum["flagged"].population, by_stratum["flagged"].weight) == (3, 1.5)
    assert (by_stratum["rejected"].population, by_stratum["rejected"].weight) == (6, 3)


def test_what_was_judged_is_not_drawn_again_and_the_rest_stands_for_less(stories):
    first = drawn(stories)
    for asked in first:
        say(stories, asked, right(asked))
    second = drawn(stories)
    assert not {a.told.article_id for a in first} & {a.told.article_id for a in second}
    (flagged,) = [one for one in second if one.judged.stratum == "flagged"]
    assert flagged.drawn.weight == 1  # three, of which two are read and one is drawn
    for asked in second:
        say(stories, asked, right(asked))
    assert drawn(stories, rejected=9)[:2] != []
    all_, *_ = store.list_quality(stories)
    assert (all_.precision, all_.recall, all_.read_flagged) == (1, 1, 3)


def test_stories_from_before_judgements_were_kept_are_judged_first(stories):
    run(stories, "DELETE FROM judgements")
    assert drawn(stories) == []
    told = []
    assert judge_unjudged(stories, on_batch=told.append, clock=clock(80)) == 9
    assert told == [9]
    assert len(drawn(stories)) == 4
    assert judge_unjudged(stories) == 0


def test_a_story_that_changed_asks_again_first_and_keeps_its_place_in_the_sample(stories, tmp_path):
    asked = the(stories, 1)
    given = say(stories, asked, wrong())
    put(stories, 1, minute=95, kind="modified", body=f"{PLEDGE_BODY} Others may follow.")
    flag(stories, config(tmp_path), clock=clock(100))
    again = drawn(stories)[0]
    assert (again.told.article_id, again.before, again.drawn) == (1, given, asked.drawn)
    assert not live(stories, 1)  # what the detector says is what it said
    say(stories, again, right(again))
    assert live(stories, 1)
    assert [one.version for one in store.list_verdicts(stories, 1)] == [1, 2]
    assert store.changed_since_verdict(stories) == []


# ── the record follows ───────────────────────────────────────────────────────────────────────────


def test_right_changes_nothing_but_that_a_person_says_so(stories):
    before = store.find_announcement(stories, 1)
    say(stories, the(stories, 1), right(the(stories, 1)))
    after = store.find_announcement(stories, 1)
    assert after.facts.probability == 1
    same = {"reasons": (), "probability": 1}
    assert replace(after.facts, **same) == replace(before.facts, **same)
    assert after.facts.reasons[1:] == before.facts.reasons
    assert after.is_backfill is False
    assert states(stories) == [("all", "pending")]
    passed = the(stories, 5)
    say(stories, passed, right(passed))
    assert store.find_announcement(stories, 5) is None


def test_wrong_withdraws_it_and_what_nobody_was_sent_of_it(stories, tmp_path):
    say(stories, the(stories, 1), wrong())
    assert not live(stories, 1)
    assert [row.announcement_id for row in store.list_announcements(stories)] == [2, 3]
    assert states(stories) == [("all", "cancelled")]
    assert send(stories, config(tmp_path), clock=clock(95)).sent == 2


def test_what_a_story_announces_after_a_verdict_is_told(stories, tmp_path):
    say(stories, the(stories, 1), wrong())
    more = {"headline": PLEDGE.replace("5bn", "6bn"), "body": PLEDGE_BODY.replace("$5 b", "$6 b")}
    put(stories, 1, minute=100, kind="modified", **more)
    flag(stories, config(tmp_path), clock=clock(110))
    assert live(stories, 1)
    (owed,) = store.deliveries_about(stories, "event", 1)
    assert (owed.state, owed.last_error) == ("pending", None)
    assert owed.message.headline == more["headline"]


def test_an_edit_on_which_a_verdict_holds_stays_untold(stories, tmp_path):
    say(stories, the(stories, 1), wrong())
    put(stories, 1, minute=100, kind="modified", body=PLEDGE_BODY + "\n\nOne more line.")
    flag(stories, config(tmp_path), clock=clock(110))
    assert (live(stories, 1), states(stories)) == (False, [("all", "cancelled")])


def test_what_was_sent_stays_sent(stories, tmp_path):
    send(stories, config(tmp_path), clock=clock(80))
    say(stories, the(stories, 1), wrong())
    # Whoever was told is told that it is not so: a message of its own.
    assert states(stories) == [("all", "sent"), ("all", "pending")]


def test_a_correction_is_told_where_nobody_was_told_yet(stories):
    asked = the(stories, 1)
    facts = replace(asked.shown, type="grant", funders=("Alibaba",), lead_funders=())
    answer = Answer(answer="fix", facts=facts, by="eve", fixed=("type", "funders"))
    say(stories, asked, answer)
    (message,) = [one.message for one in store.deliveries_about(stories, "event", 1)]
    assert (message.type, message.funders) == ("grant", ("Alibaba",))
    assert store.find_announcement(stories, 1).facts.type == "grant"


def test_a_correction_that_no_rule_asks_for_withholds_the_message(stories):
    asked = the(stories, 1)
    only = replace(ALL, types=("pledge",))
    answer = Answer(answer="fix", facts=replace(asked.shown, type="grant"), by="eve")
    say(stories, asked, answer, only)
    assert states(stories) == [("all", "cancelled")]


def test_a_missed_story_is_found_and_is_no_news(stories):
    asked = the(stories, 5)
    say(stories, asked, found_out(asked))
    found = store.find_announcement(stories, 5)
    assert (found.state, found.is_backfill, found.facts.type) == ("live", True, "grant")
    assert found.facts.recipients == ("The bank",)
    assert states(stories, found.event_id) == []  # the rule sets no max_age_days
    assert len(store.list_deliveries(stories)) == 3


def test_a_rule_that_wants_stories_of_a_backfill_hears_of_a_missed_one(stories):
    asked = the(stories, 5)
    asked = replace(asked, told=replace(asked.told, published_at="2026-11-21T00:00:00Z"))
    say(stories, asked, found_out(asked), YOUNG)
    found = store.find_announcement(stories, 5)
    assert states(stories, found.event_id) == [("young", "pending")]


def test_a_verdict_never_makes_news_of_a_story_that_no_rule_asked_for(stories):
    """It is corrected weeks later into what a rule asks for: that is old by then."""
    asked = the(stories, 1)
    say(stories, asked, right(asked), replace(ALL, name="another"))
    assert ("another", "pending") not in states(stories)


def test_nothing_is_stored_where_the_story_moved_meanwhile(stories, tmp_path):
    asked, other = the(stories, 1), the(stories, 2)
    put(stories, 1, minute=95, kind="modified", body=f"{PLAIN}.\n\nNothing else is known of it.")
    with pytest.raises(MovedError, match="asked again"):
        say(stories, asked, right(asked))
    say(stories, other, right(other))
    with pytest.raises(MovedError):
        say(stories, other, wrong())
    assert [one.article_id for one in store.list_verdicts(stories)] == [2]
    assert store.verify(stories) == []
