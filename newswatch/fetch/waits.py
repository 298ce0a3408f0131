"""Read a Retry-After header, in all the forms in which servers write one.

A header and an instant in, a span of time out; waits for nothing and knows no host.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from math import ceil

_SECONDS = re.compile(r"([0-9]{1,400})(\.[0-9]{1,9})?")
# No wait is thirty years long: from here on it is an instant, written in ten digits until 2286.
_EPOCH_FROM, _EPOCH_DIGITS = 1_000_000_000, 10


def wait_of(header: bytes | None, at: datetime, *, longest_s: int) -> timedelta | None:
    """Return how long a Retry-After header asks to wait at instant *at*, or None for no wait.

    Seconds or an HTTP date in any of its three forms (RFC 9110 10.2.3, 5.6.7); and what servers
    write in their place: parts of a second, an ISO date, seconds since 1970. Zero, negative, past
    and unreadable values are as good as no header; a year is cut to *longest_s*.

    >>> from datetime import UTC
    >>> wait_of(b"120", datetime(2026, 11, 22, tzinfo=UTC), longest_s=3600).seconds
    120
    """
    text = (header or b"").decode("ascii", "replace").strip()
    number = _SECONDS.fullmatch(text)
    if number:
        seconds = float(ceil(float(text[:24])))
        if seconds >= _EPOCH_FROM and len(number[1]) <= _EPOCH_DIGITS:
            seconds -= at.timestamp()
    else:
        moment = _instant(text)
        if moment is None:
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=at.tzinfo)
        seconds = (moment - at).total_seconds()
    return timedelta(seconds=min(seconds, longest_s)) if seconds > 0 else None


def _instant(text: str) -> datetime | None:
    for read in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return read(text)
        except (ValueError, IndexError, TypeError, OverflowError):
            continue
    return None
