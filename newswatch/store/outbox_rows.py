"""What the outbox gives back: one message on its way, one target's state, one that was told.

Values only.
"""

from __future__ import annotations

from dataclasses import dataclass

from newswatch.model import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryRow:
    """One message on its way, as `alert list` shows it.

    ``held_at``: since when its rule or target is missing; ``doubted_at``: an attempt was cut off
    then, so that it may have arrived before; ``is_aside``: it waits apart and holds nothing back;
    ``rest_until_at``: until when its target is left alone.
    """

    delivery_id: int
    alert_id: int
    rule: str
    target: str
    kind: str
    revision: int
    key: str
    subject_kind: str
    subject_id: int
    article_id: int | None
    state: str
    attempts: int
    created_at: str
    first_tried_at: str | None
    tried_at: str | None
    failed_at: str | None
    next_attempt_at: str | None
    last_error: str | None
    sent_at: str | None
    doubted_at: str | None
    held_at: str | None
    is_aside: bool
    parts: int
    rest_until_at: str | None
    message: Message

    @property
    def may_have_arrived(self) -> bool:
        """Whether the receiver has it or may have it, so that it must not be worded anew."""
        return (
            self.state in ("sent", "sending", "unknown")
            or self.doubted_at is not None
            or self.parts > 0
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """How a target is doing: failures in a row, since when, and until when it is left alone."""

    name: str
    failures: int
    failing_since_at: str | None
    rest_until_at: str | None
    last_error: str | None
    sent_at: str | None
