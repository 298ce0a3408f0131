"""A story as the conductor has it, whether from the queue of changes or from the store.

Values only: asks no detector and writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from newswatch import rates
from newswatch.alert import Subject
from newswatch.model import Announcement, Story
from newswatch.store import PendingChange, SourceRow, StoredArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One version of a stored story, with what detector and rules may know of it.

    ``first_seen_at`` is when the story was first read, ``found_at`` when this version was;
    ``is_backfill`` whether it was old when it was first read.
    """

    article_id: int
    version_id: int
    headline: str
    body: str
    url: str
    source: str
    outlet: str
    country: str | None
    language: str | None
    published: str | None
    published_at: str | None
    first_seen_at: str
    found_at: str
    is_backfill: bool

    @property
    def story(self) -> Story:
        """What the detector may know of it."""
        return Story(
            headline=self.headline,
            body=self.body,
            published=self.published,
            language=self.language,
            source=self.source,
            country=self.country,
        )

    def subject(
        self, found: Announcement, event_id: int | None, *, today: date, is_backfill: bool
    ) -> Subject:
        """Return what the rules are held against; sums in US dollars are those of its day."""
        # A day without a time is the outlet's own; as an instant in UTC it may be the day before.
        is_day = self.published_at and self.published and len(self.published) == len("2026-11-22")
        stated = self.published if is_day else self.published_at
        told_on = date.fromisoformat(stated[:10]) if stated else today
        main = found.amounts[0] if found.amounts else None
        return Subject(
            announcement=found,
            event_id=event_id,
            article_id=self.article_id,
            headline=self.headline,
            body=self.body,
            url=self.url,
            source=self.source,
            outlet=self.outlet,
            language=self.language,
            published=self.published_at,
            found_at=self.found_at,
            is_backfill=is_backfill,
            country=self.country,
            told_on=told_on,
            usd=rates.to_usd(main.value, main.currency, told_on) if main else None,
        )


def told_by_change(change: PendingChange) -> Told:
    """Return the version that a change led to."""
    return Told(
        article_id=change.article_id,
        version_id=change.version_id,
        headline=change.headline,
        body=change.body,
        url=change.url,
        source=change.source,
        outlet=change.source_title,
        country=change.country,
        language=change.language,
        published=change.published,
        published_at=change.published_at,
        first_seen_at=change.first_seen_at,
        found_at=change.found_at,
        is_backfill=change.is_backfill,
    )


def told_by_article(article: StoredArticle, sources: Mapping[str, SourceRow]) -> Told:
    """Return the present version of a stored story; what is found in it now was there before."""
    source = sources[article.source]
    return Told(
        article_id=article.article_id,
        version_id=article.version_id,
        headline=article.headline,
        body=article.body,
        url=article.canonical_url,
        source=article.source,
        outlet=source.title,
        country=source.country,
        language=article.language,
        published=article.published,
        published_at=article.published_at,
        first_seen_at=article.first_seen_at,
        found_at=article.last_changed_at,
        is_backfill=True,
    )
