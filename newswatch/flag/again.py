"""Judge stored stories again, as after a better detector: facts change, nobody is alerted.

What is found now was there before: it is backfill. Reads and writes the store only.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from newswatch import store
from newswatch.detect import detect
from newswatch.errors import StoreError
from newswatch.flag.keeping import Told, keep
from newswatch.model import Story
from newswatch.schedule import stamp
from newswatch.store import Database

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class AgainReport:
    """Stories judged and failed; announcements found, kept (facts anew) and withdrawn."""

    judged: int = 0
    found: int = 0
    kept: int = 0
    withdrawn: int = 0
    failed: int = 0


def detect_again(
    db: Database, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> AgainReport:
    """Judge every stored story that is still there, one transaction each."""
    report = AgainReport()
    countries = {source.name: source.country for source in store.list_sources(db)}
    last = 0
    while batch := store.list_articles(db, after=last):
        for article in batch:
            last = article.article_id
            if article.removed_at is not None:
                continue
            try:
                _judge(db, article, countries.get(article.source), stamp(clock()), report)
            except StoreError:
                raise
            except Exception:
                # One story that the detector fails on does not keep it from the others.
                logger.exception("story_failed url=%s", article.canonical_url)
                report.failed += 1
    return report


def _judge(
    db: Database,
    article: store.StoredArticle,
    country: str | None,
    now: str,
    report: AgainReport,
) -> None:
    found = detect(
        Story(
            headline=article.headline,
            body=article.body,
            published=article.published,
            language=article.language,
            source=article.source,
            country=country,
        )
    )
    report.judged += 1
    with store.transaction(db):
        if not found.is_funding:
            report.withdrawn += store.withdraw_announcement(db, article.article_id, now)
            return
        told = Told(
            article_id=article.article_id,
            version_id=article.version_id,
            first_seen_at=article.first_seen_at,
            is_backfill=True,
        )
        _, is_new = keep(db, told, found, now)
    report.found += is_new
    report.kept += not is_new
