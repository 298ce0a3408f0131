"""Decide when a delivery that failed is tried again, and when to give up.

Reads no clock: the time is an argument. Never sends.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

_FIRST = 60
_LONGEST = 6 * 3600
_LONGEST_ASKED = 24 * 3600
_SPREAD = 4  # a wait is shortened by up to a quarter
# With every wait at its shortest, these attempts span 15 days: a target that is down for a week,
# and then for a long week-end, loses nothing.
MAX_ATTEMPTS = 90


def next_attempt(
    attempts: int, now: datetime, retry_after: float | None, key: str
) -> datetime | None:
    """Return when to try again after *attempts* failed ones, or None to give up.

    Waits double from a minute to 6 hours, shortened by up to a quarter according to *key* and
    *attempts*, so that alerts which failed together do not all come back together. *retry_after*
    (seconds the target asked for) makes the wait longer, never shorter, and counts up to a day.

    >>> next_attempt(1, datetime(2026, 3, 1, 12), None, "k").isoformat()
    '2026-03-01T12:00:51'
    """
    if attempts >= MAX_ATTEMPTS:
        return None
    wait = min(_LONGEST, _FIRST * 2 ** min(max(attempts - 1, 0), 16))
    digest = hashlib.blake2b(f"{key}/{attempts}".encode("utf-8", "replace"), digest_size=4)
    wait -= wait * int.from_bytes(digest.digest(), "big") // (_SPREAD * 2**32)
    if retry_after is not None and retry_after > wait:
        wait = int(min(retry_after, _LONGEST_ASKED))
    return now + timedelta(seconds=wait)
