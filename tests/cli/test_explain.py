"""`explain`: the record of a story told whole, and stories that have none."""

import json
from dataclasses import replace

import pytest
from flag.stories import ALL, MORE, PLEDGE, PLEDGE_BODY, clock, config, outlet, put
from newsroom import Site

from newswatch import store
from newswatch.flag import flag, send
from newswatch.model import Rule

RULES = """
[targets.log]
kind = "log"
file = "alerts.jsonl"

[[rules]]
name = "all"
targets = ["log"]

[[rules]]
name = "large rounds"
targets = ["log"]
types = ["round"]
min_usd = 900_000_000
"""
BIG = Rule(name="large rounds", targets=("log",), types=("round",), min_usd=900_000_000)


@pytest.fixture
def db(tmp_path):
    """A database with a pledge (1), a plain story (2), and an old pledge (3), judged and told."""
    (tmp_path / "newswatch.toml").write_text(f'database = "news.db"\n{RULES}', "utf-8")
    database = store.open_database(tmp_path / "news.db", create=True)
    outlet(database)
    put(database, 1)
    put(database, 2, pledge=False)
    put(database, 3, is_backfill=True)
    flag(database, config(tmp_path, ALL, BIG), clock=clock())
    send(database, config(tmp_path), clock=clock(61))
    yield database
    database.close()


