"""What rules would have told of the stories that are stored: a trial that writes nothing.

Reads history once, story by story, and keeps only what matches. Time is played through per rule:
quiet hours, budgets and digests as they would have been. It is as if newswatch had been watching
all along, so that a rule can be tried on what a first crawl brought.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newswatch import store
from newswatch.alert import Subject, explain
from newswatch.alert.digest import Collected, compose_digest, compose_flood
from newswatch.alert.timing import hour_of, next_due, send_at
from newswatch.errors import ConfigError
from newswatch.flag.collecting import subject_of, with_traits
from newswatch.flag.told import told_by_article
from newswatch.model import Announcement, Message, Rule
from newswatch.schedule import stamp
from newswatch.store import Database

PAGE = 200
_NOTHING = Announcement(is_funding=False, probability=0.0)
# That these held needs no saying for each message.
_PLAIN = ("funding", "min_probability", "age")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A story that a rule wants, and when: ``is_old`` if a first crawl brought it."""

    collected: Collected
    is_old: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldSend:
    """One message: ``way`` is alone, digest or flood; ``message`` is None for a story alone."""

    at: datetime
    way: str
    hits: tuple[Hit, ...]
    message: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What one rule would have sent; ``waiting`` matches wait for a time that is still to come."""

    rule: Rule
    since: datetime
    read: int
    hits: tuple[Hit, ...]
    messages: tuple[WouldSend, ...]
    waiting: int


def named(rules: Sequence[Rule], name: str | None) -> list[Rule]:
    """Return the rule of that name, or all; ConfigError names those that there are."""
    found = [rule for rule in rules if name is None or rule.name == name]
    if not found:
        known = ", ".join(rule.name for rule in rules) or "none: newswatch.toml has no rules"
        asked = f"no rule is named {name!r}; there are: " if name else "there are no rules: "
        raise ConfigError(f"{asked}{known}" if rules or name else "newswatch.toml has no rules")
    return found


def try_rules(
    db: Database,
    rules: Sequence[Rule],
    *,
    days: int,
    now: datetime,
    on_page: Callable[[int], None] = lambda _: None,
) -> list[Trial]:
    """Return what each of *rules* would have sent of the stories of the last *days*.

    A story counts when it was published, or first read if that is not known. Stories that are gone
    from their sites are left out. *on_page* hears how many have been read.
    """
    since = now - timedelta(days=days)
    hits: dict[str, dict[object, Hit]] = {rule.name: {} for rule in rules}
    read = 0
    for subject, told_at, is_old in _stories(db, since, now):
        read += 1
        if read % PAGE == 0:
            on_page(read)
        for rule in rules:
            hit = _hit(rule, subject, told_at, is_old=is_old)
            if hit is not None:
                kind, number = subject_of(rule, subject)
                key = (kind, number) if number is not None else ("article", subject.article_id)
                known = hits[rule.name].setdefault(key, hit)
                if told_at < known.collected.matched_at:
                    hits[rule.name][key] = hit
    return [_played(rule, since, now, read, hits[rule.name]) for rule in rules]


def _stories(
    db: Database, since: datetime, now: datetime
) -> Iterator[tuple[Subject, datetime, bool]]:
    """Yield every story of the time, with when it would have been told and whether it was old."""
    sources = {source.name: source for source in store.list_sources(db)}
    last = 0
    while page := store.list_articles(db, after=last, limit=PAGE, since_at=stamp(since)):
        announced = store.announcements_of(db, [article.article_id for article in page])
        for article in page:
            told_at = _told_at(article, now)
            if article.removed_at is None and told_at >= since:
                found = announced.get(article.article_id)
                yield (
                    with_traits(db, _subject(article, sources, found, told_at)),
                    told_at,
                    article.is_backfill,
                )
        last = page[-1].article_id


def _told_at(article: store.StoredArticle, now: datetime) -> datetime:
    """Return when a watch that had run all along would have read a story."""
    seen = datetime.fromisoformat(article.first_seen_at)
    if not article.is_backfill or article.published_at is None:
        return seen
    return min(datetime.fromisoformat(article.published_at), now)


def _subject(
    article: store.StoredArticle,
    sources: Mapping[str, store.SourceRow],
    found: store.StoredAnnouncement | None,
    told_at: datetime,
) -> Subject:
    told = told_by_article(article, sources)
    return told.subject(
        found.facts if found else _NOTHING,
        found.event_id if found else None,
        today=told_at.date(),
        is_backfill=False,
    )


def _hit(rule: Rule, subject: Subject, told_at: datetime, *, is_old: bool) -> Hit | None:
    if rule.about == "funding" and not subject.announcement.is_funding:
        return None
    verdicts = explain(rule, subject, now=told_at)
    if not all(one.ok for one in verdicts):
        return None
    reasons = tuple(one.why for one in verdicts if one.predicate not in _PLAIN)
    # The text has been asked and is not kept: what matches may be many.
    kept = replace(subject, body="", description=None)
    return Hit(
        collected=Collected(subject=kept, matched_at=told_at, reasons=reasons), is_old=is_old
    )


def _played(
    rule: Rule, since: datetime, now: datetime, read: int, found: Mapping[object, Hit]
) -> Trial:
    hits = sorted(found.values(), key=lambda hit: hit.collected.matched_at)
    sent = _digests(rule, since, hits) if rule.digest else _alone(rule, hits)
    messages = sorted(sent, key=lambda one: one.at)
    due = tuple(one for one in messages if one.at <= now)
    return Trial(
        rule=rule,
        since=since,
        read=read,
        hits=tuple(hits),
        messages=due,
        waiting=len(hits) - sum(len(one.hits) for one in due),
    )


def _digests(rule: Rule, since: datetime, hits: Sequence[Hit]) -> Iterator[WouldSend]:
    assert rule.digest is not None
    periods: dict[datetime, list[Hit]] = {}
    for hit in hits:
        due = next_due(rule.digest, rule.time_zone, hit.collected.matched_at)
        periods.setdefault(due, []).append(hit)
    last = since
    for due, ones in periods.items():
        collected = [one.collected for one in ones]
        message = compose_digest(rule, collected, "", since=last, until=due)
        yield WouldSend(at=due, way="digest", hits=tuple(ones), message=message)
        last = due


def _alone(rule: Rule, hits: Sequence[Hit]) -> Iterator[WouldSend]:
    hours: dict[tuple[str, datetime], list[Hit]] = {}
    for hit in hits:
        at, source = hit.collected.matched_at, hit.collected.subject.source
        ones = hours.setdefault((source, hour_of(at)), [])
        ones.append(hit)
        if rule.budget is None or len(ones) <= rule.budget:
            yield WouldSend(at=send_at(rule, at), way="alone", hits=(hit,))
    for (_source, hour), ones in hours.items():
        if rule.budget is not None and (over := ones[rule.budget :]):
            end = hour + timedelta(hours=1)
            collected = [one.collected for one in over]
            message = compose_flood(rule, collected, "", hour=hour, until=end)
            yield WouldSend(at=send_at(rule, end), way="flood", hits=tuple(over), message=message)
