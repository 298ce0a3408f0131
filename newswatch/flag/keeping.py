"""Store what an article announces, under the event that `group` puts it in.

Called within a transaction; decides nothing itself and alerts nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch import __version__, store
from newswatch.group import Telling, group
from newswatch.model import Announcement
from newswatch.store import Database

# Named beside each announcement: facts found by an older detector can be told and found again.
DETECTOR = f"newswatch {__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The article that makes an announcement: its number, version, and when it was first seen."""

    article_id: int
    version_id: int
    first_seen_at: str
    is_backfill: bool


def keep(db: Database, told: Told, found: Announcement, now: str) -> tuple[int, bool]:
    """Store *found* and return its event's number, and whether the article announced nothing yet.

    An article that announced before keeps its event, and stays news or backfill as it was.
    """
    old = store.find_announcement(db, told.article_id)
    event_id = group(told.article_id, found, _known(old))
    is_first = event_id is None
    if event_id is None:
        event_id = store.create_event(
            db,
            type=found.type,
            first_article_id=told.article_id,
            first_seen_at=told.first_seen_at,
        )
    number = store.save_announcement(
        db,
        told.article_id,
        told.version_id,
        found,
        event_id=event_id,
        now=now,
        is_backfill=old.is_backfill if old else told.is_backfill,
        detector=DETECTOR,
    )
    if is_first:
        store.add_mention(db, event_id, number, told.article_id, is_first=True)
    return event_id, old is None


def _known(old: store.StoredAnnouncement | None) -> tuple[Telling, ...]:
    """Return what may be the same event: for now, what this very article told before."""
    if old is None or old.event_id is None:
        return ()
    return (Telling(event_id=old.event_id, article_id=old.article_id),)
