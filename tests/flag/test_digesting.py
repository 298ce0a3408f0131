"""Digests: due at their time, once, with what holds then; floods become a line."""

import json
from dataclasses import replace
from datetime import time, timedelta

import pytest
from flag.stories import PLEDGE, PLEDGE_BODY, START, config, outlet, put, remove
from store.build import at

from newswatch import store
from newswatch.errors import StoreError
from newswatch.flag import digest, flag, send
from newswatch.model import Quiet, Rule, Schedule, Target
from newswatch.store import health, matches
from newswatch.store.transactions import run, value

MORNING = Rule(name="morning", targets=("log",), digest=Schedule(at=time(8, 30)))
STORIES = Rule(name="agencies", targets=("log",), about="stories", search='agency NOT "tv desk"')


@pytest.fixture(autouse=True)
def source(db):
    return outlet(db)


def day(number, hour=0, minute=0):
    """A clock at that time of the tests' day *number*."""
    moment = START + timedelta(days=number, hours=hour, minutes=minute)
    return lambda: moment


def judged(db, tmp_path, *rules, clock, numbers=(), **more):
    for number in numbers:
        put(db, number, **more)
    return flag(db, config(tmp_path, *rules), clock=clock)


def told(db, tmp_path, *rules, clock=None):
    """Send what is owed and return the messages that arrived so far."""
    send(db, config(tmp_path, *rules), clock=clock or day(30))
    path = tmp_path / "alerts.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def headlines(message):
    return [entry["headline"] for entry in message["entries"]]


def test_a_digest_comes_at_its_time_and_tells_each_story_once(db, tmp_path):
    judged(db, tmp_path, MORNING, clock=day(0, 9))  # the rule is first seen
    judged(db, tmp_path, MORNING, clock=day(0, 10), numbers=(1, 2))
    assert told(db, tmp_path, MORNING) == []
    assert judged(db, tmp_path, MORNING, clock=day(1, 8, 29)).digests == 0
    assert judged(db, tmp_path, MORNING, clock=day(1, 8, 31)).digests == 1
    assert judged(db, tmp_path, MORNING, clock=day(1, 8, 36), numbers=(3,)).digests == 0
    (message,) = told(db, tmp_path, MORNING)
    assert message["headline"] == "morning, Mon 23 Nov 2026: 2 announcements (US$1.2bn)"
    assert len(headlines(message)) == 2
    assert judged(db, tmp_path, MORNING, clock=day(2, 8, 31)).digests == 1
    assert [len(headlines(one)) for one in told(db, tmp_path, MORNING)] == [2, 1]
    assert judged(db, tmp_path, MORNING, clock=day(3, 8, 31)).digests == 0  # nothing to tell


def test_days_without_a_run_are_caught_up_once(db, tmp_path):
    judged(db, tmp_path, MORNING, clock=day(0, 9), numbers=(1,))
    report = judged(db, tmp_path, MORNING, clock=day(4, 12), numbers=(2,))
    assert report.digests == 1
    assert digest(db, config(tmp_path, MORNING), clock=day(4, 13)).owed == 0
    (message,) = told(db, tmp_path, MORNING)
    assert len(headlines(message)) == 2
    assert message["notes"] == ["22 Nov 2026, 09:00 to 26 Nov 2026, 12:00, times of UTC."]


def test_a_cut_in_the_middle_leaves_all_for_the_next_time(db, tmp_path):
    judged(db, tmp_path, MORNING, clock=day(0, 9), numbers=(1,))
    for table in ("digests", "alerts", "deliveries"):
        run(db, f"CREATE TRIGGER cut BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'x'); END")
        with pytest.raises(StoreError):
            digest(db, config(tmp_path, MORNING), clock=day(1, 9))
        run(db, "DROP TRIGGER cut")
        assert len(matches.waiting_matches(db, "morning")) == 1
        assert value(db, "SELECT count(*) FROM alerts") == 0
    assert digest(db, config(tmp_path, MORNING), clock=day(1, 9)).owed == 1
    assert matches.waiting_matches(db, "morning") == []


def test_what_does_not_hold_any_more_is_not_told(db, tmp_path):
    judged(db, tmp_path, MORNING, clock=day(0, 9), numbers=(1, 2, 3))
    remove(db, 1)
    put(db, 2, minute=6, kind="modified", pledge=False)
    report = judged(db, tmp_path, MORNING, clock=day(1, 9))
    (message,) = told(db, tmp_path, MORNING)
    assert report.digests == 1
    assert [entry["url"][-2:] for entry in message["entries"]] == ["-3"]
    assert value(db, "SELECT count(*) FROM matches WHERE dropped IS NOT NULL") == 2
    # Announced after all: the next digest tells it.
    put(db, 2, minute=7, kind="modified")
    judged(db, tmp_path, MORNING, clock=day(1, 10))
    judged(db, tmp_path, MORNING, clock=day(2, 10))
    assert [entry["url"][-2:] for entry in told(db, tmp_path, MORNING)[1]["entries"]] == ["-2"]


