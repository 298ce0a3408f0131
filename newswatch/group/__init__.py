"""Group: which real-world event an announcement tells of.

Decides only; reads no clock, network or database. An event is one announcement by someone of
something; its tellings are the articles. Alerts name events, so that one event is told once.
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch.model import Announcement

__all__ = ["Telling", "group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An announcement that is stored already, with the event it belongs to."""

    event_id: int
    article_id: int


def group(article_id: int, announcement: Announcement, known: tuple[Telling, ...]) -> int | None:
    """Return the event that the announcement of *article_id* belongs to, or None for a new one.

    *known* are the tellings that may be the same event. An article keeps its event when it is
    edited; tellings of different articles are events of their own.
    """
    if not announcement.is_funding:
        return None
    return next((telling.event_id for telling in known if telling.article_id == article_id), None)
