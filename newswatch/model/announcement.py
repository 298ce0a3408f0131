"""A funding announcement with the words that prove each of its facts.

The terms are those of the funding guide in docs/funding.md; money is integers in whole units of an
ISO 4217 currency, never a float.
"""

from __future__ import annotations

from dataclasses import dataclass

# Characters of an outlet's text that are kept as proof of one fact, or told to anybody, at most.
QUOTE_LIMIT = 300
EVENT_TYPES = ("round", "strategic", "pledge", "grant", "fund", "debt", "ipo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the detector may know: the text and where it stood.

    ``country`` is ISO 3166-1 alpha-2 of the outlet (for a bare ``$``), ``language`` BCP 47,
    ``published`` RFC 3339 or None.
    """

    headline: str
    body: str
    published: str | None = None
    language: str | None = None
    source: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One sum of money: the words, the ISO 4217 code, whole units, and where the words stand.

    ``role`` is ``announced``, or why it is not: valuation, earlier_round, total_to_date, revenue,
    market_size, fund_size, other. ``place`` is headline or body; ``start`` and ``end`` are code
    points, half-open, so that ``text == story_text[start:end]``.
    """

    text: str
    currency: str
    value: int
    role: str = "announced"
    place: str = "body"
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words that prove one fact (``amounts[0]``, ``funders[1]``, ``type``, ``round`` …).

    ``place`` is headline or body; ``quote == text[start:end]`` in code points, half-open.
    """

    fact: str
    place: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What the detector says of a story; ``is_funding`` false carries reasons and no facts."""

    is_funding: bool
    probability: float
    type: str | None = None
    amounts: tuple[Amount, ...] = ()
    other_amounts: tuple[Amount, ...] = ()
    funders: tuple[str, ...] = ()
    lead_funders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    round: str | None = None
    period_years: int | None = None
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
