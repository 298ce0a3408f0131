"""How a source is judged: what makes it blind or degraded, and what is no reason to say so."""

from datetime import UTC, datetime, timedelta

import pytest

from newswatch.health import FailedChannel, Measures, judge
from newswatch.model import FAILURES

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FEED = "https://o.example/feed"
LIVELY = {
    "last_success": NOW,
    "last_new": NOW - 30 * HOUR,
    "known_since": NOW - 30 * DAY,
    "usual_since_new": 12.0,
    "finds": 60,
    "longest_gap": 16 * HOUR,
}


def judged(**known):
    found = judge(Measures(**known), NOW, FAILURES.__getitem__)
    return found.state, found.reason, found.detail, found.since


def test_nothing_is_amiss():
    assert judged() == ("well", None, None, NOW)
    assert judged(last_success=NOW, last_new=NOW, stories=20, stories_before=100)[0] == "well"


def test_a_source_that_fails_again_and_again_is_blind_since_it_was_last_read():
    channel = FailedChannel(FEED, "gone", None, 4)
    failing = {"failures": 3, "failing_since": NOW - HOUR / 4, "last_success": NOW - HOUR}
    state, reason, detail, since = judged(**failing, failed_channels=(channel,))
    assert (state, reason, since) == ("blind", "gone", NOW - HOUR)
    assert detail == f"failed 3 times in a row; {FEED}: {FAILURES['gone']}"
    assert judged(**failing, failure="error")[1:3] == (
        "error",
        f"failed 3 times in a row; {FAILURES['error']}",
    )


def test_one_failure_is_no_news_unless_it_lasts():
    assert judged(failures=1, failing_since=NOW - HOUR / 2, failure="error")[0] == "well"
    never = judged(failures=1, failing_since=NOW - HOUR, failure="error")
    assert (never[0], never[3]) == ("blind", NOW - HOUR)


def test_a_list_whose_selector_died_is_named():
    listing = FailedChannel("https://o.example/news", "empty", ".news a", 3)
    failing = {"failures": 3, "failing_since": NOW}
    assert "looked for by '.news a'" in judged(**failing, failed_channels=(listing,))[2]
    feed = FailedChannel(FEED, "empty", None, 3)
    assert "looked for" not in judged(**failing, failed_channels=(feed,))[2]


def test_silence_that_the_rhythm_does_not_explain():
    state, reason, detail, since = judged(**LIVELY)
    assert (state, reason, since) == ("blind", "silent", NOW - 30 * HOUR)
    assert detail == "nothing new for 30 hours; 12 stories are usual in that time"
    assert "4 days" in judged(**{**LIVELY, "last_new": NOW - 4 * DAY})[2]
    known_only = judged(**LIVELY, answered_anew=4)
    assert known_only[1] == "known_only"
    assert "only known stories" in known_only[2]


@pytest.mark.parametrize(
    "calm",
    [
        {"usual_since_new": 5.0},  # a weekend
        {"longest_gap": 24 * HOUR},  # it has been silent for as long before
        {"longest_gap": None},
        {"known_since": NOW - 10 * DAY},
        {"known_since": None},
        {"finds": 9},
        {"last_new": None},
    ],
)
def test_silence_that_it_does_explain(calm):
    assert judged(**{**LIVELY, **calm})[0] == "well"


def test_pages_that_give_no_story_any_more_are_a_redesign():
    state, reason, detail, since = judged(pages=20, no_story=17, last_new=NOW - HOUR)
    assert (state, reason, since) == ("blind", "redesigned", NOW - HOUR)
    assert "17 of its latest 20 pages" in detail
    assert judged(pages=20, no_story=17)[3] == NOW
    assert judged(pages=20, no_story=15)[0] == "well"
    assert judged(pages=4, no_story=4)[0] == "well"
    # A source whose lists name much else beside stories was always so.
    assert judged(pages=20, no_story=17, no_story_before=0.8)[0] == "well"


def test_one_channel_of_several_that_fails():
    passing = FailedChannel("https://o.example/a", "timeout", None, 2)
    assert judged(failed_channels=(passing,))[0] == "well"
    dead = FailedChannel(FEED, "gone", None, 3)
    assert judged(failed_channels=(passing, dead))[:3] == (
        "degraded",
        "channel",
        f"{FEED} fails: {FAILURES['gone']}",
    )
    assert "fails, and 1 more: " in judged(failed_channels=(dead, dead))[2]


def test_dates_that_are_all_of_the_day_of_reading():
    assert judged(stories=10, same_day=8)[:2] == ("degraded", "same_day")
    assert judged(stories=10, same_day=7)[0] == judged(stories=9, same_day=9)[0] == "well"


def test_fields_that_have_fallen_and_texts_that_have_shrunk():
    enough = {"stories": 20, "stories_before": 50}
    fields = (("authors", 0.1, 0.9), ("date", 0.9, 1.0))
    state, reason, detail, _ = judged(**enough, fields=fields)
    assert (state, reason) == ("degraded", "fields")
    assert detail == "authors on 90% of stories before, 10% now"
    assert judged(stories=20, stories_before=9, fields=fields)[0] == "well"
    assert judged(**enough, fields=(("authors", 0.5, 0.9),))[0] == "well"
    assert judged(**enough, body=300, body_before=3000)[:2] == ("degraded", "bodies")
    assert judged(**enough, body=1000, body_before=3000)[0] == "well"
    assert judged(stories=20, body=300, body_before=3000)[0] == "well"


def test_what_is_worst_is_said():
    failing = {"failures": 3, "failing_since": NOW, "failure": "error"}
    assert judged(**LIVELY, **failing, stories=20, same_day=20)[1] == "error"
    assert judged(**LIVELY, stories=20, same_day=20)[1] == "silent"
