"""Compose what a receiver reads, and name it for ever.

Decides contents and bounds; how it looks is `wording`, how it travels the channels. All text of a
message has been made harmless, one line a field. Reads no clock, network or database.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from newswatch.alert.proof import proving_sentence
from newswatch.alert.subject import Subject
from newswatch.alert.text import cut, plain, safe_url
from newswatch.model import Amount, Message
from newswatch.model.announcement import QUOTE_LIMIT

_HEADLINE_LIMIT = 300
_LINE_LIMIT = 400
_NAME_LIMIT = 120
_LIST_LIMIT = 12


def idempotency_key(
    rule: str, target: str, subject_kind: str, subject_id: int, kind: str = "first"
) -> str:
    """Return the name of one message to one target, the same whenever it is asked for.

    >>> idempotency_key("big", "desk", "event", 12)
    'nw_b98d7aa0fcb9c6b9b92188097afc9090'
    """
    said = json.dumps([rule, target, subject_kind, subject_id, kind])
    return "nw_" + hashlib.sha256(said.encode("ascii")).hexdigest()[:32]


def compose(
    subject: Subject,
    rule_name: str,
    reasons: Iterable[str],
    key: str,
    *,
    kind: str = "first",
    follows: str | None = None,
    changes: Iterable[str] = (),
) -> Message:
    """Return the message that tells *subject* because of *rule_name* and its *reasons*.

    *kind* is first, correction or withdrawn; *follows* the key of the message it follows;
    *changes* a sentence for each fact that is not what it was.
    """
    found = subject.announcement
    return Message(
        key=key,
        headline=cut(plain(subject.headline), _HEADLINE_LIMIT),
        url=safe_url(subject.url),
        source=cut(plain(subject.source), _NAME_LIMIT),
        outlet=cut(plain(subject.outlet or subject.source), _NAME_LIMIT),
        published=None if subject.published is None else cut(plain(subject.published), 40),
        type=plain(found.type or ""),
        sums=tuple(sum_words(amount) for amount in found.amounts[:_LIST_LIMIT]),
        sum_usd=None if subject.usd is None else subject.usd.usd,
        rate_on=None if subject.usd is None else subject.usd.rate_on.isoformat(),
        funders=_bounded(found.funders, _NAME_LIMIT),
        recipients=_bounded(found.recipients, _NAME_LIMIT),
        quote=_proof(subject),
        rule=cut(plain(rule_name), _NAME_LIMIT),
        reasons=_bounded(reasons, _LINE_LIMIT),
        event_id=subject.event_id,
        found_at=subject.found_at,
        kind=kind,
        follows=follows,
        changes=_bounded(changes, _LINE_LIMIT),
        about="funding" if found.is_funding else "story",
    )


def sum_words(amount: Amount) -> str:
    """Return a sum as written, and in figures.

    >>> sum_words(Amount(text="HK$5bn", currency="HKD", value=5_000_000_000))
    'HK$5bn (HKD 5,000,000,000)'
    """
    return plain(f"{cut(plain(amount.text), 80)} ({amount.currency} {amount.value:,})")


def _bounded(lines: Iterable[str], limit: int) -> tuple[str, ...]:
    """Return the first of *lines*, harmless and bounded; the last says how many are left out."""
    kept = [cut(plain(line), limit) for line in lines]
    if len(kept) > _LIST_LIMIT:
        left_out = len(kept) - _LIST_LIMIT + 1
        kept[_LIST_LIMIT - 1 :] = [f"and {left_out} more"]
    return tuple(kept)


def _proof(subject: Subject) -> str | None:
    """Return the sentence that proves the announcement best, or None where no words are kept."""
    said = proving_sentence(subject.announcement, subject.headline, subject.body)
    return cut(plain(said), QUOTE_LIMIT) if said and plain(said) else None
