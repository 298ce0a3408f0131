"""One message of the outbox, and one target, in words for `alert list` and `alert targets`.

Text only; knows no database.
"""

from __future__ import annotations

from newswatch.cli.wording import safe
from newswatch.store import DeliveryRow, TargetRow


def delivery_lines(row: DeliveryRow) -> str:
    """Return a line that says what and to whom, and where it is due one that says how it goes."""
    kind = "" if row.kind == "first" else f" {safe(row.kind)}"
    line = (
        f"{row.delivery_id:>5} {row.state:<9} {row.created_at} {safe(row.target)} "
        f"({safe(row.rule)}){kind}: {safe(row.message.headline)}"
    )
    told = [part for part in (_attempts(row), _waits(row), _doubt(row)) if part]
    return "\n      ".join([line, *told])


def target_line(row: TargetRow) -> str:
    """Return how a target is doing."""
    took = f"last took a message {row.sent_at}" if row.sent_at else "never took a message"
    if not row.failures:
        return f"{safe(row.name)}: well; {took}"
    rest = f"; left alone until {row.rest_until_at}" if row.rest_until_at else ""
    return (
        f"{safe(row.name)}: failing since {row.failing_since_at}, {row.failures} attempts in a row"
        f"{rest}; {took}\n      {safe(row.last_error or '')}"
    )


def _attempts(row: DeliveryRow) -> str:
    if not row.last_error:
        return ""
    return f"{row.attempts} attempts: {safe(row.last_error)}"


def _waits(row: DeliveryRow) -> str:
    if row.held_at:
        return f"held since {row.held_at}: its rule or target is missing in newswatch.toml"
    if row.state == "pending" and row.next_attempt_at and row.next_attempt_at > row.created_at:
        return f"to be sent from {row.next_attempt_at} on"
    if row.state != "failed" or not row.next_attempt_at:
        return ""
    apart = "; later ones are not held back by it" if row.is_aside else ""
    return f"tried again at {row.next_attempt_at}{apart}"


def _doubt(row: DeliveryRow) -> str:
    if not row.doubted_at:
        return ""
    return f"may have arrived {row.doubted_at}: that attempt was cut off"
