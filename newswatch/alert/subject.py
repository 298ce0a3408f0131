"""What a rule is held against: one story, with the announcement that it makes if it makes one.

A value only. `flag` fills it from what it has just detected or from stored rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from newswatch.model import Announcement
from newswatch.rates import Converted, to_usd

# Whole units, currency, day → dollars; None where no rate is known.
InDollars = Callable[[int, str, date], Converted | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One story as a rule sees it; its ``announcement`` may say that it is none.

    ``published`` is RFC 3339 (or a date alone) or None; ``language`` BCP 47 or None; ``outlet`` the
    source's name as people read it (``source`` where empty); ``usd`` the main announced sum at the
    day's rate, None where no sum is stated or no rate known; ``told_on`` the day of that rate, also
    for the sums that a rule asks for; ``found_at`` RFC 3339 UTC. ``country`` is the outlet's (ISO
    3166-1 alpha-2), ``description`` the summary that the page gives of itself; ``also_called`` the
    other names of funders and recipients, by the name as written; ``in_dollars`` turns the sums
    that a rule asks for into dollars, by the same rates as ``usd``.
    """

    announcement: Announcement
    source: str
    url: str
    headline: str
    body: str = ""
    language: str | None = None
    published: str | None = None
    outlet: str = ""
    is_backfill: bool = False
    usd: Converted | None = None
    event_id: int | None = None
    found_at: str | None = None
    article_id: int | None = None
    told_on: date | None = None
    country: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    also_called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_dollars: InDollars = field(default=to_usd, repr=False, compare=False)
