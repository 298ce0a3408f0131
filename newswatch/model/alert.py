"""Who is told what: rules, targets, and messages on their way.

Values only; `alert` decides and sends, `store` keeps the outbox.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where messages go. ``kind``: log, webhook or mail; ``options`` are that kind's own keys."""

    name: str
    kind: str
    options: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """Which announcements are told, to whom. Empty fields do not restrict; all others must hold.

    Names match whole words without case; ``min_usd`` compares at the day's offline rate;
    ``max_age_days`` also lets stories of a backfill through that are younger than this.
    """

    name: str
    targets: tuple[str, ...]
    types: tuple[str, ...] = ()
    min_usd: int | None = None
    funders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    min_probability: float = 0.5
    max_age_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a receiver reads. Plain text only: channels escape for their own format.

    ``kind``: first, correction or withdrawn; ``follows`` is the key of the message that this one
    corrects or withdraws; ``changes`` says what differs, a sentence each. ``sum_usd`` is in whole
    dollars at the rate of the day ``rate_on`` (both None where no rate is known). ``source`` is the
    source's name, ``outlet`` what readers call it.
    """

    key: str
    headline: str
    url: str
    source: str
    published: str | None
    type: str
    sums: tuple[str, ...]
    sum_usd: int | None
    funders: tuple[str, ...]
    recipients: tuple[str, ...]
    quote: str | None
    rule: str
    reasons: tuple[str, ...]
    event_id: int | None = None
    found_at: str | None = None
    kind: str = "first"
    follows: str | None = None
    changes: tuple[str, ...] = ()
    rate_on: str | None = None
    outlet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One message owed to one target because of one rule; ``key`` is the idempotency key.

    ``revision`` is 1 for what is told once; follow-ups count on from 2. ``article_id`` is the story
    that it tells of, where it is about one.
    """

    rule: str
    target: str
    subject_kind: str
    subject_id: int
    kind: str
    key: str
    message: Message
    revision: int = 1
    article_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """An alert that was leased for sending. ``attempts`` counts this one.

    ``parts`` of it have arrived before, where it is too long for one. ``owed_at`` and
    ``first_tried_at`` are RFC 3339 UTC; ``is_aside``: it waits apart, for its target takes others.
    """

    delivery_id: int
    alert_id: int
    target: str
    key: str
    attempts: int
    message: Message
    parts: int = 0
    owed_at: str | None = None
    first_tried_at: str | None = None
    is_aside: bool = False
