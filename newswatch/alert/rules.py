"""Decide whether a rule wants an announcement, and say why in sentences.

Reads no clock, network or database: the time is an argument. Every predicate that a rule sets must
hold; the detector's probability, "is it funding at all" and the age are always asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import NamedTuple

from newswatch.alert.subject import Subject
from newswatch.alert.text import cut, plain, words
from newswatch.alert.wording import usd_words
from newswatch.model import Rule

# A story may be dated by the calendar of a place that is ahead of UTC; more is a wrong date.
_AHEAD = timedelta(days=1)


class Verdict(NamedTuple):
    """What one predicate of a rule says: its name, whether it holds, and why (one sentence)."""

    predicate: str
    ok: bool
    why: str


def match(rule: Rule, subject: Subject, *, now: datetime) -> list[str] | None:
    """Return the reasons why *rule* wants *subject*, one a predicate, or None if it does not.

    *now* must be aware of its zone; only the age of a backfilled story depends on it.
    """
    verdicts = explain(rule, subject, now=now)
    if not all(verdict.ok for verdict in verdicts):
        return None
    # That a new story is new needs no saying.
    return [v.why for v in verdicts if v.predicate != "age" or subject.is_backfill]


def explain(rule: Rule, subject: Subject, *, now: datetime) -> list[Verdict]:
    """Return what each predicate of *rule* says of *subject*, those that fail included."""
    found = subject.announcement
    verdicts = [*_is_funding(subject), *_probability(rule, subject), _age(rule, subject, now)]
    if rule.types:
        is_wanted = found.type in rule.types
        verdicts.append(Verdict("types", is_wanted, _one_of("the type", found.type, rule.types)))
    if rule.min_usd is not None:
        verdicts.append(_min_usd(rule.min_usd, subject))
    if rule.funders:
        verdicts.append(_named("funders", "funder", rule.funders, found.funders))
    if rule.recipients:
        verdicts.append(_named("recipients", "recipient", rule.recipients, found.recipients))
    if rule.sources:
        is_wanted = subject.source in rule.sources
        why = _one_of("the source", subject.source, rule.sources)
        verdicts.append(Verdict("sources", is_wanted, why))
    if rule.languages:
        is_wanted = _speaks(subject.language, rule.languages)
        why = _one_of("the language", subject.language, rule.languages)
        verdicts.append(Verdict("languages", is_wanted, why))
    if rule.words:
        verdicts.append(_words(rule.words, subject))
    return verdicts


def _is_funding(subject: Subject) -> Iterator[Verdict]:
    # Said only where it fails: that an alert is about funding, its receiver knows.
    if not subject.announcement.is_funding:
        yield Verdict("funding", False, "the story is not a funding announcement")


def _probability(rule: Rule, subject: Subject) -> Iterator[Verdict]:
    sure = subject.announcement.probability
    ok = sure >= rule.min_probability
    than = "at least" if ok else "less than"
    why = f"the detector is {sure:.0%} sure, {than} the {rule.min_probability:.0%} asked for"
    yield Verdict("min_probability", ok, why)


def _age(rule: Rule, subject: Subject, now: datetime) -> Verdict:
    if not subject.is_backfill:
        return Verdict("age", True, "the story is new")
    if rule.max_age_days is None:
        why = "the story was backfilled, and the rule sets no max_age_days"
        return Verdict("age", False, why)
    published = _instant(subject.published)
    if published is None:
        return Verdict("age", False, "the story was backfilled and has no date that can be read")
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


def _min_usd(least: int, subject: Subject) -> Verdict:
    if not subject.announcement.amounts:
        return Verdict("min_usd", False, f"no sum is stated; {usd_words(least)} is asked for")
    if subject.usd is None:
        currency = plain(subject.announcement.amounts[0].currency)
        return Verdict("min_usd", False, f"no rate is known to turn {currency} into US dollars")
    ok = subject.usd.usd >= least
    than = "at least" if ok else "less than"
    why = f"the sum is {than} {usd_words(least)}: {usd_words(subject.usd.usd)}"
    old = " (an old rate)" if subject.usd.is_stale else ""
    return Verdict("min_usd", ok, f"{why} at the rate of {subject.usd.rate_on}{old}")


def _named(predicate: str, noun: str, wanted: tuple[str, ...], names: tuple[str, ...]) -> Verdict:
    for name in names:
        for term in wanted:
            if words(term) in words(name):
                return Verdict(predicate, True, f"the {noun} is {_shown(name)}")
    said = ", ".join(map(_shown, names)) or "not named"
    return Verdict(predicate, False, f"the {noun} is {said}, none of {_listed(wanted)}")


def _words(wanted: tuple[str, ...], subject: Subject) -> Verdict:
    for place, text in (("headline", subject.headline), ("body", subject.body)):
        for term in wanted:
            if words(term) in words(text):
                return Verdict("words", True, f"“{_shown(term)}” stands in the {place}")
    return Verdict("words", False, f"neither headline nor body has any of {_listed(wanted)}")


def _speaks(language: str | None, wanted: tuple[str, ...]) -> bool:
    """Tell whether *language* is one of *wanted* or a variety of it (en-GB of en)."""
    tag = f"{language or ''}-".casefold()
    return any(tag.startswith(f"{want}-".casefold()) for want in wanted)


def _one_of(what: str, value: str | None, wanted: tuple[str, ...]) -> str:
    if value is None:
        return f"{what} is not known; the rule asks for {_listed(wanted)}"
    return f"{what} is {_shown(value)}; the rule asks for {_listed(wanted)}"


def _shown(name: str) -> str:
    return cut(plain(name), 120)


def _listed(wanted: tuple[str, ...]) -> str:
    return " or ".join(map(_shown, wanted))
