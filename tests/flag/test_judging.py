"""Each change is judged once, whole or not at all; what is old, edited or gone wakes nobody."""

import pytest
from flag.stories import ALL, PLEDGE_BODY, clock, config, outlet, put, remove
from store.build import at

from newswatch import store
from newswatch.errors import StoreError
from newswatch.flag import flag
from newswatch.flag.judging import ATTEMPTS
from newswatch.model import Rule
from newswatch.store.transactions import rows, run, value


@pytest.fixture(autouse=True)
def source(db):
    return outlet(db)


class Touchy(tuple):
    """The sources of a rule of which one makes our own code fail."""

    __slots__ = ()

    def __contains__(self, name):
        if name == "touchy":
            raise RuntimeError("a bug of ours")
        return True


def counted(db):
    tables = ("announcements", "events", "event_mentions", "evidence", "alerts", "deliveries")
    return {table: value(db, f"SELECT count(*) FROM {table}") for table in tables}


def judge(db, tmp_path, *rules, minute=60):
    return flag(db, config(tmp_path, *rules), clock=clock(minute))


def test_a_funding_story_is_flagged_and_owed_once(db, tmp_path):
    number = put(db)
    put(db, 2, pledge=False)
    report = judge(db, tmp_path)
    assert (report.judged, report.flagged, report.alerts, report.failed) == (2, 1, 1, 0)
    found = store.find_announcement(db, number)
    assert [(a.currency, a.value) for a in found.facts.amounts] == [("HKD", 5_000_000_000)]
    assert store.find_event(db, found.event_id).first_article_id == number
    (delivery,) = store.list_deliveries(db)
    assert (delivery.state, delivery.rule, delivery.target) == ("pending", "all", "log")
    assert delivery.message.quote
    assert {row["done_at"] for row in rows(db, "SELECT done_at FROM changes")} == {at(60)}
    assert store.verify(db) == []
    assert judge(db, tmp_path).judged == 0


def test_a_failure_in_the_middle_leaves_nothing_half(db, tmp_path):
    put(db)
    before = counted(db)
    report = judge(db, tmp_path, ALL, Rule(name="broken", targets=("log", None)))
    assert report.failed == 1
    assert counted(db) == before  # the first rule's alert is not owed either
    assert len(store.pending_changes(db)) == 1
    assert value(db, "SELECT attempts FROM changes") == 1
    assert "Error" in value(db, "SELECT error FROM changes")
    # The next call, with a sound configuration, does all of it.
    assert judge(db, tmp_path).alerts == 1
    assert value(db, "SELECT error FROM changes") is None


def test_a_change_that_fails_again_and_again_is_set_aside_and_the_others_go_on(db, tmp_path):
    outlet(db, "touchy")
    put(db, 1, source="touchy")
    rule = Rule(name="all", targets=("log",), sources=Touchy(("outlet",)))
    for attempt in range(1, ATTEMPTS + 1):
        put(db, 1 + attempt, minute=attempt + 1)
        report = judge(db, tmp_path, rule)
        assert (report.failed, report.flagged, report.alerts) == (1, 1, 1)
        assert len(store.list_quarantine(db)) == (attempt == ATTEMPTS)
    (aside,) = store.list_quarantine(db)
    assert (aside.subject_kind, aside.subject, aside.step) == ("change", "1", "flag")
    assert "a bug of ours" in aside.trace
    assert judge(db, tmp_path, rule).failed == 0
    store.release(db, aside.quarantine_id, at(90))
    assert judge(db, tmp_path).flagged == 1


def test_a_value_that_the_schema_refuses_is_the_changes_own_trouble(db, tmp_path):
    run(db, "CREATE TRIGGER no_bn BEFORE INSERT ON announcements WHEN NEW.article_id = 1"
            " BEGIN SELECT RAISE(ABORT, 'refused'); END")  # fmt: skip
    put(db, 1)
    put(db, 2, minute=2)
    report = judge(db, tmp_path)
    assert (report.failed, report.flagged) == (1, 1)


def test_a_database_that_fails_is_said_at_once(db, tmp_path):
    put(db)
    run(db, "DROP TABLE event_mentions")
    with pytest.raises(StoreError):
        judge(db, tmp_path)
    assert value(db, "SELECT count(*) FROM announcements") == 0


