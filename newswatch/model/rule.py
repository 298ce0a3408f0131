"""Who is told what, and when: rules and the conditions that they are made of.

Values only. What they mean is for `alert` to say, whether they can work for `config` and
`alert.check`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

ABOUT = ("funding", "stories")
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A sum to compare with: whole units of an ISO 4217 currency."""

    currency: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When a digest is due: at a time of the wall clock, on some weekdays (0 is Monday)."""

    at: time
    days: tuple[int, ...] = EVERY_DAY


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours of the wall clock in which nothing is sent: from ``start`` up to ``end``.

    Where ``end`` is the earlier of the two, it is that of the next day.
    """

    start: time
    end: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What a story must be like. Empty fields do not restrict; all others must hold.

    Names, sections, tags and ``words`` match whole words without case, one of a list being enough;
    ``search`` is an expression as the full-text search takes it. ``min_sum`` and its like compare
    the main announced sum at the rate of the story's day. Of ``any_`` one must hold, of ``all_``
    each, and ``not_`` must not hold as a whole.
    """

    types: tuple[str, ...] = ()
    min_usd: int | None = None
    max_usd: int | None = None
    min_sum: Threshold | None = None
    max_sum: Threshold | None = None
    funders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    search: str | None = None
    min_probability: float | None = None
    any_: tuple[Condition, ...] = ()
    all_: tuple[Condition, ...] = ()
    not_: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Condition):
    """Which announcements or stories are told, to whom and when.

    ``about`` funding asks for announcements, of which the detector is at least 50 % sure unless
    ``min_probability`` says otherwise; stories for any story. ``max_age_days`` also lets stories of
    a backfill through that are younger than this. With a ``digest``, what matches is collected and
    told at its time; without one, each by itself, except in the ``quiet`` hours and beyond the
    ``budget`` (messages a source and hour). ``time_zone`` is that of both. ``send_empty`` sends a
    digest that has nothing to tell as well.
    """

    name: str
    targets: tuple[str, ...]
    about: str = "funding"
    max_age_days: int | None = None
    digest: Schedule | None = None
    quiet: Quiet | None = None
    time_zone: str = "UTC"
    budget: int | None = None
    send_empty: bool = False
