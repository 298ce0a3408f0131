"""Write one result of a crawl: what it says, how that differs, and what to do next, as one unit.

Called within a transaction of the store; applying the same result again changes nothing. Decides
nothing that `diff` and `schedule` can; fetches nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime

from newswatch import schedule, store
from newswatch.crawl.honour import as_reserved, honoured
from newswatch.crawl.identity import identified, seen
from newswatch.crawl.pacing import plan_look
from newswatch.crawl.timing import (
    FINAL,
    Ground,
    edited_at,
    instant_of,
    is_backfill,
    moment_of,
    next_check,
    next_story_check,
    texts_of,
)
from newswatch.diff import diff, diff_missing
from newswatch.hashes import content_hash
from newswatch.model import Article, Change, FeedResult, HostResult, PageResult
from newswatch.store import Database, copies, fetches, sources

Result = FeedResult | PageResult | HostResult

# A page that is missing twice was never there for us.
_GONE_ATTEMPTS = 2


def apply(db: Database, ground: Ground, result: Result, now: datetime) -> Counter[str]:
    """Write *result* and return the counts of what it came to (columns of ``crawls``)."""
    if result.fetch is not None and result.fetch.status is not None:
        fetches.note_asked(db, result.fetch)
    if isinstance(result, HostResult):
        store.save_host(db, ground.source, ground.crawl_id, result)
        return Counter()
    if isinstance(result, FeedResult):
        return _apply_feed(db, ground, result, now)
    if result.article is not None:
        counts = _apply_story(db, ground, result, result.article, now)
    else:
        counts = _apply_look(db, ground, result, now)
    return counts + Counter(pages=1)


def _apply_feed(db: Database, ground: Ground, result: FeedResult, now: datetime) -> Counter[str]:
    failures = 1 + store.feed_failures(db, ground.source, result.channel.url)
    again = schedule.next_look(
        now,
        interval_s=ground.interval_s,
        asked_s=result.min_interval_s,
        failures=failures if result.fetch.failure else 0,
    )
    found = store.save_feed(
        db,
        ground.source,
        ground.crawl_id,
        result,
        now=schedule.stamp(now),
        next_fetch_at=schedule.stamp(again),
    )
    if result.fetch.failure:
        return Counter(failed=1)
    plan_look(db, ground, result, now)
    return Counter(found=found)


def _apply_story(
    db: Database, ground: Ground, result: PageResult, article: Article, now: datetime
) -> Counter[str]:
    article, old = identified(db, ground, result, article)
    article = honoured(article)
    change = diff(as_reserved(seen(old) if old else None, article), article)
    candidate = store.find_candidate(db, ground.source, result.url)
    article = _dated(article, candidate, old)
    result = replace(result, article=article)
    published_at = instant_of(article.published, ground.time_zone)
    said = content_hash(article.headline, article.body, article.authors)
    if old and change is None and article.wishes.tdm_reserved:
        said = old.content_hash  # its text is not looked at, so it is no other version
    edited = edited_at(db, old)
    if change is not None and old is not None:
        edited = None if said in texts_of(db, old) else now
    check = next_story_check(db, old, now, told_at=moment_of(published_at), edited_at=edited)
    article_id = store.save_page(
        db,
        ground.source,
        ground.crawl_id,
        result,
        change,
        now=schedule.stamp(now),
        content_hash=said,
        published_at=published_at,
        modified_at=instant_of(article.modified, ground.time_zone),
        is_backfill=old.is_backfill if old else is_backfill(db, ground, article, candidate),
        next_check_at=schedule.stamp(check) if check else None,
        candidate_state="done",
    )
    if article_id is not None and (old is None or change is not None):
        copies.note_copy(db, article_id, article.body, result.claimed_url)
    if result.was_denied:
        is_lie = change is not None and change.kind == "modified"
        sources.note_proof(db, ground.source, is_lie=is_lie, now=schedule.stamp(now))
    return Counter({change.kind: 1} if change else {"unmodified": 1})


def _apply_look(db: Database, ground: Ground, result: PageResult, now: datetime) -> Counter[str]:
    old = store.find_article(db, result.url)
    if old is None:
        return _apply_miss(db, ground, result, now)
    change = None
    word = result.fetch.failure
    if word == "gone":
        known = replace(seen(old), missing_for_s=_missing_for(old, now))
        change = diff_missing(known, confirm_after_s=ground.confirm_removed_after_s)
    elif word is None and old.removed_at is not None:
        # It is served again, word for word: nothing was read, but the story is back.
        change = Change(kind="modified", fields=("restored",))
    check = next_check(db, ground, old, word, now)
    store.save_page(
        db,
        ground.source,
        ground.crawl_id,
        result,
        change,
        now=schedule.stamp(now),
        is_backfill=old.is_backfill,
        next_check_at=schedule.stamp(check) if check and not _is_removal(change) else None,
        candidate_state="done",
    )
    if change:
        return Counter({change.kind: 1})
    # Missing for the first time is no failure yet: the second look decides.
    return Counter() if word == "gone" else Counter({"failed" if word else "unmodified": 1})


def _is_removal(change: Change | None) -> bool:
    return change is not None and change.kind == "removed"


def _apply_miss(db: Database, ground: Ground, result: PageResult, now: datetime) -> Counter[str]:
    """Record a look that gave no story of one that is not stored."""
    word = result.fetch.failure or "empty"
    candidate = store.find_candidate(db, ground.source, result.url)
    attempts = (candidate.attempts if candidate else 0) + 1
    again, state = _what_next(candidate, word, attempts, now)
    store.save_page(
        db,
        ground.source,
        ground.crawl_id,
        result,
        None,
        now=schedule.stamp(now),
        is_backfill=False,
        next_check_at=None,
        candidate_state=state,
        reason=word,
        retry_at=schedule.stamp(again) if again else None,
    )
    return Counter(rejected=1) if word in FINAL and not again else Counter(failed=1)


def _what_next(
    candidate: store.StoredCandidate | None, word: str, attempts: int, now: datetime
) -> tuple[datetime | None, str]:
    """Return when a candidate that gave no story is asked for again, if it is, and its state.

    What is news gets a second chance whatever the word was: a site that is down, or turned over to
    a new system, answers for an hour as if it had no such story.
    """
    if word in FINAL:
        is_news = candidate is not None and not candidate.is_backfill
        if not is_news or attempts > 1 or word == "invalid":
            return None, "rejected"
        return schedule.second_chance(now, word), "open"
    if word == "gone" and attempts >= _GONE_ATTEMPTS:
        return None, "rejected"
    again = schedule.next_attempt(now, attempts=attempts)
    return again, "open" if again else "failed"


def _dated(
    article: Article, candidate: store.StoredCandidate | None, old: store.StoredArticle | None
) -> Article:
    """Return *article* with the date that its channel states, where the page states none."""
    if article.published:
        return article
    stated = candidate.published if candidate else None
    return replace(article, published=stated or (old.published if old else None))


def _missing_for(old: store.StoredArticle, now: datetime) -> float | None:
    since = moment_of(old.missing_since_at)
    return (now - since).total_seconds() if since else None
