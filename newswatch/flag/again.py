"""Judge stored stories again, as after a better detector: first what would change, then the change.

What is found now was there before: it is backfill, and nobody is alerted. A person's verdict holds
whatever the detector says. Reads and writes the store only.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from newswatch import store
from newswatch.detect import detect
from newswatch.errors import RefusedValueError
from newswatch.flag.keeping import judge, outcome, standing
from newswatch.flag.owing import withhold
from newswatch.flag.ruling import essence
from newswatch.flag.told import Told, told_by_article
from newswatch.keeping.rereading import is_erased
from newswatch.model import Announcement
from newswatch.schedule import stamp
from newswatch.store import Database

logger = logging.getLogger(__name__)
# Stories a transaction: few commits, and others wait for a moment only.
BATCH = 100
_COUNTED = ("found", "withdrawn", "changed", "kept")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A story whose record changes; ``old`` and ``new`` are None where nothing is announced."""

    article_id: int
    url: str
    headline: str
    kind: str
    old: Announcement | None
    new: Announcement | None


@dataclass(slots=True)
class AgainReport:
    """What would become, or became, of the stored stories.

    ``judged`` stories; announcements ``found``, ``withdrawn``, ``changed`` (other facts) and
    ``kept`` (the same facts); ``held`` by a person's verdict against the detector; ``waiting`` for
    `flag`, which judges them as news; ``failed``. ``last`` is the number of the last story that is
    done with.
    """

    is_applied: bool
    judged: int = 0
    found: int = 0
    withdrawn: int = 0
    changed: int = 0
    kept: int = 0
    held: int = 0
    waiting: int = 0
    failed: int = 0
    last: int = 0


def detect_again(
    db: Database,
    *,
    is_applied: bool,
    after: int = 0,
    on_moved: Callable[[Moved], None] = lambda _: None,
    on_batch: Callable[[AgainReport], None] = lambda _: None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> AgainReport:
    """Judge every stored story that is still there, from the one after number *after* on.

    Nothing is written unless *is_applied*; then a batch of stories is one transaction, so that a
    kill leaves whole stories, and what was applied once is found the same at the next time.
    *on_moved* hears of each story whose record changes, *on_batch* of the way.
    """
    report = AgainReport(is_applied=is_applied, last=after)
    sources = {source.name: source for source in store.list_sources(db)}
    while batch := store.list_articles(db, after=report.last, limit=BATCH):
        waiting = store.waiting_articles(db, [article.article_id for article in batch])
        report.waiting += len(waiting)
        judged = [
            (told, found)
            for article in batch
            if article.removed_at is None
            and article.article_id not in waiting
            and not is_erased(article)
            for told in [told_by_article(article, sources)]
            if (found := _detected(told, report)) is not None
        ]
        for moved in _settled(db, judged, report, stamp(clock())):
            on_moved(moved)
        report.last = batch[-1].article_id
        on_batch(report)
    return report


def judge_again(db: Database, stories: Sequence[int], *, now: str) -> AgainReport:
    """Judge these stories anew, within the caller's transaction; as above, nobody is alerted."""
    report = AgainReport(is_applied=True)
    sources = {source.name: source for source in store.list_sources(db)}
    for number in stories:
        article = store.get_article(db, number)
        if article is None or article.removed_at is not None:
            continue
        told = told_by_article(article, sources)
        found = _detected(told, report)
        if found is not None:
            _settled(db, [(told, found)], report, now)
    return report


def _detected(told: Told, report: AgainReport) -> Announcement | None:
    """Ask the detector; one story that it fails on does not keep it from the others."""
    try:
        return detect(told.story)
    except Exception:
        logger.exception("story_failed url=%s", told.url)
        report.failed += 1
        return None


def _settled(
    db: Database, judged: Sequence[tuple[Told, Announcement]], report: AgainReport, now: str
) -> list[Moved]:
    """Settle a batch, in one transaction where it is applied; return the stories that moved."""
    if not report.is_applied:
        return [one for told, found in judged for one in _compared(db, told, found, report)]
    moved: list[Moved] = []
    with store.transaction(db):
        for told, found in judged:
            before = replace(report)
            try:
                with store.transaction(db):
                    change = _compared(db, told, found, report)
                    kept = judge(db, told, found, now)
                    if kept.outcome == "withdrawn" and kept.event_id is not None:
                        withhold(db, told, kept.event_id)
            except RefusedValueError:
                logger.exception("story_failed url=%s", told.url)
                for name in ("judged", "held", *_COUNTED):
                    setattr(report, name, getattr(before, name))
                report.failed += 1
            else:
                moved += change
    return moved


def _compared(
    db: Database, told: Told, found: Announcement, report: AgainReport
) -> Sequence[Moved]:
    """Count what becomes of a story; return it if its record changes."""
    old, held = store.find_announcement(db, told.article_id), standing(db, told, found)
    kind = outcome(old, held)
    report.judged += 1
    report.held += essence(held) != essence(found)
    if kind in _COUNTED:
        setattr(report, kind, getattr(report, kind) + 1)
    if kind not in _COUNTED[:-1]:
        return ()
    stands = old is not None and old.state == "live"
    return [
        Moved(
            article_id=told.article_id,
            url=told.url,
            headline=told.headline,
            kind=kind,
            old=old.facts if old and stands else None,
            new=held if held.is_funding else None,
        )
    ]