def test_an_empty_digest_is_sent_where_the_rule_says_so(db, tmp_path):
    always = replace(MORNING, send_empty=True)
    judged(db, tmp_path, always, clock=day(0, 9))
    judged(db, tmp_path, always, clock=day(1, 9))
    (message,) = told(db, tmp_path, always)
    assert message["headline"] == "morning, Mon 23 Nov 2026: nothing new"


def test_blind_sources_are_named_at_the_end(db, tmp_path):
    judged(db, tmp_path, MORNING, clock=day(0, 9), numbers=(1,))
    number = value(db, "SELECT id FROM sources")
    said = {"reason": "timeout", "detail": "no answer", "began_at": at(600), "now": at(700)}
    health.save_state(db, number, state="blind", **said)
    judged(db, tmp_path, MORNING, clock=day(1, 9))
    (message,) = told(db, tmp_path, MORNING)
    assert message["notes"][0] == "1 of 1 source was blind since 2026-11-22 10:00:"
    assert message["notes"][1] == "Outlet: blind since 2026-11-22 10:00; no answer"


def test_a_rule_about_stories_tells_stories_alone_or_in_a_digest(db, tmp_path):
    both = replace(STORIES, name="both", digest=Schedule(at=time(8, 30)))
    put(db, 1, pledge=False)
    put(db, 2)
    report = judged(db, tmp_path, STORIES, both, clock=day(0, 9))
    assert report.alerts == 1
    judged(db, tmp_path, STORIES, both, clock=day(1, 9))
    alone, together = told(db, tmp_path, STORIES, both)
    assert (alone["about"], alone["headline"]) == ("story", "Bank appoints a new agency")
    assert alone["sums"] == []
    assert together["headline"] == "both, Mon 23 Nov 2026: 1 story"
    put(db, 1, minute=5, kind="modified", pledge=False)  # an edit is no second story
    assert judged(db, tmp_path, STORIES, both, clock=day(1, 10)).alerts == 0


def test_beyond_the_budget_of_an_hour_a_line_stands_for_the_rest(db, tmp_path):
    few = Rule(name="few", targets=("log",), budget=2)
    report = judged(db, tmp_path, few, clock=day(0, 9, 5), numbers=range(1, 8))
    assert (report.alerts, report.digests) == (2, 0)
    assert judged(db, tmp_path, few, clock=day(0, 9, 59)).digests == 0
    assert judged(db, tmp_path, few, clock=day(0, 10), numbers=(9,)).digests == 1
    messages = told(db, tmp_path, few)
    assert len(messages) == 4
    (line,) = [one["headline"] for one in messages if one["kind"] == "digest"]
    assert line.startswith("5 more stories of Outlet, 09:00 to 10:00 on 22 Nov: Alibaba pledges")
    assert digest(db, config(tmp_path, few), clock=day(0, 12)).owed == 0


def test_look_alikes_in_a_digest_become_a_line_too(db, tmp_path):
    few = replace(MORNING, budget=2)
    judged(db, tmp_path, few, clock=day(0, 9), numbers=range(1, 6))
    judged(db, tmp_path, few, clock=day(1, 9))
    (message,) = told(db, tmp_path, few)
    assert len(message["entries"]) == 2
    assert message["lines"][0].startswith("3 more stories of Outlet, 09:00 to 10:00 on 22 Nov: ")


def test_messages_wait_for_the_end_of_the_quiet_hours(db, tmp_path):
    night = Rule(name="night", targets=("log",), quiet=Quiet(start=time(22), end=time(7)))
    judged(db, tmp_path, night, clock=day(0, 23), numbers=(1,))
    assert told(db, tmp_path, night, clock=day(1, 6, 59)) == []
    assert len(told(db, tmp_path, night, clock=day(1, 7))) == 1


def test_a_rule_that_loses_its_digest_tells_what_waited_at_once(db, tmp_path):
    judged(db, tmp_path, MORNING, clock=day(0, 9), numbers=(1,))
    now = replace(MORNING, digest=None)
    assert judged(db, tmp_path, now, clock=day(0, 10)).digests == 1
    assert judged(db, tmp_path, now, clock=day(0, 11), numbers=(2,)).alerts == 1
    assert len(told(db, tmp_path, now)) == 2