def test_what_is_backfill_is_flagged_and_alerts_nobody(db, tmp_path):
    number = put(db, is_backfill=True)
    report = judge(db, tmp_path)
    assert (report.flagged, report.backfilled, report.alerts) == (0, 1, 0)
    assert store.find_announcement(db, number).is_backfill


@pytest.mark.parametrize(
    ("published_at", "is_owed"),
    [("2026-11-20T00:00:00Z", 1), ("2026-11-18T00:00:00Z", 0), (None, 0)],
)
def test_a_rule_may_ask_for_backfill_that_is_young(db, tmp_path, published_at, is_owed):
    put(db, is_backfill=True, published_at=published_at)
    rule = Rule(name="all", targets=("log",), max_age_days=3)
    assert judge(db, tmp_path, rule).alerts == is_owed


def test_an_edit_is_judged_anew_and_never_alerts_twice(db, tmp_path):
    number = put(db)
    judge(db, tmp_path)
    event_id = store.find_announcement(db, number).event_id
    edited = PLEDGE_BODY.replace("HK$5 billion", "HK$6 billion")
    put(db, headline="Alibaba pledges HK$6bn to films", body=edited, minute=5, kind="modified")
    report = judge(db, tmp_path)
    assert (report.judged, report.flagged, report.alerts) == (1, 0, 0)
    found = store.find_announcement(db, number)
    assert found.facts.amounts[0].value == 6_000_000_000
    assert found.event_id == event_id
    assert store.verify(db) == []


def test_an_edit_that_makes_it_a_funding_story_is_told(db, tmp_path):
    number = put(db, pledge=False)
    assert judge(db, tmp_path).alerts == 0
    put(db, minute=5, kind="modified")
    report = judge(db, tmp_path)
    assert (report.flagged, report.alerts) == (1, 1)
    event = store.find_event(db, store.find_announcement(db, number).event_id)
    assert event.first_seen_at == at(1)  # of the story, however late it says it


@pytest.mark.parametrize("what", ["edited", "removed"])
def test_a_story_that_says_it_no_more_withdraws_it_and_a_return_wakes_nobody(db, tmp_path, what):
    number = put(db)
    judge(db, tmp_path)
    if what == "edited":
        put(db, pledge=False, minute=5, kind="modified")
    else:
        remove(db)
    assert judge(db, tmp_path).withdrawn == 1
    assert store.find_announcement(db, number).state == "withdrawn"
    put(db, minute=9, kind="modified")
    report = judge(db, tmp_path)
    assert (report.judged, report.alerts) == (1, 0)
    assert store.find_announcement(db, number).state == "live"


def test_of_several_edits_each_is_judged_with_its_own_words(db, tmp_path):
    number = put(db)
    put(db, pledge=False, minute=2, kind="modified")
    report = judge(db, tmp_path)
    assert (report.judged, report.flagged, report.withdrawn) == (2, 1, 1)
    assert store.find_announcement(db, number).state == "withdrawn"


def test_each_rule_and_target_is_owed_its_own_message(db, tmp_path):
    put(db)
    rules = (
        Rule(name="all", targets=("log", "desk")),
        Rule(name="big", targets=("log",), min_usd=600_000_000),
        Rule(name="bigger", targets=("log",), min_usd=700_000_000),
        Rule(name="other", targets=("log",), sources=("elsewhere",)),
    )
    assert judge(db, tmp_path, *rules).alerts == 3
    owed = {(row.rule, row.target) for row in store.list_deliveries(db)}
    assert owed == {("all", "log"), ("all", "desk"), ("big", "log")}


def test_a_rule_that_comes_later_tells_of_later_stories_only(db, tmp_path):
    put(db)
    judge(db, tmp_path)
    assert judge(db, tmp_path, Rule(name="late", targets=("log",))).alerts == 0
    put(db, 2, minute=2)
    assert judge(db, tmp_path, Rule(name="late", targets=("log",))).alerts == 1


def test_a_long_queue_is_judged_to_its_end(db, tmp_path):
    for number in range(1, 231):
        put(db, number, pledge=False)
    assert judge(db, tmp_path).judged == 230
