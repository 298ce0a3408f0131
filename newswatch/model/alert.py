"""Whom to tell: targets, and messages on their way.

Values only; `alert` decides and sends, `store` keeps the outbox.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where messages go. ``kind`` names a channel; ``options`` are that kind's own keys."""

    name: str
    kind: str
    options: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestEntry:
    """One event or story of a digest. The fields mean what those of `Message` do.

    ``also`` names the other outlets that tell of the same event; ``changes`` says, of one that a
    digest told before, what is not so any more.
    """

    headline: str
    url: str
    outlet: str
    published: str | None = None
    type: str = ""
    sums: tuple[str, ...] = ()
    sum_usd: int | None = None
    rate_on: str | None = None
    funders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    quote: str | None = None
    reasons: tuple[str, ...] = ()
    event_id: int | None = None
    also: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a receiver reads. Plain text only: channels escape for their own format.

    ``kind``: first, correction, withdrawn, digest or recovered; ``follows`` is the key of the
    message that this one corrects or withdraws, ``earlier`` the keys of all that its receiver got
    of the same thread, oldest first; ``changes`` says what differs, a sentence each. ``sum_usd`` is
    in whole dollars at the rate of the day ``rate_on`` (both None where no rate is known).
    ``source`` is the source's name, ``outlet`` what readers call it. ``about``: funding, story
    (a plain story that a rule asked for; facts stay empty), or source (how a source is doing:
    ``headline`` says it, ``type`` is the reason in a word, ``url`` the outlet's front page).

    A digest has ``kind`` digest, its title in ``headline``, no ``url``, and what it tells in
    ``entries``; ``lines`` stand for stories that are counted in place of told, a line each, and
    ``notes`` say at the end what a reader should know of the digest itself.
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
    about: str = "funding"
    entries: tuple[DigestEntry, ...] = ()
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()


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
