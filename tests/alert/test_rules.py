from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert import Subject, explain, match
from newswatch.model import Announcement, Rule
from newswatch.rates import Converted

NOW = datetime(2026, 10, 30, 12, tzinfo=UTC)


def test_an_empty_rule_wants_every_funding_story(rule, subject):
    assert match(rule, subject, now=NOW) == ["the detector is 93% sure, at least the 50% asked for"]


def test_what_is_no_funding_is_never_wanted(rule, subject):
    other = replace(subject, announcement=Announcement(is_funding=False, probability=0.9))
    assert match(rule, other, now=NOW) is None
    verdicts = explain(rule, other, now=NOW)
    assert verdicts[0][:3] == ("funding", False, "the story is not a funding announcement")


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"types": ("round", "pledge")}, "the type is pledge; the rule asks for round or pledge"),
        (
            {"min_usd": 1_000_000},
            "the sum is at least US$1m: US$638.6m at the rate of 2026-10-28",
        ),
        (
            {"funders": ("Tencent", "alibaba")},
            "the funder is Alibaba Digital Media and Entertainment Group",
        ),
        ({"recipients": ("cultural scene",)}, "the recipient is HK's cultural scene"),
        (
            {"sources": ("marketing_interactive",)},
            "the source is marketing_interactive; the rule asks for marketing_interactive",
        ),
        ({"languages": ("zh", "en")}, "the language is en-HK; the rule asks for zh or en"),
        ({"languages": ("EN-hk",)}, "the language is en-HK; the rule asks for EN-hk"),
        ({"words": ("Pledges HK$5bn",)}, "“Pledges HK$5bn” stands in the headline"),
        ({"words": ("nowhere", "ESPORTS")}, "“ESPORTS” stands in the body"),
        ({"min_probability": 0.93}, "the detector is 93% sure, at least the 93% asked for"),
    ],
)
def test_a_predicate_that_holds_says_why(rule, subject, asked, reason):
    reasons = match(replace(rule, **asked), subject, now=NOW)
    assert reasons is not None
    assert reasons[-1] == reason


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"types": ("round",)}, "the type is pledge; the rule asks for round"),
        (
            {"min_usd": 10**9},
            "the sum is less than US$1bn, by US$361.3m: US$638.6m at the rate of 2026-10-28",
        ),
        (
            {"funders": ("Ali", "Baba")},
            "the funder is Alibaba Digital Media and Entertainment Group, none of Ali or Baba",
        ),
        ({"recipients": ("scenery",)}, "the recipient is HK's cultural scene, none of scenery"),
        (
            {"sources": ("campaign_asia",)},
            "the source is marketing_interactive; the rule asks for campaign_asia",
        ),
        ({"languages": ("e",)}, "the language is en-HK; the rule asks for e"),
        ({"words": ("sport",)}, "neither headline nor body has any of sport"),
        ({"min_probability": 0.94}, "the detector is 93% sure, less than the 94% asked for"),
    ],
)
def test_a_predicate_that_fails_says_by_how_much(rule, subject, asked, why):
    asked_rule = replace(rule, **asked)
    assert match(asked_rule, subject, now=NOW) is None
    assert [v.why for v in explain(asked_rule, subject, now=NOW) if not v.ok] == [why]


def test_every_predicate_must_hold(rule, subject):
    both = replace(rule, types=("pledge",), words=("unheard",))
    assert match(both, subject, now=NOW) is None
    assert [v.ok for v in explain(both, subject, now=NOW)] == [True, True, True, False]


def test_facts_that_are_not_known(rule, subject, announcement):
    bare = replace(
        subject,
        language=None,
        usd=None,
        announcement=replace(announcement, type=None, funders=(), recipients=()),
    )
    asked = replace(
        rule, types=("round",), min_usd=1, funders=("x",), recipients=("y",), languages=("en",)
    )
    assert [v.why for v in explain(asked, bare, now=NOW) if not v.ok] == [
        "the type is not known; the rule asks for round",
        "no rate is known to turn HKD into US dollars",
        "the funder is not named, none of x",
        "the recipient is not named, none of y",
        "the language is not known; the rule asks for en",
    ]
    undisclosed = replace(bare, announcement=replace(bare.announcement, amounts=()))
    assert explain(asked, undisclosed, now=NOW)[3].why == "no sum is stated; US$1 is asked for"


def test_an_old_rate_is_admitted(rule, subject):
    old = Converted(
        usd=2_000_000, rate_on=datetime(2022, 3, 1, tzinfo=UTC).date(), source="ECB", is_stale=True
    )
    reasons = match(replace(rule, min_usd=1), replace(subject, usd=old), now=NOW)
    assert reasons is not None
    assert reasons[-1].endswith("US$2m at the rate of 2022-03-01 (an old rate)")


@pytest.mark.parametrize(
    ("published", "days", "ok"),
    [
        ("2026-10-28T09:30:00+08:00", None, False),
        ("2026-10-28T09:30:00+08:00", 3, True),
        ("2026-10-28T09:30:00+08:00", 2, False),
        ("2026-10-28", 2, True),  # by its last second
        ("2026-10-27", 2, False),
        ("2026-10-30T20:00:00", 2, True),  # no offset: may be ahead of us
        ("2026-11-02", 2, False),  # a date in the future is a wrong date
        ("9999-12-31T23:59:59-12:00", 2, False),
        ("yesterday", 2, False),
        (None, 2, False),
        ("", 2, False),
    ],
)
def test_backfill_is_not_news_unless_the_rule_says_how_old(rule, subject, published, days, ok):
    old = replace(subject, is_backfill=True, published=published)
    assert (match(replace(rule, max_age_days=days), old, now=NOW) is not None) is ok
    reasons = match(replace(rule, max_age_days=days), old, now=NOW) or ["backfilled"]
    assert any("backfilled" in reason for reason in reasons)
    age = next(v for v in explain(replace(rule, max_age_days=days), old, now=NOW) if v[0] == "age")
    assert age.ok is ok
    assert "backfilled" in age.why


def test_max_age_does_not_hold_back_a_story_that_is_news(rule, subject):
    late = replace(subject, published="2020-01-01")
    assert match(replace(rule, max_age_days=1), late, now=NOW) is not None


@given(st.data())
def test_hostile_stories_raise_nothing_and_reasons_are_one_line(data):
    text = st.text(st.characters(), max_size=60)
    found = Announcement(
        is_funding=True,
        probability=data.draw(st.floats(0, 1)),
        type="pledge",
        funders=tuple(data.draw(st.lists(text, max_size=3))),
    )
    subject = Subject(
        announcement=found,
        source="x",
        url=data.draw(text),
        headline=data.draw(text),
        body=data.draw(text),
        language=data.draw(st.none() | text),
        published=data.draw(st.none() | text),
        is_backfill=data.draw(st.booleans()),
    )
    rule = Rule(
        name="r", targets=("t",), words=("a",), funders=("b",), languages=("en",), max_age_days=9
    )
    for verdict in explain(rule, subject, now=NOW):
        assert len(verdict.why.splitlines()) == 1
