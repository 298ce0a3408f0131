"""The time of day as fetching needs it: one place that reads the clock and writes an instant.

Decides nothing by it.
"""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the present instant in UTC."""
    return datetime.now(UTC)


def stamp(moment: datetime) -> str:
    """Return *moment* (aware) as RFC 3339 UTC text ending in Z, to the second.

    >>> stamp(datetime(2026, 11, 22, 8, 0, tzinfo=UTC))
    '2026-11-22T08:00:00Z'
    """
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(text: str | None) -> datetime | None:
    """Return the instant that *text* names, or None if it names none (a bare time counts as UTC).

    >>> instant("2026-11-22T08:00:00Z") == datetime(2026, 11, 22, 8, tzinfo=UTC), instant("soon")
    (True, None)
    """
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