def explained(called, story):
    code, out, err = called("explain", story, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_a_story_that_was_flagged_and_told(called, db):
    told = explained(called, 1)
    assert told["is_stored"]
    assert told["is_flagged"]
    assert told["is_alerted"]
    assert told["judged"]["version"] == 1
    proofs = {proof["fact"]: proof for proof in told["proofs"]}
    assert proofs["amounts[0]"]["quote"] == "HK$5bn"
    assert proofs["funders[0]"]["sentence"].startswith("Alibaba Digital Media")
    assert proofs["period_years"]["value"] == 5
    assert any(reason.startswith("for") for reason in told["reasons"])
    every, large = told["rules"]
    assert (every["matches"], large["matches"]) == (True, False)
    failed = {one["predicate"]: one["why"] for one in large["predicates"] if not one["ok"]}
    assert set(failed) == {"types", "min_usd"}
    assert "US$900m" in failed["min_usd"]
    (message,) = told["messages"]
    assert (message["target"], message["state"]) == ("log", "sent")
    assert message["sent_at"]


def test_people_read_it_in_lines(called, db):
    code, out, _ = called("explain", "https://outlet.example/story-1/?utm_source=x")
    assert code == 0
    for said in (
        "FLAGGED (the detector is ",
        "; ALERTED (1 sent)",
        "HK$5bn (HKD 5,000,000,000)",
        "“Alibaba Digital Media and Entertainment Group has pledged",
        "Judged: version 1 of 1, 2026-11-22T01:00:00Z, by newswatch",
        "Announcement 1 (live) of event 1; news",
        "large rounds → log: does not match",
        "- types: the type is pledge; the rule asks for round",
        "Message 1 to log (all): sent 2026-11-22T01:01:00Z, 1 attempts",
    ):
        assert said in out, said


def test_a_story_that_was_passed_over(called, db):
    told = explained(called, 2)
    assert (told["is_flagged"], told["facts"], told["announcement"]) == (False, None, None)
    assert told["why_not_alerted"] == "there is nothing to tell"
    assert told["reasons"]
    assert told["rules"][0]["predicates"][0]["predicate"] == "funding"
    out = called("explain", 2)[1]
    assert "NOT FLAGGED (the detector is" in out
    assert "NOT ALERTED: there is nothing to tell" in out


def test_an_old_story_was_not_told_because_it_is_old(called, db):
    told = explained(called, 3)
    assert (told["is_flagged"], told["is_backfill"], told["messages"]) == (True, True, [])
    assert told["why_not_alerted"] == "no rule matches"
    (age,) = [one for one in told["rules"][0]["predicates"] if not one["ok"]]
    assert age["why"] == "the story was backfilled, and the rule sets no max_age_days"
    assert "backfill, no news" in called("explain", 3)[1]


def test_a_persons_word_is_told_and_whether_it_holds(called, db):
    version = store.get_article(db, 1).version_id
    shown = store.find_judgement(db, 1).found
    for is_funding, note in ((False, "an old promise"), (True, None)):
        store.save_verdict(
            db, 1, is_funding=is_funding, note=note, decided_by="eve", now="2026-11-22T03:00:00Z",
            version_id=version, answer="fix" if is_funding else "wrong", shown=shown,
            fixed=("type",) if is_funding else (),
            facts=replace(shown, type="grant", evidence=()) if is_funding else None,
        )  # fmt: skip
    first, second = explained(called, 1)["verdicts"]
    assert (first["holds"], second["holds"]) == (False, True)
    assert second["facts"]["type"] == "grant"
    out = called("explain", 1)[1]
    assert "eve judged it so" in out
    assert "on version 1: wrong: no funding “an old promise” — does not hold any more" in out
    assert "fix (type put right): grant: HK$5bn" in out
    store.undo_verdict(db, 2, "2026-11-22T04:00:00Z")
    assert "taken back 2026-11-22T04:00:00Z" in called("explain", 1)[1]


def test_a_fact_that_only_a_person_vouches_for_says_so(called, db):
    found = store.find_announcement(db, 1)
    store.save_announcement(
        db, 1, found.version_id, replace(found.facts, evidence=()), event_id=1,
        now="2026-11-22T05:00:00Z", is_backfill=False, detector="1",
    )  # fmt: skip
    assert "a person vouches for it" in called("explain", 1)[1]


def test_another_detector_than_the_one_that_judged_is_told_apart(called, db):
    found = store.find_judgement(db, 1)
    rejected = replace(found.found, is_funding=False, type=None, reasons=("said long ago",))
    store.save_judgement(
        db, 1, found.version_id, rejected, stratum="rejected", detector="older",
        now="2026-11-22T03:00:00Z",
    )  # fmt: skip
    told = explained(called, 1)
    assert (told["judged"]["detector"], told["reasons"]) == ("older", ["said long ago"])
    assert told["today"]["is_funding"]
    assert "Today's detector says otherwise" in called("explain", 1)[1]


def test_what_waits_and_what_was_erased_is_said(called, db):
    put(db, 4)
    told = explained(called, 4)
    assert (told["judged"], told["changes"][0]["done_at"]) == (None, None)
    assert told["why_not_alerted"] == "a change waits to be judged: `newswatch flag`"
    assert "No judgement is on record" in called("explain", 4)[1]
    store.quarantine(
        db, subject_kind="change", subject="4", step="flag", error="e", now="2026-11-22T03:00:00Z"
    )
    assert explained(called, 4)["changes"][0]["is_quarantined"]
    with store.transaction(db):
        db.execute("UPDATE article_versions SET body = '' WHERE article_id = 1")
        db.execute("UPDATE articles SET body = '' WHERE id = 1")
    assert "the text is not kept" in called("explain", 1)[1]


# ── stories that are not stored ──────────────────────────────────────────────────────────────────


def test_a_file_is_read_and_judged_without_a_history(called, tmp_path):
    copied = tmp_path / "copied.txt"
    copied.write_text(f"{PLEDGE}\n\nshare on\n\n{PLEDGE_BODY}\n\nshare on\n", "utf-8")
    told = explained(called, copied)
    assert (told["is_stored"], told["is_flagged"]) == (False, True)
    assert (told["rules"], told["messages"], told["judged"]) == ([], [], None)
    assert told["facts"]["amounts"][0]["value"] == 5_000_000_000
    out = called("explain", copied)[1]
    assert "not stored: no rule was asked" in out
    assert "Rules of" not in out


def test_an_address_that_is_not_stored_is_read_too(called, db, tmp_path):
    with Site() as site:
        url = site.publish("alibaba-pledges", PLEDGE, f"{PLEDGE_BODY}\n\n{MORE}")
        path = tmp_path / "newswatch.toml"
        path.write_text('allow = ["127.0.0.0/8"]\n' + path.read_text("utf-8"), "utf-8")
        told = explained(called, url)
    assert (told["is_stored"], told["is_flagged"]) == (False, True)


@pytest.mark.parametrize("story", ["99", "9" * 30])
def test_a_number_that_is_not_stored_says_how_to_find_one(called, db, story):
    code, out, err = called("explain", story)
    assert (code, out) == (1, "")
    assert "newswatch search" in err


def test_what_is_neither_is_exit_code_2(called, db):
    code, _, err = called("explain", "no-such-file.html")
    assert code == 2
    assert "no-such-file.html is no file" in err


@pytest.mark.parametrize("verb", ["explain", "detect"])
@pytest.mark.parametrize(
    ("name", "why"), [("a.html", "the page is empty"), ("a.txt", "the text is empty")]
)
def test_a_file_that_cannot_be_read_is_named(called, tmp_path, verb, name, why):
    (tmp_path / name).write_text("", "utf-8")
    assert called(verb, name) == (1, "", f"newswatch: {name}: {why}\n")
