"""What the store gives back: plain rows with names, frozen.

Values only; `model` has the nouns that travel between steps, these are what one query found.
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch.model import Announcement, Link
from newswatch.store.review_rows import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One source as the catalogue shows it; ``channels`` are the addresses that are looked at."""

    source_id: int
    name: str
    title: str
    home: str
    country: str | None
    language: str | None
    time_zone: str | None
    first_crawled_at: str | None
    last_success_at: str | None
    last_new_at: str | None
    failures: int
    failure: str | None
    failed_at: str | None
    channels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedRow:
    """One channel of a source and how the looks at it went."""

    feed_id: int
    url: str
    kind: str
    is_declared: bool
    first_success_at: str | None
    last_success_at: str | None
    last_fetched_at: str | None
    next_fetch_at: str
    failures: int
    failure: str | None
    listed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlRow:
    """One crawl of one source."""

    crawl_id: int
    run_id: str
    source: str
    previous_look_at: str | None
    started_at: str
    finished_at: str | None
    heartbeat_at: str
    finish_reason: str | None
    pages: int
    found: int
    new: int
    modified: int
    removed: int
    unmodified: int
    failed: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCandidate:
    """One row of the frontier, with what tells news from backfill."""

    candidate_id: int
    url: str
    title: str | None
    published: str | None
    state: str
    reason: str | None
    attempts: int
    discovered_at: str
    previous_look_at: str | None
    is_backfill: bool
    next_fetch_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article as it stands now: what a comparison with a new reading needs."""

    article_id: int
    source: str
    url: str
    canonical_url: str
    headline: str
    body: str
    authors: tuple[str, ...]
    language: str | None
    published: str | None
    published_at: str | None
    modified: str | None
    content_hash: str
    version: int
    version_id: int
    first_seen_at: str
    last_seen_at: str
    last_changed_at: str
    next_check_at: str | None
    missing_since_at: str | None
    removed_at: str | None
    is_backfill: bool
    is_partial: bool
    http_etag: str | None
    http_last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text that an article has had."""

    version_id: int
    version: int
    headline: str
    body: str
    authors: tuple[str, ...]
    content_hash: str
    fetched_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingChange:
    """A change that waits to be judged, with the text it led to and where that stood."""

    change_id: int
    kind: str
    article_id: int
    version_id: int
    headline: str
    body: str
    language: str | None
    country: str | None
    source: str
    source_title: str
    url: str
    published: str | None
    published_at: str | None
    first_seen_at: str
    is_backfill: bool
    found_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnnouncement:
    """An announcement with its facts; ``url`` and ``headline`` are those of its article."""

    announcement_id: int
    article_id: int
    version_id: int
    event_id: int | None
    state: str
    is_backfill: bool
    detected_at: str
    detector: str
    url: str
    headline: str
    source: str
    published_at: str | None
    facts: Announcement


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundChange:
    """A change as `diff` lists it; ``announcement`` is None where no funding is announced."""

    change_id: int
    kind: str
    fields: tuple[str, ...]
    article_id: int
    version: int
    headline: str
    url: str
    source: str
    published: str | None
    published_at: str | None
    is_backfill: bool
    found_at: str
    done_at: str | None
    announcement: StoredAnnouncement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One real announcement of money and the live tellings of it, the first one first."""

    event_id: int
    type: str | None
    first_article_id: int | None
    first_seen_at: str
    announcements: tuple[StoredAnnouncement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """What was set aside because our own code failed on it."""

    quarantine_id: int
    subject_kind: str
    subject: str
    step: str
    error: str
    trace: str | None
    created_at: str
    released_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that is known of one article, as `show` prints it."""

    article: StoredArticle
    description: str | None
    section: str | None
    image: str | None
    is_accessible_for_free: bool | None
    kind: str
    provenance: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    links: tuple[Link, ...]
    urls: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]
    announcement: StoredAnnouncement | None
    verdict: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """One article that a search found; marked words stand between U+0001 and U+0002."""

    article_id: int
    headline: str
    snippet: str
    url: str
    source: str
    published: str | None
    published_at: str | None
    is_funding: bool
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that `verify` found wrong: which check, and what it says."""

    check: str
    detail: str
