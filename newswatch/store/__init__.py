"""The only package that speaks SQLite: one file holds frontier, results, change queue and outbox.

    open_database ─ declare_source ─ begin_crawl ─ load_job
        ─ save_host · save_feed · save_page ─ finish_crawl          crawl writes
        ─ pending_changes ─ save_announcement ─ add_alert ─ finish_change      flag judges
        ─ lease_delivery ─ mark_sent · mark_failed                  alert sends
    find_… · list_… · show_article · search_articles · verify       all may read

Decides nothing and reads no clock: times come in as RFC 3339 UTC text ending in Z. Each writer is
a transaction of its own, or part of the caller's (``with transaction(db)``). All errors are
StoreError; RefusedValueError among them means that the value is at fault, not the database.
"""

from newswatch.store.lean import Database  # before anything else imports sqlite_utils

# isort: split
from newswatch.store.announcements import (
    announcements_in,
    announcements_of,
    find_announcement,
    list_announcements,
    save_announcement,
    withdraw_announcement,
)
from newswatch.store.articles import (
    count_articles,
    find_article,
    find_candidate,
    get_article,
    list_articles,
)
from newswatch.store.care import backup, checkpoint, rebuild_index
from newswatch.store.changes import (
    changes_of,
    fail_change,
    finish_change,
    last_change_id,
    list_changes,
    pending_changes,
)
from newswatch.store.connection import migrate, open_database
from newswatch.store.crawls import begin_crawl, finish_crawl, heartbeat, last_crawls
from newswatch.store.deliveries import cancel, deliveries_about, list_deliveries, retry
from newswatch.store.docs import Description, list_docs
from newswatch.store.events import add_mention, create_event, drop_event, find_event, recent_events
from newswatch.store.fetches import save_host
from newswatch.store.forgetting import forget_article
from newswatch.store.jobs import load_job, recall
from newswatch.store.judgements import (
    changed_since_verdict,
    find_judgement,
    list_quality,
    list_strata,
    save_judgement,
    unjudged_articles,
    unread_stories,
    waiting_articles,
)
from newswatch.store.migrations import APPLICATION_ID, SCHEMA_VERSION, schema_sql
from newswatch.store.outbox import add_alert, reword, withhold
from newswatch.store.outbox_rows import DeliveryRow, TargetRow
from newswatch.store.pages import save_page
from newswatch.store.parties import add_alias, list_aliases, name_key
from newswatch.store.quarantine import list_quarantine, quarantine, release
from newswatch.store.reading import list_versions, show_article
from newswatch.store.results import save_feed
from newswatch.store.review_rows import Drawn, Judgement, Quality, StoryChange, Stratum, Verdict
from newswatch.store.rows import (
    CrawlRow,
    Event,
    FeedRow,
    Finding,
    FoundChange,
    PendingChange,
    Quarantined,
    SearchHit,
    Shown,
    SourceRow,
    StoredAnnouncement,
    StoredArticle,
    StoredCandidate,
    Version,
)
from newswatch.store.search import cjk_pairs, search_articles
from newswatch.store.sending import (
    lease_delivery,
    mark_failed,
    mark_sent,
    mark_unknown,
)
from newswatch.store.sources import (
    declare_source,
    due_sources,
    feed_failures,
    list_feeds,
    list_health,
    list_sources,
    note_failure,
    note_success,
)
from newswatch.store.transactions import transaction
from newswatch.store.verdicts import (
    find_verdict,
    last_verdict,
    list_verdicts,
    save_verdict,
    undo_verdict,
)
from newswatch.store.verify import verify

__all__ = [
    "APPLICATION_ID",
    "SCHEMA_VERSION",
    "CrawlRow",
    "Database",
    "DeliveryRow",
    "Description",
    "Drawn",
    "Event",
    "FeedRow",
    "Finding",
    "FoundChange",
    "Judgement",
    "PendingChange",
    "Quality",
    "Quarantined",
    "SearchHit",
    "Shown",
    "SourceRow",
    "StoredAnnouncement",
    "StoredArticle",
    "StoredCandidate",
    "StoryChange",
    "Stratum",
    "TargetRow",
    "Verdict",
    "Version",
    "add_alert",
    "add_alias",
    "add_mention",
    "announcements_in",
    "announcements_of",
    "backup",
    "begin_crawl",
    "cancel",
    "changed_since_verdict",
    "changes_of",
    "checkpoint",
    "cjk_pairs",
    "count_articles",
    "create_event",
    "declare_source",
    "deliveries_about",
    "drop_event",
    "due_sources",
    "fail_change",
    "feed_failures",
    "find_announcement",
    "find_article",
    "find_candidate",
    "find_event",
    "find_judgement",
    "find_verdict",
    "finish_change",
    "finish_crawl",
    "forget_article",
    "get_article",
    "heartbeat",
    "last_change_id",
    "last_crawls",
    "last_verdict",
    "lease_delivery",
    "list_aliases",
    "list_announcements",
    "list_articles",
    "list_changes",
    "list_deliveries",
    "list_docs",
    "list_feeds",
    "list_health",
    "list_quality",
    "list_quarantine",
    "list_sources",
    "list_strata",
    "list_verdicts",
    "list_versions",
    "load_job",
    "mark_failed",
    "mark_sent",
    "mark_unknown",
    "migrate",
    "name_key",
    "note_failure",
    "note_success",
    "open_database",
    "pending_changes",
    "quarantine",
    "rebuild_index",
    "recall",
    "recent_events",
    "release",
    "retry",
    "reword",
    "save_announcement",
    "save_feed",
    "save_host",
    "save_judgement",
    "save_page",
    "save_verdict",
    "schema_sql",
    "search_articles",
    "show_article",
    "transaction",
    "undo_verdict",
    "unjudged_articles",
    "unread_stories",
    "verify",
    "waiting_articles",
    "withdraw_announcement",
    "withhold",
]
