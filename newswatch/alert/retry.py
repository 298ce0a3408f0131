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
# A target that is down for a week, and then for a long week-end, loses nothing.
GIVE_UP_AFTER = timedelta(days=15)
# Fifteen days of failing make some sixty attempts. Fewer mean that newswatch itself was away.
_FEWEST = 30


def next_attempt(
    failures: int,
    now: datetime,
    retry_after: float | None,
    key: str,
    *,
    since: datetime | None = None,
) -> datetime | None:
    """Return when to try again after *failures* in a row, or None to give up.

    Waits double from a minute to 6 hours, shortened by up to a quarter according to *key* and
    *failures*, so that what failed together does not all come back together. *retry_after*
    (seconds the target asked for) makes the wait longer, never shorter, and counts up to a day.
    Given up is what has failed since *since* for 15 days, and thirty times at least.

    >>> next_attempt(1, datetime(2026, 3, 1, 12), None, "k").isoformat()
    '2026-03-01T12:00:51'
    """
    if since is not None and failures >= _FEWEST and now - since >= GIVE_UP_AFTER:
        return None
    wait = min(_LONGEST, _FIRST * 2 ** min(max(failures - 1, 0), 16))
    digest = hashlib.blake2b(f"{key}/{failures}".encode("utf-8", "replace"), digest_size=4)
    wait -= wait * int.from_bytes(digest.digest(), "big") // (_SPREAD * 2**32)
    if retry_after is not None and retry_after > wait:
        wait = int(min(retry_after, _LONGEST_ASKED))
    return now + timedelta(seconds=wait)
