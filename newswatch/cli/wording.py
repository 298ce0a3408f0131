"""How changes and announcements read on a terminal: plain words that no page text can forge.

Text only; knows rows, asks for none.
"""

from __future__ import annotations

from typing import Any

from newswatch.model import Amount, Announcement
from newswatch.store import FoundChange, StoredAnnouncement, StoredArticle

_FACTS = ("type", "sum", "funders", "led by", "recipients", "round", "years")
_MARKS = {"new": "+", "modified": "~", "removed": "-"}


def safe(text: str | None) -> str:
    """Return *text* on one line without control characters: no page paints a terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in text or "").split())


def sum_text(amount: Amount) -> str:
    """Return a sum as written, with its code and figures.

    >>> sum_text(Amount(text="HK$5bn", currency="HKD", value=5_000_000_000))
    'HK$5bn (HKD 5,000,000,000)'
    """
    return f"{safe(amount.text)} ({amount.currency} {amount.value:,})"


def deal_text(found: StoredAnnouncement) -> str:
    """Return who gives how much to whom, in one line."""
    return facts_text(found.facts)


def facts_text(facts: Announcement) -> str:
    """Return who gives how much to whom, in one line."""
    sums = ", ".join(sum_text(amount) for amount in facts.amounts) or "a sum that is not disclosed"
    parts = [f"{facts.type}: {sums}"]
    if facts.funders:
        parts.append(f"from {', '.join(safe(name) for name in facts.funders)}")
    if facts.recipients:
        parts.append(f"to {', '.join(safe(name) for name in facts.recipients)}")
    if facts.period_years:
        parts.append(f"over {facts.period_years} years")
    return " ".join(parts)


def facts_changed(old: Announcement, new: Announcement) -> list[str]:
    """Return each fact that differs with both its values, a line each."""
    return [
        f"{name}: {before} → {after}"
        for name, before, after in zip(_FACTS, _values(old), _values(new), strict=True)
        if before != after
    ]


def _values(facts: Announcement) -> list[str]:
    """Return the facts in the order of ``_FACTS`` as people read them."""
    listed = (facts.funders, facts.lead_funders, facts.recipients)
    return [
        facts.type or "none",
        ", ".join(map(sum_text, facts.amounts)) or "none",
        *("; ".join(map(safe, names)) or "none" for names in listed),
        safe(facts.round) or "none",
        str(facts.period_years or "none"),
    ]


def change_text(change: FoundChange) -> str:
    """Return a change as one line, or two where it is flagged."""
    fields = f" [{', '.join(change.fields)}]" if change.fields else ""
    line = (
        f"{_MARKS[change.kind]} {change.found_at[:16]} {safe(change.source)}: "
        f"{safe(change.headline)}{fields}\n    {safe(change.url)}"
    )
    if change.announcement:
        old = " (backfill)" if change.is_backfill else ""
        line += f"\n    FUNDING{old} {deal_text(change.announcement)}"
    return line


def change_json(change: FoundChange) -> dict[str, Any]:
    """Return a change as JSON values."""
    found = change.announcement
    return {
        "change_id": change.change_id,
        "kind": change.kind,
        "fields": list(change.fields),
        "article_id": change.article_id,
        "version": change.version,
        "headline": change.headline,
        "url": change.url,
        "source": change.source,
        "published": change.published,
        "published_at": change.published_at,
        "is_backfill": change.is_backfill,
        "found_at": change.found_at,
        "announcement": announcement_json(found) if found else None,
    }


def announcement_json(found: StoredAnnouncement) -> dict[str, Any]:
    """Return an announcement as JSON values."""
    return {
        "announcement_id": found.announcement_id,
        "event_id": found.event_id,
        "state": found.state,
        **facts_json(found.facts),
    }


def facts_json(facts: Announcement) -> dict[str, Any]:
    """Return the facts of an announcement as JSON values."""
    return {
        "type": facts.type,
        "probability": facts.probability,
        "amounts": [
            {"text": a.text, "currency": a.currency, "value": a.value} for a in facts.amounts
        ],
        "funders": list(facts.funders),
        "lead_funders": list(facts.lead_funders),
        "recipients": list(facts.recipients),
        "round": facts.round,
        "period_years": facts.period_years,
        "evidence": [
            {"fact": e.fact, "in": e.place, "quote": e.quote, "start": e.start, "end": e.end}
            for e in facts.evidence
        ],
        "reasons": list(facts.reasons),
    }


def article_json(article: StoredArticle) -> dict[str, Any]:
    """Return what identifies an article as JSON values."""
    return {
        "article_id": article.article_id,
        "source": article.source,
        "url": article.canonical_url,
        "headline": article.headline,
        "authors": list(article.authors),
        "published": article.published,
        "published_at": article.published_at,
        "language": article.language,
        "version": article.version,
        "first_seen_at": article.first_seen_at,
        "last_seen_at": article.last_seen_at,
        "removed_at": article.removed_at,
        "is_backfill": article.is_backfill,
        "body": article.body,
    }
