"""When to look again: at channels, at stored stories, and at what has failed.

Works out instants from instants; reads no clock and starts nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

_DAY = timedelta(days=1)
# The first wait, and the power of a story's age by which waits grow: edits cluster in the first
# hours, and those that come later must not wait for a fixed step of ten days. After a month a story
# is left alone unless its channel says something new of it, one that announces money after three.
_FIRST_CHECK, _AGEING = timedelta(hours=3.5), 0.8
_LONGEST_CHECK = timedelta(days=10)
_LAST_CHECK, _LAST_ANNOUNCED = 30 * _DAY, 90 * _DAY
# More edits than this quicken no further, nor is any story looked at more often than that.
_EDITS = 3
_SOONEST_CHECK = timedelta(hours=1)
# What will be due within this is due: a job that starts every quarter of an hour would otherwise
# find a channel that was looked at three seconds after the last start not due, every second time.
SLACK = timedelta(seconds=60)
# Attempts to read a candidate before it is given up; the waits double from ten minutes.
ATTEMPTS = 6
_FIRST_WAIT = timedelta(minutes=10)
_LONGEST_WAIT = _DAY


def stamp(moment: datetime) -> str:
    """Return *moment* (aware) as RFC 3339 UTC text ending in Z, to the second.

    >>> stamp(datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
    '2026-11-22T08:00:00Z'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """Return the instant that *text* (as `stamp` writes it) names."""
    return datetime.fromisoformat(text)


def due_by(now: datetime) -> str:
    """Return the instant by which what is planned counts as due at *now*, as `stamp` writes it."""
    return stamp(now + SLACK)


def next_look(now: datetime, *, interval_s: int, asked_s: int | None, failures: int) -> datetime:
    """Return when a channel is due again.

    *interval_s* is ours, *asked_s* what the channel asks for (ttl); each failure in a row doubles
    the wait, up to a day.
    """
    wait = timedelta(seconds=max(interval_s, min(asked_s or 0, 86400) if interval_s else 0))
    if failures:
        floor = max(wait, timedelta(minutes=1)) if interval_s else wait
        wait = max(wait, min(min(floor, _LONGEST_WAIT) * 2 ** min(failures, 12), _LONGEST_WAIT))
    return now + wait


def next_check(
    now: datetime,
    *,
    told_at: datetime | None,
    edited_at: datetime | None,
    edits: int = 0,
    is_announced: bool = False,
) -> datetime | None:
    """Return when a stored story is looked at again, or None for never.

    *told_at* is its publication, *edited_at* when its words last moved after it was first read;
    the younger counts, and a story with neither is as young as can be. Who was edited is edited
    again: *edits* divide the wait. So does an announcement, since a sum that is put right is news;
    it is looked at for three times as long.
    """
    known = [instant for instant in (told_at, edited_at) if instant]
    age = now - max(known) if known else timedelta(0)
    if age >= (_LAST_ANNOUNCED if is_announced else _LAST_CHECK):
        return None
    grown = _FIRST_CHECK * max(age / _FIRST_CHECK, 1.0) ** _AGEING
    quickened: timedelta = min(grown, _LONGEST_CHECK) / (1 + min(edits, _EDITS) + 2 * is_announced)
    return now + max(quickened, _SOONEST_CHECK)


def second_chance(now: datetime, word: str) -> datetime:
    """Return when a new story that there seemed to be none of, as *word* has it, is tried again."""
    # What robots.txt said is remembered for a day.
    return now + (timedelta(hours=25) if word == "robots" else timedelta(hours=1))


def next_attempt(now: datetime, *, attempts: int) -> datetime | None:
    """Return when to try a candidate again after *attempts* failures, or None to give it up."""
    if attempts >= ATTEMPTS:
        return None
    doubled: timedelta = _FIRST_WAIT * 2 ** max(attempts - 1, 0)
    return now + min(doubled, _LONGEST_WAIT)
