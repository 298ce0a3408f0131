"""Store what holds of a story: the detector's word, or a person's, under the event it belongs to.

Called within a transaction; decides nothing itself and alerts nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch import __version__, store
from newswatch.evaluate.sample import stratum_of
from newswatch.flag.ruling import essence, ruled
from newswatch.flag.told import Told
from newswatch.group import Telling, group
from newswatch.model import Announcement
from newswatch.store import Database, StoredAnnouncement

# Named beside each announcement: facts found by an older detector can be told and found again.
DETECTOR = f"newswatch {__version__}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What holds of a story now, and what became of its announcement (as `outcome` has it).

    ``is_backfill``: the announcement is no news, whatever becomes of the story later.
    """

    found: Announcement
    outcome: str
    event_id: int | None
    is_new: bool
    is_backfill: bool


def judge(db: Database, told: Told, found: Announcement, now: str) -> Kept:
    """Store what the detector says of a story, and settle what holds."""
    stratum = stratum_of(is_funding=found.is_funding, probability=found.probability)
    store.save_judgement(
        db, told.article_id, told.version_id, found, stratum=stratum, detector=DETECTOR, now=now
    )
    return settle(db, told, found, now)


def settle(db: Database, told: Told, found: Announcement, now: str) -> Kept:
    """Store what holds of a story of which the detector says *found*: people's word goes first."""
    old = store.find_announcement(db, told.article_id)
    held = standing(db, told, found)
    kind, is_backfill = outcome(old, held), old.is_backfill if old else told.is_backfill
    if not held.is_funding:
        store.withdraw_announcement(db, told.article_id, now)
        event_id = old.event_id if old else None
    else:
        event_id = _keep(db, told, held, old, now)
    return Kept(
        found=held,
        outcome=kind,
        event_id=event_id,
        is_new=held.is_funding and old is None,
        is_backfill=is_backfill,
    )


def standing(db: Database, told: Told, found: Announcement) -> Announcement:
    """Return what holds of a story of which the detector says *found*."""
    return ruled(
        found,
        store.find_verdict(db, told.article_id),
        version_id=told.version_id,
        headline=told.headline,
        body=told.body,
    )


def outcome(old: StoredAnnouncement | None, held: Announcement) -> str:
    """Return what becomes of a stored announcement where *held* holds.

    found, withdrawn, changed (other facts), kept (the same facts), or none (there is none).
    """
    stands = old is not None and old.state == "live"
    if not held.is_funding:
        return "withdrawn" if stands else "none"
    if old is None or not stands:
        return "found"
    return "kept" if essence(old.facts) == essence(held) else "changed"


def _keep(
    db: Database, told: Told, held: Announcement, old: StoredAnnouncement | None, now: str
) -> int:
    """Store *held* and return its event's number.

    A story that announced before keeps its event, and stays news or backfill as it was.
    """
    event_id = group(told.article_id, held, _known(old))
    is_first = event_id is None
    if event_id is None:
        event_id = store.create_event(
            db,
            type=held.type,
            first_article_id=told.article_id,
            first_seen_at=told.first_seen_at,
        )
    number = store.save_announcement(
        db,
        told.article_id,
        told.version_id,
        held,
        event_id=event_id,
        now=now,
        is_backfill=old.is_backfill if old else told.is_backfill,
        detector=DETECTOR,
    )
    if is_first:
        store.add_mention(db, event_id, number, told.article_id, is_first=True)
    return event_id


def _known(old: StoredAnnouncement | None) -> tuple[Telling, ...]:
    """Return what may be the same event: for now, what this very article told before."""
    if old is None or old.event_id is None:
        return ()
    return (Telling(event_id=old.event_id, article_id=old.article_id),)
