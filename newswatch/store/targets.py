"""How each target is doing, and what is owed to targets and rules that are configured no more.

Sends nothing and reads no configuration: which rules and targets there are is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.store.outbox_rows import TargetRow
from newswatch.store.transactions import one, reads, rows, run, writes

# Stands as the error of a message whose rule or target did not come back.
MISSED = "given up: its rule or target has been missing from newswatch.toml for 15 days"
# Of these subjects a rule of newswatch.toml tells; of others (a source's health) none does.
_IS_THERE = """(d.target IN (SELECT value FROM json_each(:targets))
    AND (a.subject_kind NOT IN ('event', 'announcement', 'article', 'story', 'digest')
        OR EXISTS (SELECT 1 FROM json_each(:pairs) AS p
            WHERE p.value ->> 0 = a.rule AND p.value ->> 1 = a.target)))"""
_OWED = "FROM deliveries AS d JOIN alerts AS a ON a.id = d.alert_id WHERE d.next_attempt_at"
_TO_HOLD = f"""
SELECT d.id {_OWED} IS NOT NULL AND d.state <> 'sending' AND d.held_at IS NULL AND NOT {_IS_THERE}
"""
_TO_LET_GO = f"SELECT d.id {_OWED} IS NOT NULL AND d.held_at IS NOT NULL AND {_IS_THERE}"


@reads
def open_targets(db: Database) -> list[str]:
    """Return the names of the targets to which something is owed, by name."""
    found = rows(
        db, "SELECT DISTINCT target FROM deliveries WHERE next_attempt_at IS NOT NULL ORDER BY 1"
    )
    return [row["target"] for row in found]


@reads
def count_open(db: Database, name: str) -> int:
    """Return how many messages are owed to a target and not held."""
    sql = f"SELECT count(*) AS n {_OWED} IS NOT NULL AND d.held_at IS NULL AND d.target = ?"
    found = one(db, sql, (name,))
    return int(found["n"]) if found else 0


@reads
def list_targets(db: Database) -> list[TargetRow]:
    """Return how each target is doing that was ever tried, by name."""
    return [
        TargetRow(**row)
        for row in rows(
            db,
            "SELECT name, failures, failing_since_at, rest_until_at, last_error, sent_at"
            " FROM targets ORDER BY name",
        )
    ]


@reads
def find_target(db: Database, name: str) -> TargetRow | None:
    """Return how one target is doing, or None if it was never tried."""
    return next((row for row in list_targets(db) if row.name == name), None)


@reads
def is_resting(db: Database, name: str, now: str) -> bool:
    """Tell whether a target is left alone at *now*."""
    asked = (name, now)
    return one(db, "SELECT 1 FROM targets WHERE name = ? AND rest_until_at > ?", asked) is not None


@writes
def wake(db: Database, name: str, now: str) -> None:
    """Let a target be tried at once, with what waits for it in its order."""
    run(db, "UPDATE targets SET rest_until_at = NULL WHERE name = ?", (name,))
    run(
        db,
        "UPDATE deliveries SET next_attempt_at = ? WHERE target = ? AND next_attempt_at > ?"
        " AND state = 'failed' AND is_aside = 0",
        (now, name, now),
    )


@writes
def set_right(db: Database, *, now: str, latest: str) -> None:
    """Let nothing wait until after *latest*: such an instant is of a clock that was wrong."""
    asked = {"now": now, "latest": latest}
    run(
        db,
        "UPDATE deliveries SET next_attempt_at = :now WHERE next_attempt_at > :latest"
        " AND state <> 'sending'",
        asked,
    )
    run(db, "UPDATE targets SET rest_until_at = NULL WHERE rest_until_at > :latest", asked)
    run(db, "UPDATE targets SET failing_since_at = :now WHERE failing_since_at > :now", asked)


@writes
def hold(
    db: Database,
    wanted: Iterable[tuple[str, str]],
    names: Iterable[str],
    *,
    now: str,
    missing_since: str,
) -> int:
    """Hold back what is owed because of a rule, or to a target, that is not there; return how many.

    *wanted* are the pairs of rule and target, *names* the targets that are configured. What is
    held goes out once they are back; what has been held since *missing_since* is given up.
    """
    asked = {"pairs": json.dumps([*wanted]), "targets": json.dumps([*names])}
    for held_at, found in ((now, _TO_HOLD), (None, _TO_LET_GO)):
        numbers = json.dumps([row["id"] for row in rows(db, found, asked)])
        run(
            db,
            "UPDATE deliveries SET held_at = ? WHERE id IN (SELECT value FROM json_each(?))",
            (held_at, numbers),
        )
    run(
        db,
        "UPDATE deliveries SET state = 'cancelled', next_attempt_at = NULL, last_error = ?"
        " WHERE next_attempt_at IS NOT NULL AND held_at <= ?",
        (MISSED, missing_since),
    )
    held = one(db, f"SELECT count(*) AS n {_OWED} IS NOT NULL AND d.held_at IS NOT NULL")
    return int(held["n"]) if held else 0


@writes
def give_up(db: Database, target: str, *, owed_until: str, now: str, error: str) -> int:
    """Give up what *target* has been owed since *owed_until* or before; return how many."""
    return run(
        db,
        "UPDATE deliveries AS d SET state = 'failed', next_attempt_at = NULL, failed_at = ?,"
        " last_error = ? WHERE d.target = ? AND d.next_attempt_at IS NOT NULL"
        " AND d.state <> 'sending' AND d.held_at IS NULL AND (SELECT created_at FROM alerts"
        " WHERE id = d.alert_id) <= ?",
        (now, error, target, owed_until),
    ).rowcount


def note_sent(db: Database, delivery_id: int, now: str) -> None:
    """Note that a target took a message: it is well, and what waits for it is due. For `sending`.

    Part of the caller's transaction.
    """
    row = one(
        db,
        "SELECT d.target, t.failures FROM deliveries AS d LEFT JOIN targets AS t"
        " ON t.name = d.target WHERE d.id = ?",
        (delivery_id,),
    )
    if row is None:
        return
    run(
        db,
        "INSERT INTO targets (name, sent_at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET"
        " failures = 0, failing_since_at = NULL, rest_until_at = NULL, last_error = NULL,"
        " sent_at = excluded.sent_at",
        (row["target"], now),
    )
    if row["failures"]:
        run(
            db,
            "UPDATE deliveries SET next_attempt_at = ? WHERE target = ? AND next_attempt_at > ?"
            " AND state = 'failed' AND is_aside = 0",
            (now, row["target"], now),
        )


def note_failed(db: Database, delivery_id: int, now: str, error: str, rest_until_at: str) -> None:
    """Note that a target failed and is left alone for a while. For `sending`.

    Not where the message waits apart: then it is the message that fails. Part of the caller's
    transaction.
    """
    run(
        db,
        "INSERT INTO targets (name, failures, failing_since_at, rest_until_at, last_error)"
        " SELECT target, 1, :now, :until, :error FROM deliveries WHERE id = :id AND is_aside = 0"
        " ON CONFLICT (name) DO UPDATE SET failures = failures + 1,"
        " failing_since_at = coalesce(failing_since_at, excluded.failing_since_at),"
        " rest_until_at = excluded.rest_until_at, last_error = excluded.last_error",
        {"now": now, "until": rest_until_at, "error": error, "id": delivery_id},
    )
