"""Follow up what was told: who got a message hears, in its thread, what is not so any more.

Called within a transaction; sends nothing. Only those who were told hear of it, or may have been:
what nobody has seen yet is worded anew or withheld by `owing`. Once for each change of facts: what
they were last told is what counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newswatch import store
from newswatch.alert import compose, idempotency_key
from newswatch.alert.differences import WITHDRAWN, differences
from newswatch.alert.predicates import asks_for_types
from newswatch.alert.sheet import clock_words
from newswatch.alert.timing import send_at
from newswatch.flag.collecting import with_traits
from newswatch.flag.told import Told
from newswatch.model import Alert, Announcement, Message, Rule
from newswatch.schedule import stamp
from newswatch.store import Database, DeliveryRow

_KINDS = ("first", "correction", "withdrawn")
# Of a long thread the first message and the last few are named: enough for any mail program.
_NAMED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What has become of a story: what *held* says of it now (None where the story is gone).

    ``event_id`` is the event that it announced or announces, None where nothing is new of that;
    ``cause`` is removed, edited or judged; ``change_id`` the change that led to it, if one did.
    """

    told: Told
    event_id: int | None
    held: Announcement | None
    cause: str
    change_id: int | None = None

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing is announced any more."""
        return self.held is None or not self.held.is_funding


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thread:
    """The messages of one rule to one target about one subject, in order."""

    kind: str
    number: int
    rows: list[DeliveryRow]

    @property
    def revision(self) -> int:
        """The number of the next message in it."""
        return 1 + max(row.revision for row in self.rows)


def follow_up(db: Database, news: News, now: datetime, rules: Iterable[Rule] = ()) -> int:
    """Owe a correction or withdrawal to each who was told otherwise; return how many are new.

    It waits for the end of the quiet hours that the rule has among *rules*. Told are those who
    heard of the event, and those who heard of the story as a story. Of an event that another story
    still tells of, nothing is withdrawn.
    """
    asked = {rule.name: rule for rule in rules}
    threads = [*_threads(db, "article", news.told.article_id)]
    if news.event_id is not None and not _is_told_elsewhere(db, news):
        threads += _threads(db, "event", news.event_id)
    return sum(_follow(db, news, thread, now, asked) for thread in threads)


def _is_told_elsewhere(db: Database, news: News) -> bool:
    """Tell whether an event that this story withdraws is still told of by another one."""
    assert news.event_id is not None
    tellers = store.announcements_in(db, news.event_id) if news.is_withdrawn else ()
    return any(one.article_id != news.told.article_id for one in tellers)


def _threads(db: Database, kind: str, number: int) -> Iterator[_Thread]:
    """Yield the messages about a subject, those of one rule to one target together, in order."""
    threads: dict[tuple[str, str], list[DeliveryRow]] = {}
    for row in store.deliveries_about(db, kind, number):
        if row.kind in _KINDS:
            threads.setdefault((row.rule, row.target), []).append(row)
    for found in threads.values():
        yield _Thread(kind=kind, number=number, rows=found)


def _follow(
    db: Database, news: News, thread: _Thread, now: datetime, rules: Mapping[str, Rule]
) -> bool:
    """Bring one thread to what holds; tell whether a message is new in it."""
    read = [row for row in thread.rows if row.may_have_arrived]
    # Who was told of the event by another story is not corrected by this one.
    if not read or read[-1].article_id not in (None, news.told.article_id):
        return False
    first = read[0]
    rule = rules.get(first.rule)
    waiting = [row for row in thread.rows if row.kind != "first" and _is_waiting(row)]
    found = _news_to(db, news, read, now, rule)
    if found and waiting and _essence(waiting[-1].message) == _essence(found):
        return False
    kinds = ("correction", "withdrawn")
    store.withhold(
        db, thread.kind, thread.number, rule=first.rule, target=first.target, kinds=kinds
    )
    if found is None:
        return False
    message = _named(found, thread, read)
    alert = Alert(
        rule=first.rule,
        target=first.target,
        subject_kind=thread.kind,
        subject_id=thread.number,
        kind=message.kind,
        revision=thread.revision,
        key=message.key,
        message=message,
        article_id=news.told.article_id,
    )
    due_at = stamp(send_at(rule, now)) if rule else None
    return store.add_alert(db, alert, change_id=news.change_id, now=stamp(now), due_at=due_at)


def _is_waiting(row: DeliveryRow) -> bool:
    return not row.may_have_arrived and row.next_attempt_at is not None


def _essence(message: Message) -> tuple[object, ...]:
    facts = (message.type, message.sums, message.funders, message.recipients)
    return message.kind, message.changes, facts


def _news_to(
    db: Database, news: News, read: Sequence[DeliveryRow], now: datetime, rule: Rule | None
) -> Message | None:
    """Return what the receiver of *read* is to be told, or None if that is what they know."""
    last = read[-1].message
    # Who was told of a story as a story still has it where it announces nothing any more.
    is_gone = news.held is None or (last.about == "funding" and news.is_withdrawn)
    if is_gone:
        if last.kind == "withdrawn":
            return None
        return replace(
            last, kind="withdrawn", found_at=stamp(now), changes=(WITHDRAWN[news.cause],)
        )
    assert news.held is not None
    subject = news.told.subject(
        news.held, last.event_id, today=now.date(), is_backfill=news.told.is_backfill
    )
    found = compose(
        with_traits(db, subject), rule_name=read[0].rule, reasons=(), key="", kind="correction"
    )
    is_type_asked = rule is not None and asks_for_types(rule)
    changes = differences(last, found, is_type_asked=is_type_asked)
    return replace(found, changes=changes) if changes else None


def _named(message: Message, thread: _Thread, read: Sequence[DeliveryRow]) -> Message:
    """Return *message* with its key and its place in the thread."""
    first = read[0]
    name = f"{message.kind}/{thread.revision}"
    told_at = first.sent_at or first.tried_at or first.created_at
    keys = tuple(row.key for row in read)
    return replace(
        message,
        key=idempotency_key(first.rule, first.target, thread.kind, thread.number, name),
        follows=first.key,
        earlier=keys if len(keys) <= _NAMED else (keys[0], *keys[1 - _NAMED :]),
        reasons=(f"you were told of it on {clock_words(told_at)}",),
    )
