"""When an RSS channel asks not to be read: its skipHours and skipDays.

Reads the channel's own head only; the parser of feeds keeps of each the last one alone.
"""

from __future__ import annotations

import re

# What stands before the first story is the head; no honest one is longer.
_HEAD = 64 * 1024
_HOUR = re.compile(rb"<hour>\s{0,20}(\d{1,2})\s{0,20}</hour>")
_DAY = re.compile(rb"<day>\s{0,20}([a-z]{6,9})\s{0,20}</day>")
_WEEK = (b"monday", b"tuesday", b"wednesday", b"thursday", b"friday", b"saturday", b"sunday")


def skipped(body: bytes) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the hours (0 to 23, GMT) and days (Monday is 0) in which it asks not to be read.

    RSS 2.0 counts hours from 0; older channels write 24 for midnight. A channel that skips all
    hours or all days has made a mistake, and is taken to skip none.

    >>> skipped(b"<skipHours><hour>1</hour><hour>24</hour></skipHours>")
    ((0, 1), ())
    """
    head = body[:_HEAD].lower()
    hours = {int(hour) % 24 for hour in _HOUR.findall(_block(head, b"skiphours")) if int(hour) < 25}  # noqa: PLR2004 - as said
    days = {_WEEK.index(day) for day in _DAY.findall(_block(head, b"skipdays")) if day in _WEEK}
    return (
        tuple(sorted(hours)) if len(hours) < 24 else (),  # noqa: PLR2004 - as said
        tuple(sorted(days)) if len(days) < len(_WEEK) else (),
    )


def _block(head: bytes, name: bytes) -> bytes:
    _, _, rest = head.partition(b"<" + name + b">")
    inside, end, _ = rest.partition(b"</" + name + b">")
    return inside if end else b""
