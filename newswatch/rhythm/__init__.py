"""The pace of one channel, learnt from when its stories came, and when to ask it next.

A pace is counts per weekday and hour of the outlet's own clock, per five minutes of the hour, and
what tends to follow a find. From these comes a rate for any instant; a channel is asked when the
stories that may be waiting have waited long enough, summed over them. Reads no clock, keeps no
state: instants and values in, values out.
"""

from newswatch.rhythm.learning import begin, learn
from newswatch.rhythm.looks import Wish, next_look
from newswatch.rhythm.rate import (
    CELLS,
    DAYS,
    HOURS,
    SLOTS,
    Pace,
    Rate,
    expected,
    per_day,
    week,
)

__all__ = [
    "CELLS",
    "DAYS",
    "HOURS",
    "SLOTS",
    "Pace",
    "Rate",
    "Wish",
    "begin",
    "expected",
    "learn",
    "next_look",
    "per_day",
    "week",
]
