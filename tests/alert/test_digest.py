"""What a digest tells, in which order, and where it stops."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from alert_subjects import TOLD
from hypothesis import given
from hypothesis import strategies as st

from newswatch.alert import html, plain_text
from newswatch.alert.digest import MOST_ENTRIES, Collected, compose_digest, compose_flood
from newswatch.alert.text import plain
from newswatch.model import Announcement, Rule
from newswatch.rates import Converted

UNTIL = datetime(2026, 10, 29, 0, 30, tzinfo=UTC)
RULE = Rule(name="all funding", targets=("desk",), time_zone="Asia/Hong_Kong")
STORY = Announcement(is_funding=False, probability=0.1)


@pytest.fixture
def collected(subject):
    """Return what waits: a story with so many dollars (None: no sum; "story": no funding)."""

    def one(usd, minute=0, **more):
        if usd == "story":
            more |= {"announcement": STORY}
        day = subject.usd.rate_on
        dollars = Converted(usd=usd, rate_on=day, source="ECB", is_stale=False)
        told = replace(
            subject,
            **{"headline": f"{usd} at {minute}", "usd": dollars if isinstance(usd, int) else None}
            | more,
        )
        return Collected(subject=told, matched_at=UNTIL - timedelta(minutes=600 - minute))

    return one


def digest(*collected, rule=RULE, notes=()):
    since = UNTIL - timedelta(days=1)
    return compose_digest(rule, collected, "k", since=since, until=UNTIL, notes=notes)


def test_the_largest_sum_comes_first_and_stories_last(collected):
    told = digest(
        collected("story", 1), collected(None, 2), collected(5, 3), collected("story", 4),
        collected(9_000_000, 5), collected(None, 6),
    )  # fmt: skip
    heads = [entry.headline for entry in told.entries]
    assert heads == [
        "9000000 at 5", "5 at 3", "None at 6", "None at 2", "story at 4", "story at 1",
    ]  # fmt: skip
    assert told.headline == ("all funding, Thu 29 Oct 2026: 4 announcements (US$9m), 2 stories")
    assert told.notes == ("28 Oct 2026, 08:30 to 29 Oct 2026, 08:30, times of Asia/Hong_Kong.",)


def test_times_are_those_of_the_rules_zone(collected):
    at_zulu = collected(5, published="2026-10-28T01:30:00Z")
    assert digest(at_zulu).entries[0].published == "2026-10-28T09:30:00+08:00"
    ends = ("9999-12-31T23:59:59Z", "0001-01-01T00:00:00+08:00")
    for kept in ("2026-10-28", "2026-10-28T01:30:00", None, "soon", *ends):
        assert digest(collected(5, published=kept)).entries[0].published == kept


def test_what_is_too_much_is_counted_by_outlet(collected):
    many = [collected(MOST_ENTRIES + 10 - n) for n in range(MOST_ENTRIES + 5)]
    told = digest(*many)
    assert len(told.entries) == MOST_ENTRIES
    assert told.lines == ("5 more stories of Marketing-Interactive: 10 at 0; 9 at 0; 8 at 0; …",)
    assert f"{MOST_ENTRIES + 5} announcements" in told.headline


def test_the_budget_keeps_the_largest_of_an_hour(collected):
    told = digest(
        *(collected(n, 1) for n in (1, 5, 3)), collected(2, 70), rule=replace(RULE, budget=1)
    )
    assert [entry.headline for entry in told.entries] == ["5 at 1", "2 at 70"]
    assert told.lines == (
        "2 more stories of Marketing-Interactive, 22:00 to 23:00 on 28 Oct: 3 at 1; 1 at 1",
    )


def test_nothing_that_a_page_says_gets_out_of_its_line(collected):
    wild = collected(5, headline="a\r\nBcc: x\x1b[31m\u202e", outlet="o\nut", source="s")
    told = digest(wild, wild, rule=replace(RULE, budget=1), notes=["n\n\x07"])
    texts = [told.headline, *told.lines, *told.notes, told.entries[0].headline]
    assert all(plain(text) == text for text in texts)


@given(st.text(st.characters(), max_size=40), st.datetimes(timezones=st.timezones()) | st.none())
def test_whatever_a_page_says_a_digest_is_composed(text, moment):
    found = replace(STORY, is_funding=True, type=text, funders=(text,), recipients=(text,))
    story = replace(
        TOLD,
        announcement=found,
        headline=text,
        outlet=text,
        url=text,
        published=moment.isoformat() if moment else text,
    )
    one = Collected(subject=story, matched_at=UNTIL, reasons=(text,), also=(text,))
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
        told = digest(one, rule=replace(RULE, time_zone=zone))
        assert len(told.entries) == 1
        assert html(told).endswith("</html>\n")
        assert plain_text(told)


def test_a_flood_is_one_line_and_why(collected):
    told = compose_flood(RULE, [collected(5)], "k", hour=UNTIL - timedelta(hours=2), until=UNTIL)
    assert plain_text(told) == (
        "1 more story of Marketing-Interactive, 06:30 to 07:30 on 29 Oct: 5 at 0\n\n"
        "About this digest\n-----------------\n"
        "- You are told because of the rule “all funding”.\n"
    )


def test_look_alikes_of_a_flood_are_named_once(collected):
    hour = UNTIL - timedelta(hours=2)

    def names(*told):
        said = compose_flood(RULE, [*told], "k", hour=hour, until=UNTIL).headline
        return said.rpartition(": ")[2]

    assert names(*[collected(5)] * 40) == "5 at 0"
    assert names(*[collected(5)] * 40, collected(6), collected(7)) == "5 at 0; 6 at 0; 7 at 0"
    assert names(collected(5), collected(6), collected(7), collected(7)) == (
        "5 at 0; 6 at 0; 7 at 0; …"
    )
