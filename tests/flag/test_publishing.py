"""Feeds: written whole, the same names for ever, and nothing in them that is not so any more."""

import json
import os

import feedparser
import pytest
from flag.stories import ALL, PLEDGE, PLEDGE_BODY, clock, config, outlet, put, remove
from store.build import at

from newswatch import store
from newswatch.alert.channels import check_options
from newswatch.alert.feed import name_of
from newswatch.errors import ConfigError
from newswatch.flag import flag, send
from newswatch.model import Rule, Target

SITE = (Rule(name="all funding", targets=("site",)),)


@pytest.fixture(autouse=True)
def source(db):
    return outlet(db)


@pytest.fixture
def site(tmp_path):
    options = {"folder": str(tmp_path / "feeds"), "base_url": "https://news.example/feeds/"}
    return Target(name="site", kind="feed", options=options)


def step(db, tmp_path, site, minute, rules=SITE):
    configured = config(tmp_path, *rules, site=site)
    flag(db, configured, clock=clock(minute))
    return send(db, configured, clock=clock(minute))


def read(tmp_path, name="all-funding"):
    parsed = feedparser.parse((tmp_path / "feeds" / f"{name}.atom").read_bytes())
    assert not parsed.bozo
    items = json.loads((tmp_path / "feeds" / f"{name}.json").read_text())["items"]
    assert [one.id for one in parsed.entries] == [item["id"] for item in items]
    return parsed.entries


def test_a_feed_tells_what_its_rule_told_newest_first(db, tmp_path, site):
    assert step(db, tmp_path, site, 0).sent == 0
    assert read(tmp_path) == []  # there to be subscribed to before the first story
    for number in (1, 2):
        put(db, number, minute=number)
    assert step(db, tmp_path, site, 5).sent == 2
    entries = read(tmp_path)
    assert [one.link.rpartition("-")[2] for one in entries] == ["2", "1"]
    assert [row.state for row in store.list_deliveries(db)] == ["sent", "sent"]
    assert entries[0].published == at(5)
    (link,) = [
        one.href
        for one in feedparser.parse((tmp_path / "feeds/all-funding.atom").read_bytes()).feed.links
    ]
    assert link == "https://news.example/feeds/all-funding.atom"


def test_a_correction_changes_its_entry_and_a_withdrawal_says_so(db, tmp_path, site):
    put(db, 1, minute=1)
    step(db, tmp_path, site, 2)
    (first,) = read(tmp_path)
    put(db, 1, minute=10, kind="modified", headline=PLEDGE.replace("5bn", "6bn"),
        body=PLEDGE_BODY.replace("5 billion", "6 billion"))  # fmt: skip
    step(db, tmp_path, site, 11)
    (second,) = read(tmp_path)
    remove(db, 1, minute=20)
    step(db, tmp_path, site, 21)
    (third,) = read(tmp_path)
    assert first.id == second.id == third.id
    assert first.published == second.published == third.published == at(2)
    assert [one.updated for one in (first, second, third)] == [at(2), at(11), at(21)]
    assert second.title.startswith("Corrected (pledge)")
    assert "The sum is" in second.content[0].value
    assert third.title.startswith("Withdrawn (pledge)")


def test_a_feed_is_bounded_and_one_that_is_gone_comes_back(db, tmp_path, site):
    site.options["entries"] = 3
    for number in range(1, 6):
        put(db, number, minute=number)
        step(db, tmp_path, site, number)
    told = [one.link.rpartition("-")[2] for one in read(tmp_path)]
    assert told == ["5", "4", "3"]
    for file in (tmp_path / "feeds").iterdir():
        file.unlink()
    assert step(db, tmp_path, site, 9).sent == 0
    assert [one.link.rpartition("-")[2] for one in read(tmp_path)] == told


def test_what_does_not_change_is_not_written_again(db, tmp_path, site):
    put(db, 1, minute=1)
    step(db, tmp_path, site, 2)
    file = tmp_path / "feeds/all-funding.atom"
    os.utime(file, (1, 1))
    step(db, tmp_path, site, 9)
    assert file.stat().st_mtime == 1


def test_each_rule_has_its_own_feed(db, tmp_path, site):
    rules = (*SITE, Rule(name="Größtes: > $1m!", targets=("site",), min_usd=1), ALL)
    put(db, 1, minute=1)
    assert step(db, tmp_path, site, 2, rules).sent == 3
    names = {file.name for file in (tmp_path / "feeds").iterdir()}
    other = name_of("Größtes: > $1m!")
    assert names == {f"{n}.{end}" for n in ("all-funding", other) for end in ("atom", "json")}
    assert len(read(tmp_path, other)) == 1


def test_a_folder_that_is_none_is_an_error_and_the_messages_stay_owed(db, tmp_path, site):
    (tmp_path / "feeds").write_text("a file")
    put(db, 1, minute=1)
    step(db, tmp_path, site, 2)
    (row,) = store.list_deliveries(db)
    assert (row.state, "cannot write" in row.last_error) == ("failed", True)
    assert row.next_attempt_at > at(2)
    (tmp_path / "feeds").unlink()
    assert step(db, tmp_path, site, 60).sent == 1
    assert len(read(tmp_path)) == 1


def test_a_kill_between_file_and_mark_does_no_harm(db, tmp_path, site, monkeypatch):
    put(db, 1, minute=1)
    monkeypatch.setattr("newswatch.flag.publishing.store.mark_sent", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        step(db, tmp_path, site, 2)
    monkeypatch.undo()
    before = (tmp_path / "feeds/all-funding.atom").read_bytes()
    assert step(db, tmp_path, site, 60).sent == 1
    assert (tmp_path / "feeds/all-funding.atom").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({}, "folder is missing"),
        ({"folder": ""}, "folder must be a path"),
        ({"folder": "f", "entries": 0}, "entries must be 1 to 1000"),
        ({"folder": "f", "entries": True}, "entries must be"),
        ({"folder": "f", "base_url": "ftp://x"}, "base_url must be"),
        ({"folder": "f", "base_url": "https://[x"}, "base_url must be"),
    ],
)
def test_options_are_checked(options, said):
    with pytest.raises(ConfigError, match=said):
        check_options(Target(name="site", kind="feed", options=options))


def test_no_two_rules_share_a_file():
    rules = ["a b", "a-b", "A b", "a  b", "香港", "a/b", "../b", "", "a" * 500]
    assert len({name_of(rule) for rule in rules}) == len(rules)
    assert all("/" not in name_of(rule) and name_of(rule)[:1] != "." for rule in rules)
