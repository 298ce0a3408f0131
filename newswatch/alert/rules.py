"""Decide whether a rule wants a story, and say why in sentences.

Reads no clock, network or database: the time is an argument. Every predicate that a rule sets must
hold; whether it is funding at all (unless the rule is about stories) and its age are always asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

from newswatch.alert.predicates import sure_verdict, verdicts
from newswatch.alert.subject import Subject
from newswatch.alert.verdict import Verdict
from newswatch.model import Rule

__all__ = ["Verdict", "explain", "match", "probability_asked"]

# A story may be dated by the calendar of a place that is ahead of UTC; more is a wrong date.
_AHEAD = timedelta(days=1)
# How sure the detector must be of an announcement where a rule does not say.
_SURE = 0.5


def match(rule: Rule, subject: Subject, *, now: datetime) -> list[str] | None:
    """Return the reasons why *rule* wants *subject*, one a predicate, or None if it does not.

    *now* must be aware of its zone; only the age of a backfilled story depends on it.
    """
    if rule.about == "funding" and not subject.announcement.is_funding:
        return None  # most stories: their words need not be looked at
    asked = explain(rule, subject, now=now)
    if not all(verdict.ok for verdict in asked):
        return None
    # That a new story is new needs no saying.
    return [v.why for v in asked if v.predicate != "age" or subject.is_backfill]


def explain(rule: Rule, subject: Subject, *, now: datetime) -> list[Verdict]:
    """Return what each predicate of *rule* says of *subject*, those that fail included."""
    return [
        *_is_funding(rule, subject),
        *_probability(rule, subject),
        _age(rule, subject, now),
        *verdicts(rule, subject),
    ]


def probability_asked(rule: Rule) -> float | None:
    """Return how sure the detector must be for *rule*; None where it does not matter."""
    if rule.min_probability is None and rule.about == "funding":
        return _SURE
    return rule.min_probability


def _is_funding(rule: Rule, subject: Subject) -> Iterator[Verdict]:
    # Said only where it fails: that an alert is about funding, its receiver knows.
    if rule.about == "funding" and not subject.announcement.is_funding:
        yield Verdict("funding", ok=False, why="the story is not a funding announcement")


def _probability(rule: Rule, subject: Subject) -> Iterator[Verdict]:
    asked = probability_asked(rule)
    if asked is not None:
        yield sure_verdict(asked, subject)


def _age(rule: Rule, subject: Subject, now: datetime) -> Verdict:
    if not subject.is_backfill:
        return Verdict("age", ok=True, why="the story is new")
    if rule.max_age_days is None:
        why = "the story was backfilled, and the rule sets no max_age_days"
        return Verdict("age", ok=False, why=why)
    published = _instant(subject.published)
    if published is None:
        why = "the story was backfilled and has no date that can be read"
        return Verdict("age", ok=False, why=why)
    oldest = now - timedelta(days=rule.max_age_days)
    ok = oldest < published <= now + _AHEAD
    than = "younger" if ok else "not younger"
    why = f"the backfilled story of {published:%Y-%m-%d} is {than} than {rule.max_age_days} days"
    return Verdict("age", ok, why)


def _instant(published: str | None) -> datetime | None:
    """Return the instant of an RFC 3339 text, a date alone as the end of that day, or None."""
    try:
        instant = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    if published and len(published) <= len("2026-10-30"):
        instant = datetime.combine(instant, time(23, 59, 59))
    try:
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        return None
