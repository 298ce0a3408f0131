"""The outbox: messages that are owed, and taken back or worded anew before they are sent.

Sends nothing and knows no rule; `sending` has how each goes out, `deliveries` lists them. A message
is owed once for each rule, target, subject, kind and revision.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from newswatch.model import Alert, message_json
from newswatch.store.transactions import given, run, writes

# Stands as the error of a message that was held back because a story was judged otherwise.
WITHHELD = "withheld: the story was judged otherwise before it was sent"
# A message of which nobody can have seen anything yet: it may be worded anew or taken back.
UNSEEN = (
    "d.doubted_at IS NULL AND d.parts = 0"
    " AND (d.state = 'pending' OR (d.state = 'failed' AND d.next_attempt_at IS NOT NULL))"
)
# For one alert, :key; its delivery is found by the alert's number.
_REWORDED = (
    "d.alert_id = (SELECT id FROM alerts WHERE key = :key)"  # noqa: S608  our own text
    f" AND (({UNSEEN}) OR (d.state = 'cancelled' AND d.last_error = :withheld))"
)
_TAKE_BACK = f"""
UPDATE deliveries AS d SET state = 'cancelled', next_attempt_at = NULL, last_error = :withheld
WHERE {UNSEEN}
"""  # noqa: S608  our own text
_TAKEN_BACK = {
    "kind": "subject_kind = :kind",
    "id": "subject_id = :id",
    "rule": "rule = :rule",
    "target": "target = :target",
    "but": "key NOT IN (SELECT value FROM json_each(:but))",
    "kinds": "kind IN (SELECT value FROM json_each(:kinds))",
}


@writes
def add_alert(
    db: Database, alert: Alert, *, change_id: int | None, now: str, due_at: str | None = None
) -> bool:
    """Owe a message from now on; False, and no change, if it was owed before.

    It is not sent before *due_at*, as where a rule has quiet hours.
    """
    added = run(
        db,
        "INSERT INTO alerts (rule, target, subject_kind, subject_id, kind, revision, key, message,"
        " article_id, change_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
        " coalesce(?, (SELECT article_id FROM changes WHERE id = ?)), ?, ?)"
        " ON CONFLICT DO NOTHING",
        (
            alert.rule,
            alert.target,
            alert.subject_kind,
            alert.subject_id,
            alert.kind,
            alert.revision,
            alert.key,
            json.dumps(message_json(alert.message), ensure_ascii=False),
            alert.article_id,
            change_id,
            change_id,
            now,
        ),
    )
    if added.rowcount != 1:
        return False
    run(
        db,
        "INSERT INTO deliveries (alert_id, target, next_attempt_at) VALUES (?, ?, ?)",
        (added.lastrowid, alert.target, due_at or now),
    )
    return True


@writes
def reword(db: Database, alert: Alert, *, due_at: str) -> bool:
    """Let an alert that nobody was sent yet say what *alert* says; False if there is none.

    One that was withheld is owed again, from *due_at* on.
    """
    told = json.dumps(message_json(alert.message), ensure_ascii=False)
    asked = {"key": alert.key, "withheld": WITHHELD, "due": due_at, "message": told}
    unsent = run(
        db,
        "UPDATE alerts SET message = :message WHERE key = :key AND id IN"  # noqa: S608  our own text
        f" (SELECT d.alert_id FROM deliveries AS d WHERE {_REWORDED})",
        asked,
    )
    run(
        db,
        "UPDATE deliveries SET state = 'pending', next_attempt_at = :due, last_error = NULL"
        " WHERE alert_id = (SELECT id FROM alerts WHERE key = :key)"
        " AND state = 'cancelled' AND last_error = :withheld",
        asked,
    )
    return unsent.rowcount == 1


@writes
def withhold(
    db: Database,
    subject_kind: str,
    subject_id: int,
    *,
    but: Iterable[str] = (),
    rule: str | None = None,
    target: str | None = None,
    kinds: Iterable[str] = ("first",),
) -> int:
    """Give up what is owed about a subject and was not sent, but for the keys *but*; how many.

    Only messages of *kinds*, and of what *rule* owes to *target*, where they are given.
    """
    asked = {
        "kind": subject_kind,
        "id": subject_id,
        "rule": rule,
        "target": target,
        "but": json.dumps([*but]),
        "kinds": json.dumps([*kinds]),
    }
    return run(
        db,
        f"{_TAKE_BACK} AND d.alert_id IN (SELECT id FROM alerts{given(_TAKEN_BACK, asked)})",  # noqa: S608  as above
        asked | {"withheld": WITHHELD},
    ).rowcount
