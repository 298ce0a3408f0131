"""`rules test` shows what would have been sent and writes nothing; `rules explain` says why."""

import json

import pytest
from flag.stories import ALL, clock, config, outlet, put
from store.build import at

from newswatch import store
from newswatch.flag import flag
from newswatch.store.transactions import rows

RULES = """
database = "news.db"

[targets.log]
kind = "log"
file = "alerts.jsonl"

[[rules]]
name = "large"
targets = ["log"]
min_sum = "USD 700m"
any = [{ types = ["round"] }, { search = "films NOT television" }]

[[rules]]
name = "few"
targets = ["log"]
budget = 2

[[rules]]
name = "morning"
targets = ["log"]
digest = "daily 08:30"
time_zone = "Asia/Hong_Kong"

[[rules]]
name = "agencies"
targets = ["log"]
about = "stories"
search = '"new agency"'
"""


@pytest.fixture
def db(tmp_path, monkeypatch):
    """Five pledges of one hour, one of them from a first crawl, and a plain story, judged."""
    (tmp_path / "newswatch.toml").write_text(RULES, "utf-8")
    database = store.open_database(tmp_path / "news.db", create=True)
    outlet(database)
    for number in range(1, 5):
        put(database, number, minute=number)
    put(database, 5, minute=30, is_backfill=True, published_at=at(2))
    put(database, 6, minute=6, pledge=False)
    flag(database, config(tmp_path, ALL), clock=clock())
    monkeypatch.setattr("newswatch.cli.rules.now", clock(3 * 1440))
    yield database
    database.close()


def dump(db):
    names = ("alerts", "deliveries", "matches", "digests", "changes", "announcements")
    return {name: rows(db, f"SELECT * FROM {name}") for name in names}


def trials(called, *args):
    code, out, err = called("rules", "test", *args, "--json")
    assert (code, err) == (0, "")
    return {trial["rule"]: trial for trial in json.loads(out)}


def test_a_trial_shows_what_each_rule_would_have_sent_and_writes_nothing(called, db):
    before = dump(db)
    told = trials(called)
    assert dump(db) == before
    ways = {name: [one["way"] for one in trial["messages"]] for name, trial in told.items()}
    assert ways == {
        "large": [],
        "few": ["alone", "alone", "flood"],
        "morning": ["digest"],
        "agencies": ["alone"],
    }
    assert told["few"]["messages"][2]["message"]["headline"].startswith("3 more stories of Outlet")
    (digest,) = told["morning"]["messages"]
    assert digest["at"] == "2026-11-22T00:30:00Z"
    assert len(digest["message"]["entries"]) == 5
    assert (told["morning"]["stories"], told["morning"]["matches"]) == (6, 5)
    assert told["morning"]["old"] == 1


def test_a_trial_of_one_rule_and_few_days(called, db):
    assert [*trials(called, "few")] == ["few"]
    assert trials(called, "few", "--days", "1")["few"]["stories"] == 0
    code, _, err = called("rules", "test", "larg")
    assert code == 2
    assert "no rule is named 'larg'; there are: large, few, morning, agencies" in err


def test_a_trial_reads_as_text(called, db):
    code, out, _ = called("rules", "test", "--limit", "2")
    assert code == 0
    assert "few → log" in out
    assert "Would have sent to each target: 2 messages at once, 1 line for what went" in out
    assert "1 of these were old when they were first read" in out
    assert "1 earlier messages; --limit shows more" in out
    assert "morning, Sun 22 Nov 2026: 5 announcements (US$3." in out
    assert "(old)" in out


def test_a_rule_says_which_predicate_failed_and_by_how_much(called, db):
    code, out, _ = called("rules", "explain", "large", "1")
    assert code == 0
    assert "large: does NOT match; 1 of 4 predicates fail" in out
    assert "- min_sum: the sum is less than USD 700m (US$700m), by US$" in out
    assert "+ any: “films” stands in the body" in out
    assert "- any[0]: the type is pledge; the rule asks for round" in out
    told = json.loads(called("rules", "explain", "large", "1", "--json")[1])
    assert told["matches"] is False
    (within,) = [one["parts"] for one in told["predicates"] if one["predicate"] == "any"]
    assert [one["ok"] for one in within] == [False, True]
    assert "matches; all" in called("rules", "explain", "few", "1")[1]
    assert "backfilled" in called("rules", "explain", "few", "5")[1]


def test_what_is_not_there_is_said(called, db):
    assert called("rules", "explain", "large", "99")[0] == 1
    assert called("rules", "explain", "none", "1")[0] == 2


def test_a_rule_that_cannot_work_is_refused_before_anything_is_read(called, tmp_path):
    (tmp_path / "newswatch.toml").write_text(RULES + 'sources = ["nobody"]\n', "utf-8")
    code, _, err = called("rules", "test")
    assert code == 2
    assert "newswatch.toml:30: rule agencies: sources holds 'nobody'" in err
