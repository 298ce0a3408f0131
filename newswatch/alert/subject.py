"""What a rule is held against: one announcement with the story that makes it.

A value only. `flag` fills it from what it has just detected or from stored rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch.model import Announcement
from newswatch.rates import Converted


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One announcement as told by one story.

    ``published`` is RFC 3339 (or a date alone) or None; ``language`` BCP 47 or None; ``outlet`` the
    source's name as people read it (``source`` where empty); ``usd`` the main announced sum at the
    day's rate, None where no sum is stated or no rate known; ``found_at`` RFC 3339 UTC.
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
