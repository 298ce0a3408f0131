from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newswatch.fetch.clock import instant, now, stamp
from newswatch.fetch.robots_txt import MAX_BYTES, Robots, text_of
from newswatch.model import HostState

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
RULES = "User-agent: *\nDisallow: /private\nAllow: /private/open\n"


@pytest.mark.parametrize(
    ("status", "text", "is_open"),
    [
        (200, RULES, False),
        (204, "", True),
        (302, RULES, True),
        (400, RULES, True),
        (403, RULES, True),
        (404, RULES, True),
        (500, "", False),
        (503, "", False),
        (None, "", False),
    ],
)
def test_the_status_decides_before_the_text_does(status, text, is_open):
    assert Robots(status, text).allows("http://a/private/x") is is_open


def test_rules_for_our_name_stand_before_those_for_all():
    rules = Robots(
        200,
        "User-agent: newswatch\nDisallow: /us\nCrawl-delay: 2\n\n"
        "User-agent: *\nDisallow: /\nCrawl-delay: 9\n\n"
        "User-agent: news\nDisallow: /news\n",
    )
    assert rules.allows("http://a/anything")
    assert not rules.allows("http://a/us/x")
    assert rules.crawl_delay_s == 2
    assert Robots(200, "User-agent: *\nCrawl-delay: 9").crawl_delay_s == 9
    assert Robots(200, "User-agent: *\nCrawl-delay: often").crawl_delay_s is None


def test_the_longest_rule_wins_and_robots_txt_itself_is_open():
    rules = Robots(200, RULES)
    assert rules.allows("http://a/private/open/x")
    assert not rules.allows("http://a/private/")
    assert Robots(200, "User-agent: *\nDisallow: /").allows("http://a/robots.txt")


def test_a_page_in_place_of_rules_and_a_byte_order_mark_are_read():
    assert Robots(200, "<html><body>Not found</body></html>").allows("http://a/x")
    assert not Robots(200, text_of(b"\xef\xbb\xbfUser-agent: *\nDisallow: /")).allows("http://a/x")
    assert "\ufffd" in text_of(b"User-agent: \xff")


def test_ten_megabytes_are_cut_at_the_end_of_a_line():
    line = b"Disallow: /private/%d\n"
    body = b"User-agent: *\n" + b"".join(line % n for n in range(500_000))
    text = text_of(body)
    assert len(text) <= MAX_BYTES
    assert text.endswith("\n")
    assert Robots(200, text).allows("http://a/")
    assert text_of(b"x" * (MAX_BYTES + 1)) == ""


def test_a_pattern_of_many_stars_is_matched():
    rules = Robots(200, "User-agent: *\nDisallow: /" + "*a" * 200 + "b\n")
    assert rules.allows("http://a/" + "a" * 2000)  # a backtracking matcher never gets here


@given(st.text(), st.text())
def test_any_text_is_rules(text, path):
    rules = Robots(200, text)
    assert rules.allows(f"http://a/{path}") in {True, False}
    assert rules.crawl_delay_s is None or rules.crawl_delay_s >= 0


def state(status, age, text=None):
    fetched = stamp(AT - age) if age is not None else None
    return HostState(host="a", robots_txt=text, robots_status=status, robots_fetched_at=fetched)


HOUR = timedelta(hours=1)


def test_what_was_fetched_within_a_day_is_not_fetched_again():
    rules = Robots.remembered(state(200, HOUR, RULES), AT)
    assert rules
    assert not rules.allows("http://a/private")
    missing = Robots.remembered(state(404, 23 * HOUR), AT)
    assert missing
    assert missing.allows("http://a/private")


@pytest.mark.parametrize(
    "kept",
    [
        None,
        state(None, None),
        state(200, None, RULES),
        state(200, 25 * HOUR, RULES),
        state(200, -HOUR, RULES),
        state(503, HOUR),
        state(None, HOUR),
    ],
)
def test_what_is_old_unsettled_or_from_the_future_is_fetched_again(kept):
    assert Robots.remembered(kept, AT) is None


def test_instants_are_read_with_and_without_a_zone():
    assert instant("2026-11-22T12:00:00") == instant("2026-11-22T12:00:00Z") == AT
    assert instant(None) is None
    assert instant("yesterday") is None
    assert now().tzinfo is UTC
