"""What validators are worth, told from what was said and what was shown."""

import pytest

from newswatch.discover.validators import PROOF_AFTER_S, RESTLESS, SOUND, STUCK, Shown, judge
from newswatch.discover.validators import wants_proof as wants
from newswatch.model import Entry

OLD = (Entry(url="https://a.example/one", signal="1"),)
NEW = (Entry(url="https://a.example/two", signal="2"), *OLD)
EDITED = (Entry(url="https://a.example/one", signal="9"),)


def shown(etag='"a"', modified=None, body="x", entries=OLD):
    return Shown(http_etag=etag, http_last_modified=modified, body_hash=body, entries=entries)


def verdict(before, now, was=SOUND, restless=0, **how):
    how = {"was_denied": False, **how}
    return judge(before, now, verdict=was, restless=restless, **how)


@pytest.mark.parametrize(
    ("before", "now", "was_denied", "expected"),
    [
        (shown(), shown('"b"', body="y", entries=NEW), False, SOUND),
        (shown(), shown('"b"', body="y", entries=NEW), True, STUCK),
        (shown(), shown(body="y", entries=NEW), False, STUCK),
        (shown(), shown(body="y", entries=EDITED), False, STUCK),
        (shown(None, "Mon"), shown(None, "Mon", body="y", entries=NEW), False, STUCK),
        # Bytes alone may hold a clock; without any validator there is nothing to lie with.
        (shown(), shown(body="y"), False, SOUND),
        (shown(None), shown(None, body="y", entries=NEW), False, SOUND),
        # The first look has nothing to compare with, and a host that spoke true is believed.
        (Shown(), shown(), False, SOUND),
        (shown(), shown(), True, SOUND),
    ],
)
def test_who_says_nothing_has_changed_when_it_has_is_not_believed(
    before, now, was_denied, expected
):
    assert verdict(before, now, was_denied=was_denied) == (expected, 0, expected == STUCK)


def test_once_caught_a_host_is_not_believed_by_what_it_says_when_asked_for_the_whole():
    assert verdict(shown(), shown('"b"', body="y", entries=NEW), STUCK) == (STUCK, 0, False)


@pytest.mark.parametrize(
    ("now", "was_denied", "expected"),
    [
        (shown('"b"', body="y", entries=NEW), False, (SOUND, 0, False)),
        # Lied again; and that nothing has changed is what a liar says, too.
        (shown('"b"', body="y", entries=NEW), True, (STUCK, 0, True)),
        (shown(body="y", entries=NEW), False, (STUCK, 0, True)),
        (shown(), True, (STUCK, 0, False)),
        (shown('"b"', body="y"), False, (STUCK, 0, False)),
    ],
)
def test_a_host_that_is_tried_again_is_believed_when_it_tells_of_a_change(
    now, was_denied, expected
):
    assert verdict(shown(), now, STUCK, was_denied=was_denied, is_tried=True) == expected


def test_a_tag_that_moves_by_itself_is_a_habit_after_three_times():
    was, restless = SOUND, 0
    seen = []
    for number in range(4):
        was, restless, _ = verdict(shown(f'"{number}"'), shown(f'"{number + 1}"'), was, restless)
        seen.append(was)
    assert seen == [SOUND, SOUND, RESTLESS, RESTLESS]
    assert verdict(shown(), shown(), was, restless) == (SOUND, 0, False)
    assert verdict(shown(), shown('"b"', body="y", entries=NEW), was, restless) == (SOUND, 0, False)


@pytest.mark.parametrize(
    ("sent", "told", "unread_s", "expected"),
    [
        ('"a"', '"a"', 60, False),
        ('"a"', None, 60, False),
        (None, '"a"', 60, False),
        ('"a"', '"b"', 60, True),
        ('W/"a"', '"a"', 60, False),
        ('"a-gzip"', '"a"', 60, False),
        ('"a;br"', 'W/"a--gzip"', 60, False),
        ('"a"', '"a"', PROOF_AFTER_S, True),
        (None, None, None, True),
    ],
)
def test_a_304_is_put_to_the_proof_when_it_is_odd_or_old(sent, told, unread_s, expected):
    assert wants(sent, told, unread_s) is expected
