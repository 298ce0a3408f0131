"""Owe the messages that the rules ask for, and take back those that what holds now makes wrong.

Called within a transaction; sends nothing. What was sent is never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from newswatch import store
from newswatch.alert import Subject, compose, idempotency_key, match
from newswatch.alert.timing import send_at
from newswatch.flag.collecting import is_told_alone, subject_of, with_traits
from newswatch.flag.keeping import Kept
from newswatch.flag.told import Told
from newswatch.model import Alert, Rule
from newswatch.schedule import stamp
from newswatch.store import Database

Rules = tuple[Rule, ...]


def owe(
    db: Database,
    rules: Rules,
    subject: Subject,
    *,
    change_id: int | None,
    now: datetime,
) -> int:
    """Owe one message a rule and target, unless it is owed already; return how many are new.

    What a rule tells in a digest, or cannot tell within its budget, is put by: see `digesting`.
    """
    return sum(
        store.add_alert(
            db, alert, change_id=change_id, now=stamp(now), due_at=stamp(send_at(rule, now))
        )
        for rule, alert in _wanted(rules, with_traits(db, subject), now)
        if is_told_alone(db, rule, subject, now)
    )


def renew(
    db: Database, rules: Rules, told: Told, subject: Subject, now: datetime, *, is_moved: bool
) -> None:
    """Let what nobody was sent yet of a story say what holds; withhold what no rule wants any more.

    *is_moved*: something else is announced than before, or something again.
    """
    if not is_moved and not store.deliveries_about(db, "article", told.article_id):
        return  # most edits: nothing hangs on them
    keys = revive(db, rules, subject, now)
    store.withhold(db, "article", told.article_id, but=keys)
    if is_moved and subject.event_id is not None:
        withhold(db, told, subject.event_id, but=keys)


def revive(db: Database, rules: Rules, subject: Subject, now: datetime) -> tuple[str, ...]:
    """Let messages that nobody was sent yet say what holds; return their keys.

    What was withheld is owed again, at once or when the rule's quiet hours end.
    """
    return tuple(
        alert.key
        for rule, alert in _wanted(rules, with_traits(db, subject), now)
        if store.reword(db, alert, due_at=stamp(send_at(rule, now)))
    )


def withhold(db: Database, told: Told, event_id: int, *, but: Iterable[str] = ()) -> None:
    """Give up what is still to be sent of an event that no other story tells of."""
    tellers = store.announcements_in(db, event_id)
    if all(one.article_id == told.article_id for one in tellers):
        store.withhold(db, "event", event_id, but=but)


def settle_alerts(db: Database, rules: Rules, told: Told, kept: Kept, now: datetime) -> int:
    """Bring what is owed about a story's event to what holds now; return how many are new.

    Messages that nobody was sent yet say what holds, or are withheld where no rule asks for them
    any more. What a verdict adds is old by then: only rules that set ``max_age_days`` tell of it.
    """
    if kept.event_id is None:
        return 0
    if not kept.found.is_funding:
        withhold(db, told, kept.event_id)
        return 0
    subject = told.subject(
        kept.found, kept.event_id, today=now.date(), is_backfill=kept.is_backfill
    )
    reworded = revive(db, rules, subject, now)
    withhold(db, told, kept.event_id, but=reworded)
    old = told.subject(kept.found, kept.event_id, today=now.date(), is_backfill=True)
    return owe(db, rules, old, change_id=None, now=now)


def _wanted(rules: Rules, subject: Subject, now: datetime) -> Iterator[tuple[Rule, Alert]]:
    """Yield the first message about a story for each rule that wants it, and each target."""
    for rule in rules:
        kind, number = subject_of(rule, subject)
        if number is None or (reasons := match(rule, subject, now=now)) is None:
            continue
        for target in rule.targets:
            key = idempotency_key(rule.name, target, kind, number, "first")
            yield (
                rule,
                Alert(
                    rule=rule.name,
                    target=target,
                    subject_kind=kind,
                    subject_id=number,
                    kind="first",
                    key=key,
                    message=compose(subject, rule_name=rule.name, reasons=reasons, key=key),
                ),
            )
