"""Follow up what was told: who got a message hears, in its thread, what is not so any more.

Called within a transaction; sends nothing. Only those who were told hear of it, or may have been:
what nobody has seen yet is worded anew or withheld by `owing`. Once for each change of facts: what
they were last told is what counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from newswatch import store
from newswatch.alert import compose, idempotency_key
from newswatch.alert.differences import WITHDRAWN, differences
from newswatch.flag.told import Told
from newswatch.model import Alert, Announcement, Message
from newswatch.schedule import stamp
from newswatch.store import Database, DeliveryRow

_KINDS = ("first", "correction", "withdrawn")
# Of a long thread the first message and the last few are named: enough for any mail program.
_NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What has become of a story's announcement: *held* now (None where the story is gone).

    ``cause`` is removed, edited or judged; ``change_id`` the change that led to it, if one did.
    """

    told: Told
    event_id: int
    held: Announcement | None
    cause: str
    change_id: int | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing is announced any more."""
        return self.held is None or not self.held.is_funding


def follow_up(db: Database, news: News, now: datetime) -> int:
    """Owe a correction or withdrawal to each who was told otherwise; return how many are new.

    Of an event that another story still tells of, nothing is withdrawn.
    """
    tellers = store.announcements_in(db, news.event_id)
    if news.is_withdrawn and any(one.article_id != news.told.article_id for one in tellers):
        return 0
    return sum(_follow(db, news, thread, now) for thread in _threads(db, news.event_id))


def _threads(db: Database, event_id: int) -> Iterator[list[DeliveryRow]]:
    """Yield the messages about an event, those of one rule to one target together, in order."""
    threads: dict[tuple[str, str], list[DeliveryRow]] = {}
    for row in store.deliveries_about(db, "event", event_id):
        if row.kind in _KINDS:
            threads.setdefault((row.rule, row.target), []).append(row)
    yield from threads.values()


def _follow(db: Database, news: News, thread: list[DeliveryRow], now: datetime) -> bool:
    """Bring one thread to what holds; tell whether a message is new in it."""
    read = [row for row in thread if row.may_have_arrived]
    # Who was told of the event by another story is not corrected by this one.
    if not read or read[-1].article_id not in (None, news.told.article_id):
        return False
    waiting = [row for row in thread if row.kind != "first" and _is_waiting(row)]
    message = _message(news, read, 1 + max(row.revision for row in thread), now)
    if message and waiting and _essence(waiting[-1].message) == _essence(message):
        return False
    first = read[0]
    kinds = ("correction", "withdrawn")
    store.withhold(db, "event", news.event_id, rule=first.rule, target=first.target, kinds=kinds)
    if message is None:
        return False
    alert = Alert(
        rule=first.rule,
        target=first.target,
        subject_kind="event",
        subject_id=news.event_id,
        kind=message.kind,
        revision=1 + max(row.revision for row in thread),
        key=message.key,
        message=message,
        article_id=news.told.article_id,
    )
    return store.add_alert(db, alert, change_id=news.change_id, now=stamp(now))


def _is_waiting(row: DeliveryRow) -> bool:
    return not row.may_have_arrived and row.next_attempt_at is not None


def _essence(message: Message) -> tuple[object, ...]:
    return message.kind, message.changes, message.sums, message.funders, message.recipients


def _message(news: News, read: list[DeliveryRow], revision: int, now: datetime) -> Message | None:
    """Return what the receiver of *read* is to be told, or None if that is what they know."""
    last, first = read[-1].message, read[0]
    if news.is_withdrawn or news.held is None:
        if last.kind == "withdrawn":
            return None
        found = replace(last, found_at=stamp(now), changes=(WITHDRAWN[news.cause],))
    else:
        subject = news.told.subject(
            news.held, news.event_id, today=now.date(), is_backfill=news.told.is_backfill
        )
        found = compose(subject, rule_name=first.rule, reasons=(), key="")
        found = replace(found, changes=differences(last, found))
        if not found.changes:
            return None
    kind = "withdrawn" if news.is_withdrawn else "correction"
    name = f"{kind}/{revision}"
    told_at = first.sent_at or first.tried_at or first.created_at
    return replace(
        found,
        kind=kind,
        key=idempotency_key(first.rule, first.target, "event", news.event_id, name),
        follows=first.key,
        earlier=_named(row.key for row in read),
        reasons=(f"you were told of it at {told_at}",),
    )


def _named(keys: Iterable[str]) -> tuple[str, ...]:
    named = tuple(keys)
    return named if len(named) <= _NAMED else (named[0], *named[1 - _NAMED :])
