"""Publish what rules told a feed: its files are written whole, then all that is new counts as sent.

A feed is a view of the outbox: what stands in it follows from the rows alone, so that a kill
between file and mark does no harm, and a file that was deleted is there again after the next run.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from newswatch import holder, store
from newswatch.alert import feed as channel
from newswatch.alert.feed_text import Feed, FeedEntry
from newswatch.config import Config
from newswatch.errors import AlertError
from newswatch.flag.outcome import SendReport, note_outcome
from newswatch.model import Target
from newswatch.schedule import stamp
from newswatch.store import Database, DeliveryRow, deliveries


def publish(
    db: Database, config: Config, target: Target, now: datetime, *, lease_until: str,
    report: SendReport,
) -> None:  # fmt: skip
    """Bring the feeds of a target to what its rules have told; an error is noted as any other."""
    with store.transaction(db):
        first = store.lease_delivery(
            db,
            now=stamp(now),
            lease_until=lease_until,
            target=target.name,
            holder=holder.own(),
        )
        due = deliveries.due_to(db, target.name, stamp(now)) if first else {}
    rules = {rule.name for rule in config.rules if target.name in rule.targets}
    rules = {rule for rule in rules if rule in due or not _is_there(target, rule)} | {*due}
    try:
        for rule in sorted(rules):
            rows = _told(db, rule, target, stamp(now))
            channel.write(_feed(rule, target, rows, stamp(now)), target)
    except AlertError as error:
        if first is not None:
            note_outcome(db, first, error, now, report)
        return
    with store.transaction(db, durable=True):
        for number in (number for numbers in due.values() for number in numbers):
            store.mark_sent(db, number, stamp(now))
            report.sent += 1


def _is_there(target: Target, rule: str) -> bool:
    return all(path.exists() for path in channel.paths_of(target, rule))


def _told(db: Database, rule: str, target: Target, now: str) -> list[DeliveryRow]:
    """Return what stands in a rule's feed: sent before, or due now, newest first."""
    rows = deliveries.list_deliveries(
        db, target=target.name, rule=rule, limit=20 * channel.entries_of(target)
    )
    return [
        row
        for row in rows
        if row.state in ("sent", "unknown")
        or (row.held_at is None and row.next_attempt_at is not None and _is_due(row, now))
    ]


def _is_due(row: DeliveryRow, now: str) -> bool:
    return row.state != "pending" or (row.next_attempt_at or "") <= now


def _feed(rule: str, target: Target, rows: Iterable[DeliveryRow], now: str) -> Feed:
    threads: dict[tuple[str, int], list[DeliveryRow]] = {}
    for row in rows:
        threads.setdefault((row.subject_kind, row.subject_id), []).append(row)
    entries = [
        FeedEntry(
            # The first message of a thread that is longer than what is read names it all the same.
            key=thread[0].message.follows or thread[-1].key,
            message=thread[0].message,
            published_at=thread[-1].created_at,
            updated_at=thread[0].created_at,
        )
        for thread in threads.values()
    ]
    return Feed(
        rule=rule,
        target=target.name,
        entries=tuple(entries[: channel.entries_of(target)]),
        updated_at=now,
    )
