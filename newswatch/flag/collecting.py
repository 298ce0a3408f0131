"""How a rule tells what it wants: by itself, in its digest, or in one line with others.

Called within a transaction; notes each match once, so that nothing is told in two ways. Composes
and sends nothing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from newswatch.alert import Subject
from newswatch.alert.timing import hour_of
from newswatch.model import Rule
from newswatch.schedule import stamp
from newswatch.store import Database, matches, parties, rates


def subject_of(rule: Rule, subject: Subject) -> tuple[str, int | None]:
    """Return what *rule* tells of a story: its event, or the story itself."""
    if rule.about == "funding":
        return "event", subject.event_id
    return "article", subject.article_id


def is_told_alone(db: Database, rule: Rule, subject: Subject, now: datetime) -> bool:
    """Note that *rule* wants *subject* told; tell whether by a message of its own.

    What has matched before is told in the way that was chosen then.
    """
    kind, number = subject_of(rule, subject)
    if number is None or subject.article_id is None:
        return True
    way = matches.way_of(db, rule.name, kind, number)
    chosen = way or _way(db, rule, subject, now)
    matches.add_match(
        db,
        rule=rule.name,
        subject_kind=kind,
        subject_id=number,
        article_id=subject.article_id,
        source=subject.source,
        way=chosen,
        now=stamp(now),
    )
    return chosen == "alone"


def with_traits(db: Database, subject: Subject) -> Subject:
    """Return *subject* with what the file knows besides: words of the page, names, own rates."""
    if subject.article_id is None:
        return subject
    found = matches.traits_of(db, subject.article_id)
    main = subject.announcement.amounts[0] if subject.announcement.amounts else None
    usd = subject.usd
    if main and subject.told_on:
        usd = rates.to_usd(db, main.value, main.currency, subject.told_on)
    found_parties = (*subject.announcement.funders, *subject.announcement.recipients)
    return replace(
        subject,
        also_called=parties.other_names(db, found_parties),
        section=found.section,
        tags=found.tags,
        description=found.description,
        usd=usd,
        in_dollars=partial(rates.to_usd, db),
    )


def _way(db: Database, rule: Rule, subject: Subject, now: datetime) -> str:
    if rule.digest is not None:
        return "digest"
    if rule.budget is None:
        return "alone"
    spent = matches.told_alone(db, rule.name, subject.source, stamp(hour_of(now)))
    return "alone" if spent < rule.budget else "flood"
