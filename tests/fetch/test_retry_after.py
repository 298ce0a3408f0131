from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.utils.test import get_crawler

from newswatch.fetch.clock import stamp
from newswatch.fetch.failures import Unfetched
from newswatch.fetch.retry_after import RetryAfterMiddleware
from newswatch.fetch.waits import wait_of
from newswatch.model import HostState

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (b"120", 120),
        (b" 7 ", 7),
        (b"Sun, 22 Nov 2026 12:05:00 GMT", 300),
        (b"Sun, 22 Nov 2026 12:05:00", 300),
        (b"Sunday, 22-Nov-26 12:05:00 GMT", 300),
        (b"31536000", 3600),
        (b"9" * 400, 3600),
        (b"Fri, 22 Nov 2999 12:05:00 GMT", 3600),
        (b"0", None),
        (b"-5", None),
        (b"1.5", 2),
        (b"0.5", 1),
        (b"Sun Nov 22 12:05:00 2026", 300),
        (b"2026-11-22T12:05:00Z", 300),
        (b"2026-11-22T20:05:00+08:00", 300),
        (b"1795349100", 300),
        (b"1795348000", None),
        (b"0.0", None),
        (b"1.5.2", None),
        (b"120 seconds", None),
        (b"Sun, 22 Nov 2026 11:00:00 GMT", None),
        (b"soon", None),
        (b"\xd9\xa3", None),
        (b"", None),
        (None, None),
    ],
)
def test_a_wait_is_read_clamped_or_taken_for_none(header, seconds):
    wait = wait_of(header, AT, longest_s=3600)
    assert wait == (None if seconds is None else timedelta(seconds=seconds))


@given(st.binary())
def test_any_header_gives_a_wait_within_bounds_or_none(header):
    wait = wait_of(header, AT, longest_s=3600)
    assert wait is None or timedelta(0) < wait <= timedelta(hours=1)


@pytest.mark.parametrize(("ahead_s", "is_left_alone"), [(60, True), (9000, False), (-60, False)])
def test_a_wait_that_no_sound_clock_can_have_written_is_not_kept(ahead_s, is_left_alone):
    until = datetime.now(UTC) + timedelta(seconds=ahead_s)
    state = HostState(host="a.example", not_before_at=stamp(until))
    crawler = get_crawler(settings_dict={"NEWSWATCH_RETRY_AFTER_MAX": 3600})
    crawler.spider = SimpleNamespace(job=SimpleNamespace(hosts=(state,)))
    middleware = RetryAfterMiddleware.from_crawler(crawler)
    with pytest.raises(Unfetched) if is_left_alone else nullcontext():
        middleware.check("a.example")
