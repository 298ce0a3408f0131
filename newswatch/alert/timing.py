"""When a rule may tell: the times of its digest, its quiet hours, and the hours of its budget.

Works out instants from instants and the wall clock of a zone; reads no clock. A time that the
change to summer time leaves out is taken an hour later, one that comes twice the first time.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from newswatch.model import Quiet, Rule, Schedule

_DAY = timedelta(days=1)
_WEEK = 7
_zone = cache(ZoneInfo)


def last_due(schedule: Schedule, zone: str, now: datetime) -> datetime:
    """Return the last instant at or before *now* at which a digest is due, in UTC."""
    today = now.astimezone(_zone(zone)).date()
    # One day ahead, for the clock may have been put back over midnight; a week back finds any day.
    for back in range(-1, _WEEK + 2):
        instant = _instant(today - back * _DAY, schedule.at, zone)
        if instant <= now and (today - back * _DAY).weekday() in schedule.days:
            return instant
    raise AssertionError(schedule)  # every weekday comes once a week


def next_due(schedule: Schedule, zone: str, now: datetime) -> datetime:
    """Return the first instant after *now* at which a digest is due, in UTC."""
    today = now.astimezone(_zone(zone)).date()
    for ahead in range(-1, _WEEK + 2):
        instant = _instant(today + ahead * _DAY, schedule.at, zone)
        if instant > now and (today + ahead * _DAY).weekday() in schedule.days:
            return instant
    raise AssertionError(schedule)


def is_within(quiet: Quiet, clock: time) -> bool:
    """Tell whether *clock* lies in the quiet hours: their start does, their end does not."""
    if quiet.start < quiet.end:
        return quiet.start <= clock < quiet.end
    return clock >= quiet.start or clock < quiet.end


def send_at(rule: Rule, now: datetime) -> datetime:
    """Return when a message that is owed at *now* may be sent: at once, or when quiet hours end."""
    if rule.quiet is None:
        return now
    local = now.astimezone(_zone(rule.time_zone))
    if not is_within(rule.quiet, local.time()):
        return now
    for ahead in (0, 1):
        end = _instant(local.date() + ahead * _DAY, rule.quiet.end, rule.time_zone)
        if end > now:
            return end
    return now


def hour_of(instant: datetime) -> datetime:
    """Return the beginning of the hour in which *instant* lies, by UTC: what a budget is for."""
    return instant.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def local(instant: datetime, zone: str) -> datetime:
    """Return *instant* by the wall clock of *zone*."""
    return instant.astimezone(_zone(zone))


def _instant(day: date, at: time, zone: str) -> datetime:
    """Return the instant of a time of the wall clock.

    In a gap, `fold=0` reads the clock as if it had not been put forward: an hour later, once.
    """
    return datetime.combine(day, at, tzinfo=_zone(zone)).astimezone(UTC)