def test_each_target_gets_the_digest_once_under_its_own_key(db, tmp_path):
    two = replace(MORNING, targets=("log", "desk"))
    desk = Target(name="desk", kind="log", options={"file": str(tmp_path / "desk.jsonl")})
    judged(db, tmp_path, two, clock=day(0, 9), numbers=(1,))
    judged(db, tmp_path, two, clock=day(1, 9))
    send(db, config(tmp_path, two, desk=desk), clock=day(1, 9))
    one, other = (
        json.loads((tmp_path / name).read_text()) for name in ("alerts.jsonl", "desk.jsonl")
    )
    assert one["entries"] == other["entries"]
    assert one["key"] != other["key"]


def test_one_rule_that_breaks_stops_no_other(db, tmp_path):
    broken = replace(MORNING, name="broken", time_zone="No/Where")
    judged(db, tmp_path, broken, MORNING, clock=day(0, 9), numbers=(1,))
    report = digest(db, config(tmp_path, broken, MORNING), clock=day(1, 9))
    assert (report.owed, report.failed) == (1, 1)
    assert headlines(told(db, tmp_path, MORNING)[0]) == [PLEDGE]


def test_what_a_digest_told_is_corrected_once_in_the_next(db, tmp_path):
    judged(db, tmp_path, MORNING, clock=day(0, 9), numbers=(1, 2, 3))
    judged(db, tmp_path, MORNING, clock=day(1, 9))
    six = PLEDGE.replace("5bn", "6bn"), PLEDGE_BODY.replace("$5 billion", "$6 billion")
    put(db, 1, minute=2000, kind="modified", headline=six[0], body=six[1])
    remove(db, 2, minute=2001)
    put(db, 3, minute=2002, kind="modified", headline=f"{PLEDGE} today")  # the same facts
    judged(db, tmp_path, MORNING, clock=day(1, 10))
    assert judged(db, tmp_path, MORNING, clock=day(2, 9)).digests == 1
    message = told(db, tmp_path, MORNING)[1]
    assert message["headline"] == "morning, Tue 24 Nov 2026: 2 corrections"
    changes = {entry["url"][-1]: entry["changes"] for entry in message["entries"]}
    assert changes["1"][0].startswith("The sum is HK$6bn (HKD 6,000,000,000), not HK$5bn")
    assert changes["2"] == ["The outlet has taken the story down."]
    assert [*changes] == ["2", "1"]
    # Once: neither is said again the day after.
    assert judged(db, tmp_path, MORNING, clock=day(3, 9)).digests == 0


def test_a_rule_finds_a_party_under_its_other_names(db, tmp_path):
    store.add_alias(db, "Taobao House", "Alibaba Digital Media and Entertainment Group")
    known = Rule(name="known", targets=("log",), funders=("taobao",))
    assert judged(db, tmp_path, known, clock=day(0, 9), numbers=(1,)).alerts == 1
    (message,) = told(db, tmp_path, known)
    assert message["reasons"][-1] == (
        "the funder is Alibaba Digital Media and Entertainment Group (Taobao House)"
    )


def test_a_story_that_is_forgotten_leaves_digests_and_lines_too(db, tmp_path):
    few = replace(MORNING, budget=1)
    flood = Rule(name="flood", targets=("log",), budget=1)
    secret = "Zebra studio raises $5m from a very shy backer who would rather not be named at all"
    put(db, 1)
    put(db, 2, headline=secret)
    judged(db, tmp_path, few, flood, clock=day(0, 9))
    judged(db, tmp_path, few, flood, clock=day(1, 9))
    messages = "SELECT count(*) FROM alerts WHERE message LIKE '%Zebra%'"
    assert value(db, messages) == 2
    store.forget_article(db, 2, reason="asked for", now=at(5000))
    assert value(db, messages) == 0
    assert value(db, "SELECT count(*) FROM alerts WHERE message LIKE '%Alibaba pledges%'") == 2


def test_a_clock_that_was_years_ahead_for_a_while_costs_no_digest(db, tmp_path):
    judged(db, tmp_path, MORNING, clock=day(0, 9))
    judged(db, tmp_path, MORNING, clock=day(1400, 9), numbers=(1,))
    judged(db, tmp_path, MORNING, clock=day(1, 8, 29), numbers=(2,))
    assert judged(db, tmp_path, MORNING, clock=day(1, 8, 31)).digests == 1
    assert judged(db, tmp_path, MORNING, clock=day(1, 8, 36)).digests == 0
    first, second = told(db, tmp_path, MORNING)
    assert (len(headlines(first)), len(headlines(second))) == (0 + 1, 1)
