"""When two statements of a date agree: to the day, and to the second.

Reads no clock. Both are RFC 3339 or a date alone, as labelled pages and contract 1 have them.
"""

from __future__ import annotations

from datetime import datetime

_DATE = len("2026-11-25")


def agreement(wanted: str, found: str | None) -> tuple[float, float]:
    """Return (same day, same second), each 1.0 or 0.0.

    A found moment is moved to the zone of the wanted one before the days are compared. The second
    agrees as an instant where the wanted one has a zone, which the found one must then have too;
    else by the clock on the wall. A wanted date without a time of day asks for the day only.

    >>> agreement("2026-11-25T08:00:00+08:00", "2026-11-25T00:00:00Z")
    (1.0, 1.0)
    >>> agreement("2026-11-25", "2026-11-25T07:30:00")
    (1.0, 1.0)
    """
    right, told = _moment(wanted), _moment(found)
    if right is None or told is None or found is None:
        return 0.0, 0.0
    moved = told.astimezone(right.tzinfo) if told.tzinfo and right.tzinfo else told
    day = float(right.date() in {told.date(), moved.date()})
    if len(wanted) <= _DATE:
        return day, day
    is_timed = len(found) > _DATE and bool(told.tzinfo) >= bool(right.tzinfo)
    if right.tzinfo is None:
        told = told.replace(tzinfo=None)
    same = is_timed and told.replace(microsecond=0) == right.replace(microsecond=0)
    return day, float(same)


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text or "")
    except ValueError:
        return None
